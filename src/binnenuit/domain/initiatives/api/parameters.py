"""What one may ask of the list of initiatives: the same as on the search page, in codes."""

from typing import Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from binnenuit.api.shapes import Paging
from binnenuit.domain.initiatives.api.codes import FACETS, box_of, code_of, named_place, point_of
from binnenuit.search.engine import MOST_RESULTS
from binnenuit.search.types import FACETS as ALL_FACETS
from binnenuit.search.types import Near, SearchRequest, Sort

MOST_FILTERS = 50
_LONGEST = 300
Day = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
Cost = Literal["free", "paid", "unknown"]
Status = Literal["published", "paused", "ended"]
Order = Literal["relevance", "distance", "confirmed"]
Locale = Literal["nl", "en"]


def _codes(what: str, example: str) -> list[str]:
    """Give the field of a filter that takes several values: one of them is enough."""
    field: list[str] = Field(default_factory=list, description=what, examples=[[example]])
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
        default_factory=list, description="Day on which it takes place.", examples=[["tu"]]
    )
    online: bool | None = Field(None, description="Whether one can take part online.", examples=[False])
    cost: list[Cost] = Field(default_factory=list, description="What it costs.", examples=[["free"]])
    programme: list[str] = _codes("Code of a programme.", "respectvol-samenleven")
    organisation: list[str] = _codes("Code of an organisation.", "movisie")
    status: list[Status] = Field(
        default_factory=list, description="Whether it runs.", examples=[["published"]]
    )
    sort: Order | None = Field(
        None,
        description="Order; by relevance where nothing is said, or by distance with `near` and no words.",
        examples=["relevance"],
    )
    locale: Locale = Field(
        "nl", description="Language of titles and labels, where there is one.", examples=["nl"]
    )
    bbox: str = Field(
        "",
        max_length=_LONGEST,
        description="Only what has a point in this box: west,south,east,north in degrees (CRS84).",
        examples=["4.2,51.8,4.7,52.0"],
    )

    @field_validator(*(attribute for attribute, _parameter in FACETS.values()), mode="after")
    @classmethod
    def _are_known(cls, words: list[str], info: ValidationInfo) -> list[str]:
        codes = {word: code_of(info.field_name or "", word) for word in words}
        unknown = [repr(word[:80]) for word, code in codes.items() if code is None]
        if unknown:
            raise ValueError(f"not known here: {', '.join(unknown[:MOST_FILTERS])}")
        return sorted({code for code in codes.values() if code is not None})

    @field_validator("near", mode="after")
    @classmethod
    def _is_a_place(cls, text: str) -> str:
        if text.strip() and (point_of(text) or named_place(text)) is None:
            raise ValueError(f"{text[:80]!r} is no known place in the Netherlands, nor latitude,longitude")
        return text.strip()

    @field_validator("bbox", mode="after")
    @classmethod
    def _is_a_box(cls, text: str) -> str:
        if text:
            box_of(text)
        return text

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        if (number := sum(len(values) for _facet, values in self.filters())) > MOST_FILTERS:
            raise ValueError(f"{number} filters; no more than {MOST_FILTERS} can be asked for")
        if self.page > 1 and self.page * self.page_size > MOST_RESULTS:
            raise ValueError(
                f"a search can be read up to result {MOST_RESULTS}: narrow it down, or take everything from /data"
            )
        return self

    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Give the chosen values by facet of the index, in its order."""
        chosen = {facet: tuple(getattr(self, attribute)) for facet, (attribute, _name) in FACETS.items()}
        if self.online is not None:
            chosen["online"] = ("yes" if self.online else "no",)
        return tuple((facet, chosen[facet]) for facet in ALL_FACETS if chosen.get(facet))

    def question(self, *, facets: tuple[str, ...] = ()) -> SearchRequest:
        """Give the question for the index."""
        point = (point_of(self.near) or named_place(self.near)) if self.near else None
        return SearchRequest(
            text=self.q,
            filters=self.filters(),
            near=Near(point, self.radius, self.near) if point else None,
            sort=self._order(),
            page=self.page,
            size=self.page_size,
            language=self.locale,
            facets=facets,
            box=box_of(self.bbox) if self.bbox else None,
        )

    def _order(self) -> Sort:
        by_distance: Sort = "distance" if self.near and not self.q else "relevance"
        if self.sort == "distance" and not (self.near or self.q):
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
        description="System of the coordinates: CRS84 (longitude, latitude), RD (EPSG 28992) or ETRS89 (EPSG 4258: latitude, longitude).",
        examples=["http://www.opengis.net/def/crs/OGC/1.3/CRS84"],
    )
