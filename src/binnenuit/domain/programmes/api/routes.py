"""The operations on programmes and partnerships."""

from typing import Any

from django.http import HttpRequest
from ninja import P, PathEx, Query, Router

from binnenuit.api.shapes import Paging, sliced
from binnenuit.domain.programmes import queries
from binnenuit.domain.programmes.api import examples, reading, shapes

router = Router(tags=["Programmes and partnerships"], by_alias=True)


@router.get(
    "/programmes", response=shapes.Programmes, summary="All programmes", openapi_extra=examples.PROGRAMMES
)
def programmes(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """Return the programmes, each tree from its top, the most recent first."""
    return dict(sliced(request, [reading.programme_ref(each) for each in queries.programmes()], paging))


@router.get(
    "/programmes/{code}", response=shapes.Programme, summary="One programme", openapi_extra=examples.PROGRAMME
)
def programme(
    request: HttpRequest,  # noqa: ARG001
    code: PathEx[str, P(examples=["respectvol-samenleven"])],
) -> shapes.Programme:
    """Return a programme with its parts, who is involved, and where each statement can be checked."""
    return reading.programme(queries.programme(code))


@router.get(
    "/partnerships",
    response=shapes.Partnerships,
    summary="All partnerships",
    openapi_extra=examples.PARTNERSHIPS,
)
def partnerships(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """Return the alliances, consortia and networks, by code."""
    refs = [reading.partnership_ref(each) for each in queries.partnership_refs()]
    return dict(sliced(request, sorted(refs, key=lambda ref: ref.code), paging))


@router.get(
    "/partnerships/{code}",
    response=shapes.Partnership,
    summary="One partnership",
    openapi_extra=examples.PARTNERSHIP,
)
def partnership(
    request: HttpRequest,  # noqa: ARG001
    code: PathEx[str, P(examples=["alliantie-jong-gelijk"])],
) -> shapes.Partnership:
    """Return a partnership with its members at every level."""
    return reading.partnership(queries.partnership(code))
