"""The operations on stories."""

from django.http import HttpRequest
from ninja import P, PathEx, Router

from binnenuit.api.examples import answering
from binnenuit.api.shapes import Shape
from tests.example_room import queries

router = Router(tags=["Stories"], by_alias=True)
CODE = "s70ry00000"


class StoryShape(Shape):
    """A story."""

    code: str
    title: str


@router.get(
    "/stories/{code}",
    response=StoryShape,
    summary="One story",
    openapi_extra=answering({"code": CODE, "title": "Een verhaal"}),
)
def story(request: HttpRequest, code: PathEx[str, P(examples=[CODE])]) -> StoryShape:  # noqa: ARG001
    """Return one story."""
    found = queries.story(code)
    return StoryShape(code=found.code, title=found.title)
