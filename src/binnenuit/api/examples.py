"""Examples in the OpenAPI document: true to the shapes, since they are made of them."""

from typing import Any

from pydantic import BaseModel


def showing(example: BaseModel) -> dict[str, Any]:
    """Return what makes ninja show `example` as the answer of an operation."""
    return answering(example.model_dump(mode="json", by_alias=True))


def answering(example: object, media_type: str = "application/json", **content: object) -> dict[str, Any]:
    """Return the same for a value; `content` may bring a `schema` where ninja knows none."""
    return {"responses": {200: {"content": {media_type: {"example": example, **content}}}}}


def one_page(items: list[dict[str, Any]], address: str) -> dict[str, Any]:
    """Return a page that holds all there is, of a list at `address`."""
    first = f"{address}?page=1"
    links = {"self": address, "first": first, "previous": None, "next": None, "last": first}
    return {"items": items, "total": len(items), "page": 1, "pageSize": 20, "pages": 1, "links": links}
