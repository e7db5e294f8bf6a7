"""The API of this site, version 1: the rooms' operations under one roof."""

from binnenuit.api.routers import api_routers
from binnenuit.api.serving import Api
from binnenuit.interchange.open_api import routes

VERSION = "1.0.0"

api = Api(
    name="api_v1",
    root="/api/v1",
    title="Binnenuit",
    version=VERSION,
    description=(
        "Initiatives for self-determination and social contact in the Netherlands, with who carries them, the "
        "programmes and partnerships behind them, the thesaurus and the municipalities. Read only; no key is needed. "
        "Where a location or contact is not public, nothing here knows more than the municipality. Records with "
        "`example: true` are made up. Fields may be added within version 1, never renamed or taken away."
    ),
)
for room in api_routers:
    api.add_router("", room.load())
api.add_router("", routes.router)
