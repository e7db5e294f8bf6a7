"""The tile service that an operator may put behind the map: off by default, because it sees who looks where."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from binnenuit.kernel.errors import OperatingError

_ORIGIN = re.compile(r"^https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$")
_PLACES = ("{z}", "{x}", "{y}")


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile service (XYZ, Web Mercator)."""

    template: str
    """Address of a tile, with {z}, {x} and {y}."""
    attribution: str
    """Whom the map thanks; must be shown with it."""
    origin: str
    """The one origin that pages with the map may load images from."""

    @property
    def host(self) -> str:
        """Return the name of the server, as visitors are told it."""
        return self.origin.removeprefix("https://")


def read_tiles(text: str) -> Tiles | None:
    """Read "address attribution"; None for nothing; raises `OperatingError` for what is no tile service."""
    if not text.strip():
        return None
    template, _space, attribution = text.strip().partition(" ")
    split = urlsplit(template)
    origin = f"{split.scheme}://{split.netloc}".lower()
    sound = _ORIGIN.match(origin) and all(template.count(place) == 1 for place in _PLACES)
    if not sound or not attribution.strip():
        raise OperatingError(
            "BINNENUIT_TILES must be the https address of a tile with {z}, {x} and {y}, a space, and the attribution: "
            f"https://tiles.example.nl/{{z}}/{{x}}/{{y}}.png Kadaster; not {text!r}."
        )
    return Tiles(template, attribution.strip(), origin)
