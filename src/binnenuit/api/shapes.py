"""What the answers of our own API are made of: names in camelCase, moments in UTC, lists in pages."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import orjson
from django.http import HttpRequest, QueryDict
from ninja.renderers import BaseRenderer
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from binnenuit.ui.addresses import absolute

T = TypeVar("T")


class Shape(BaseModel):
    """One object of an answer."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class Links(Shape):
    """Complete addresses of this page and of those around it."""

    self: str
    first: str
    previous: str | None = None
    next: str | None = None
    last: str | None = None


class Page(Shape, Generic[T]):
    """One page of a list."""

    items: list[T]
    total: int = Field(ge=0, description="How many there are on all pages together.")
    page: int = Field(ge=1)
    page_size: int = Field(ge=1)
    pages: int = Field(ge=0, description="How many pages can be asked for.")
    links: Links


class Paging(Shape):
    """The parameters with which one leafs through a list."""

    page: int = Field(1, ge=1, le=10_000, description="Number of the page, from 1.", examples=[1])
    page_size: int = Field(20, ge=1, le=100, description="Items on a page.", examples=[20])

    @property
    def first(self) -> int:
        """Return the number of the first item of the page, from 0."""
        return (self.page - 1) * self.page_size


class Renderer(BaseRenderer):
    """JSON by orjson; moments in UTC end in Z."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:  # noqa: ARG002
        return orjson.dumps(data, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)


def links(request: HttpRequest, page: int, pages: int) -> Links:
    """Return the addresses around page `page` of `pages`, for the question that was asked."""
    return Links(
        self=absolute(request.get_full_path()),
        first=_at(request, 1),
        previous=_at(request, min(page - 1, pages)) if page > 1 and pages else None,
        next=_at(request, page + 1) if page < pages else None,
        last=_at(request, pages) if pages else None,
    )


def sliced(request: HttpRequest, items: list[T], paging: Paging) -> Mapping[str, Any]:
    """Return the values of a `Page` of a list that is in memory as a whole."""
    first = paging.first
    return paged(request, items[first : first + paging.page_size], len(items), paging)


def paged(request: HttpRequest, items: list[T], total: int, paging: Paging) -> Mapping[str, Any]:
    """Return the values of a `Page` with these items, of a list of `total`."""
    pages = -(-total // paging.page_size)
    return {
        "items": items,
        "total": total,
        "page": paging.page,
        "page_size": paging.page_size,
        "pages": pages,
        "links": links(request, paging.page, pages),
    }


def _at(request: HttpRequest, page: int) -> str:
    query: QueryDict = request.GET.copy()
    query["page"] = str(page)
    return absolute(f"{request.path}?{query.urlencode()}")
