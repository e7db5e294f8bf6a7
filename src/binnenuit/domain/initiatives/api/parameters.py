"""What one may ask of the list of initiatives: the same as on the search page, in codes."""

from typing import Literal

from pydantic import Field

from binnenuit.api.shapes import Paging
from binnenuit.domain.initiatives.api.codes import FACETS, box_of, code_of, named_place, point_of
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.types import Near, Point, SearchRequest, Sort

MOST_VALUES = 10
"""Of one filter."""
UNKNOWN_CODE = "-"
"""In the index: the value of nothing."""
NOWHERE = (-180.0, -90.0, -180.0, -90.0)
"""A box without initiatives: a point far from any."""
_BOX = r"^(-?\d{1,3}(\.\d{1,15})?,){3}-?\d{1,3}(\.\d{1,15})?$"
_LONGEST = 300
Day = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
Cost = Literal["free", "paid", "unknown"]
Status = Literal["published", "paused", "ended"]
Order = Literal["relevance", "distance", "confirmed"]
Locale = Literal["nl", "en"]


def _codes(what: str, example: str) -> list[str]:
    """Return the field of a filter that takes several values: one of them is enough."""
    field: list[str] = Field(
        default_factory=list, max_length=MOST_VALUES, description=what, examples=[[example]]
    )
    return field


class Wanted(Paging):
    """What is looked for. Values of one parameter are "or", parameters are "and"."""

    q: str = Field("", max_length=_LONGEST, description="Words, in any language.", examples=["taalmaatje"])
    near: str = Field(
        "",
        max_length=_LONGEST,
        description='A place name, a postcode of four digits, or "latitude,longitude" in degrees.',
        examples=["rotterdam"],
    )
    radius: int = Field(10, ge=1, le=200, description="Kilometres around `near`.", examples=[10])
    theme: list[str] = _codes("Id of a concept in the scheme `themes`.", "sociaal-contact")
    target_group: list[str] = _codes("Id of a concept in the scheme `target_groups`.", "vrouwen")
    form: list[str] = _codes("Id of a concept in the scheme `forms`.", "taalcafe")
    language: list[str] = _codes("Language that is spoken, a BCP 47 tag.", "nl")
    province: list[str] = _codes("CBS code of a province.", "PV28")
    municipality: list[str] = _codes("CBS code of a municipality.", "GM0599")
    day: list[Day] = Field(
        default_factory=list,
        max_length=MOST_VALUES,
        description="Day on which it takes place.",
        examples=[["tu"]],
    )
    online: bool | None = Field(None, description="Whether one can take part online.", examples=[False])
    cost: list[Cost] = Field(
        default_factory=list, max_length=MOST_VALUES, description="What it costs.", examples=[["free"]]
    )
    programme: list[str] = _codes("Code of a programme.", "respectvol-samenleven")
    organisation: list[str] = _codes("Code of an organisation.", "movisie")
    status: list[Status] = Field(
        default_factory=list, max_length=MOST_VALUES, description="Whether it runs.", examples=[["published"]]
    )
    sort: Order | None = Field(
        None,
        description="Order; by relevance where nothing is said, or by distance with `near` and no words.",
        examples=["relevance"],
    )
    locale: Locale = Field(
        "nl", description="Language of titles and labels, where there is one.", examples=["nl"]
    )
    bbox: str | None = Field(
        None,
        pattern=_BOX,
        description="Only what has a point in this box: west,south,east,north in degrees (CRS84).",
        examples=["4.2,51.8,4.7,52.0"],
    )

    def unknown(self) -> dict[str, list[str]]:
        """Return, by parameter, the values that are not known here: they match nothing."""
        found = {
            name: [word for word in getattr(self, attribute) if code_of(facet, word) is None]
            for facet, (attribute, name) in FACETS.items()
        }
        if self.near.strip() and self._point() is None:
            found["near"] = [self.near]
        return {name: words for name, words in found.items() if words}

    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the chosen values by facet of the index, in its order."""
        chosen = {
            facet: tuple(sorted({code_of(facet, word) or UNKNOWN_CODE for word in getattr(self, attribute)}))
            for facet, (attribute, _name) in FACETS.items()
        }
        if self.online is not None:
            chosen["online"] = ("yes" if self.online else "no",)
        return tuple((facet, chosen[facet]) for facet in facet_names() if chosen.get(facet))

    def question(self, *, facets: tuple[str, ...] = ()) -> SearchRequest:
        """Return the question for the index; near a place that is not known there is nothing."""
        point = self._point()
        nowhere = bool(self.near.strip()) and point is None
        return SearchRequest(
            text=self.q,
            filters=self.filters(),
            near=Near(point, self.radius, self.near) if point else None,
            sort=self._order(),
            page=self.page,
            size=self.page_size,
            language=self.locale,
            facets=facets,
            box=NOWHERE if nowhere else box_of(self.bbox),
        )

    def _point(self) -> Point | None:
        text = self.near.strip()
        return (point_of(text) or named_place(text)) if text else None

    def _order(self) -> Sort:
        by_distance: Sort = "distance" if self._point() and not self.q else "relevance"
        if self.sort == "distance" and not (self._point() or self.q):
            return "relevance"
        return self.sort or by_distance


class Listed(Wanted):
    """The same, for the list with counts."""

    facets: bool = Field(
        False,
        description="Also count how many results there are by each value of each filter.",
        examples=[False],
    )


Crs = Literal[
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
    "http://www.opengis.net/def/crs/EPSG/0/28992",
    "http://www.opengis.net/def/crs/EPSG/0/4258",
]


class Located(Wanted):
    """The same, for the map."""

    page_size: int = Field(100, ge=1, le=100, description="Features in one answer.", examples=[100])
    crs: Crs = Field(
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        description="System of the coordinates: CRS84 (longitude, latitude), RD (EPSG 28992) or ETRS89 "
        "(EPSG 4258: latitude, longitude).",
        examples=["http://www.opengis.net/def/crs/OGC/1.3/CRS84"],
    )
