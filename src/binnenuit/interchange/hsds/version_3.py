"""The HSDS API of this site."""

from binnenuit.api.serving import Api
from binnenuit.interchange.hsds import document, routes

api = Api(
    name="hsds",
    root="/hsds",
    title="Binnenuit: HSDS",
    version="3.1.0",
    description=(
        "Initiatives as services, by the Human Services Data Specification 3.1 of Open Referral and its UK profile. "
        "Read only; no key is needed. What HSDS has no field for stands in attributes of the taxonomy "
        "`Binnenuit: fields`. Where a location or contact is not public, nothing here knows more than the municipality."
    ),
    strict=False,
    schemas=document.schemas(),
)
api.add_router("", routes.router)
