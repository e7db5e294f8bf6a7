"""Examples in the OpenAPI document: true to the shapes, since they are made of them."""

from typing import Any

from pydantic import BaseModel


def showing(example: BaseModel) -> dict[str, Any]:
    """Give what makes ninja show `example` as the answer of an operation."""
    return answering(example.model_dump(mode="json", by_alias=True))


def answering(example: object, media_type: str = "application/json", **content: object) -> dict[str, Any]:
    """Give the same for a value; `content` may bring a `schema` where ninja knows none."""
    return {"responses": {200: {"content": {media_type: {"example": example, **content}}}}}
