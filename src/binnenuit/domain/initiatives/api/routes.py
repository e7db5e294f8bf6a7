"""The operations on initiatives."""

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query, Router

from binnenuit.domain.initiatives.api import examples, geojson, reading, shapes
from binnenuit.domain.initiatives.api.parameters import Listed, Located
from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.search import engine
from binnenuit.search.facet_kinds import facet_names

router = Router(tags=["Initiatives"], by_alias=True)


@router.get(
    "/initiatives",
    response=shapes.FoundInitiatives,
    summary="Search initiatives",
    openapi_extra=examples.FOUND,
)
def initiatives(request: HttpRequest, wanted: Query[Listed]) -> shapes.FoundInitiatives:
    """Return the initiatives that fit, a page at a time; the same search as the site's, out of the same index."""
    answer = engine.search(wanted.question(facets=facet_names() if wanted.facets else ()))
    return reading.found(request, answer, wanted.unknown())


@router.get(
    "/initiatives/{code}",
    response=shapes.Initiative,
    summary="One initiative",
    openapi_extra=examples.INITIATIVE,
)
def initiative(request: HttpRequest, code: PathEx[str, P(examples=[examples.CODE])]) -> shapes.InitiativeBody:  # noqa: ARG001
    """Return everything that is public of one initiative."""
    return reading.initiative(public_initiative(code))


@router.get("/initiative-locations", summary="Initiatives on the map", openapi_extra=examples.LOCATIONS)
def initiative_locations(request: HttpRequest, wanted: Query[Located]) -> HttpResponse:
    """Return the same search as GeoJSON; of a hidden location the point is the municipality's."""
    return geojson.collection(request, engine.search(wanted.question()), wanted.crs)
