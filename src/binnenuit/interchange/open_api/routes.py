"""The operations on what several rooms know: organisations, concepts, places, white spots, suggestions."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from ninja import P, PathEx, Query, Router
from pydantic import Field

from binnenuit.api.examples import answering
from binnenuit.api.serving import LICENCE
from binnenuit.api.shapes import Paging, Shape, paged, sliced
from binnenuit.domain.initiatives.service.white_spots import WHITE_SPOT_SCHEMES as TOPICS
from binnenuit.domain.initiatives.service.white_spots import Share, Topic, by_municipality, share
from binnenuit.foundation.organisations import service as organisations_room
from binnenuit.foundation.organisations.service import has_examples
from binnenuit.foundation.places import service as places_room
from binnenuit.foundation.vocabulary.service import Concept, thesaurus
from binnenuit.interchange.open_api import examples, shapes, things
from binnenuit.kernel.errors import NotFound
from binnenuit.search import engine
from binnenuit.ui.addresses import absolute
from binnenuit.ui.maps import drawing

router = Router(by_alias=True)

_ORGANISATIONS, _CONCEPTS, _PLACES = ["Organisations"], ["Concepts"], ["Places"]
Scheme = Literal["themes", "target_groups", "forms", "languages"]


class OfScheme(Paging):
    """Which concepts."""

    scheme: Scheme | None = Field(None, description="Only of this scheme.", examples=["themes"])


class OfProvince(Paging):
    """Which municipalities."""

    province: str = Field(
        "", max_length=6, description="Only of the province with this CBS code.", examples=["PV28"]
    )


class OfTopic(Paging):
    """Which topic; with both, initiatives that have both, with neither, all."""

    theme: str = Field(
        "", max_length=80, description="Id of a concept in `themes`.", examples=["sociaal-contact"]
    )
    target_group: str = Field(
        "", max_length=80, description="Id of a concept in `target_groups`.", examples=["vrouwen"]
    )


class Typed(Shape):
    """What is being typed."""

    q: str = Field(..., min_length=1, max_length=100, description="The beginning.", examples=["taalm"])
    locale: Literal["nl", "en"] = Field("nl", description="Language of the lines.", examples=["nl"])


class Named(Shape):
    """A name."""

    q: str = Field(
        ...,
        min_length=1,
        max_length=100,
        description="A place, in any script, or a postcode.",
        examples=["3014"],
    )


@router.get(
    "/organisations",
    response=shapes.Organisations,
    summary="All organisations",
    tags=_ORGANISATIONS,
    openapi_extra=examples.ORGANISATIONS,
)
def organisations(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """Return the organisations, the first that was recorded first."""
    total, refs = organisations_room.organisation_refs(paging.first, paging.page_size)
    return dict(paged(request, [things.organisation_ref(each) for each in refs], total, paging))


@router.get(
    "/organisations/{code}",
    response=shapes.Organisation,
    summary="One organisation",
    tags=_ORGANISATIONS,
    openapi_extra=examples.ORGANISATION,
)
def organisation(
    request: HttpRequest,  # noqa: ARG001
    code: PathEx[str, P(examples=["movisie"])],
) -> shapes.Organisation:
    """Return an organisation, its parts and what it takes part in."""
    return things.organisation(organisations_room.organisation(code))


@router.get(
    "/concepts",
    response=shapes.Concepts,
    summary="The thesaurus",
    tags=_CONCEPTS,
    openapi_extra=examples.CONCEPTS,
)
def concepts(request: HttpRequest, wanted: Query[OfScheme]) -> dict[str, Any]:
    """Return the concepts that are in use, by scheme and Dutch label."""
    words = thesaurus()
    schemes = [wanted.scheme] if wanted.scheme else ["themes", "target_groups", "forms", "languages"]
    found = [each for scheme in schemes for each in words.in_scheme(scheme)]
    page = sliced(request, found, wanted)
    return {**page, "items": [things.concept(each, words) for each in page["items"]]}


@router.get(
    "/concepts/{concept_id}",
    response=shapes.Concept,
    summary="One concept",
    tags=_CONCEPTS,
    openapi_extra=examples.CONCEPT,
)
def concept(
    request: HttpRequest,  # noqa: ARG001
    concept_id: PathEx[str, P(examples=["huwelijksdwang"])],
) -> shapes.Concept:
    """Return a concept with its labels in every language."""
    words = thesaurus()
    found = words.concept(concept_id)
    if found is None:
        raise NotFound(concept_id)
    return things.concept(found, words)


@router.get(
    "/municipalities",
    response=shapes.Municipalities,
    summary="All municipalities",
    tags=_PLACES,
    openapi_extra=examples.MUNICIPALITIES,
)
def municipalities(request: HttpRequest, wanted: Query[OfProvince]) -> dict[str, Any]:
    """Return the 342 municipalities of 2025, by CBS code."""
    found = (
        places_room.municipalities_in(wanted.province) if wanted.province else places_room.municipalities()
    )
    return dict(sliced(request, [things.municipality(each) for each in found], wanted))


@router.get(
    "/municipalities/{code}",
    response=shapes.Municipality,
    summary="One municipality",
    tags=_PLACES,
    openapi_extra=examples.MUNICIPALITY,
)
def municipality(
    request: HttpRequest,  # noqa: ARG001
    code: PathEx[str, P(examples=["GM0599"])],
) -> shapes.Municipality:
    """Return the municipality with this CBS code."""
    found = places_room.municipality(code)
    if found is None:
        raise NotFound(code)
    return things.municipality(found)


@router.get(
    "/area-outlines",
    summary="Outlines of provinces and municipalities",
    tags=_PLACES,
    openapi_extra=answering(
        {"type": "FeatureCollection", "features": []},
        "application/geo+json",
        schema={"type": "object", "required": ["type", "features"]},
    ),
)
def area_outlines(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Return the outlines as GeoJSON (CRS84); a feature's `id` is its CBS code.

    Cells of our own making, or what was imported.
    """
    response = HttpResponse(drawing().geojson.content, content_type="application/geo+json")
    response.headers["Content-Crs"] = "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
    return response


@router.get(
    "/places", response=shapes.Places, summary="Look a place up", tags=_PLACES, openapi_extra=examples.PLACES
)
def places(request: HttpRequest, named: Query[Named]) -> shapes.Places:  # noqa: ARG001
    """Return what a place name or postcode stands for."""
    found = places_room.find_place(named.q)
    return shapes.Places(items=[things.place(found)] if found else [])


@router.get(
    "/white-spots",
    response=shapes.WhiteSpots,
    summary="What is missing where",
    tags=_PLACES,
    openapi_extra=examples.white_spots(),
)
def white_spots(request: HttpRequest, wanted: Query[OfTopic]) -> dict[str, Any]:
    """Count what runs now of a topic in each municipality, beside what one would expect there."""
    chosen = [_chosen(wanted.theme, TOPICS[0]), _chosen(wanted.target_group, TOPICS[1])]
    topic = Topic(tuple(each for each in chosen if each))
    counts = by_municipality(topic)
    whole = share(places_room.municipalities()[0], counts)
    rows = [
        _white_spot(
            each.code,
            Share(counts.get(each.code, 0), each.population, whole.national, whole.national_population),
        )
        for each in places_room.municipalities()
    ]
    rows.sort(key=lambda row: row.here - row.expected if row.verdict in {"missing", "few"} else 0)
    return {
        **sliced(request, rows, wanted),
        "concepts": [each.id for each in topic.concepts],
        "national": whole.national,
        "counts_examples": has_examples(),
    }


@router.get(
    "/suggestions",
    response=shapes.Suggestions,
    summary="Suggestions while typing",
    tags=["Initiatives"],
    openapi_extra=examples.SUGGESTIONS,
)
def suggestions(request: HttpRequest, typed: Query[Typed]) -> shapes.Suggestions:  # noqa: ARG001
    """Return what fits the beginning that was typed."""
    with translation.override(typed.locale):
        found = engine.suggest(typed.q, typed.locale)
    return shapes.Suggestions(
        items=[
            shapes.Suggestion(kind=each.kind, label=each.label, detail=each.detail, code=each.code)
            for each in found
        ]
    )


@router.get(
    "", response=shapes.Service, summary="What this API is", tags=["About"], openapi_extra=examples.ABOUT
)
def about_api(request: HttpRequest) -> shapes.Service:  # noqa: ARG001
    """Return the version and where to read on."""
    return shapes.Service(
        title="Binnenuit",
        version="1.0.0",
        openapi=absolute(reverse("api_v1_openapi")),
        documentation=absolute("/api"),
        licence=LICENCE["url"],
        hsds=absolute("/hsds"),
        data=absolute("/data"),
    )


def _chosen(asked: str, scheme: str) -> Concept | None:
    if not asked:
        return None
    found = thesaurus().concept(asked)
    if found and found.replaced_by:
        found = thesaurus().concept(found.replaced_by)
    if found is None or found.scheme != scheme:
        raise NotFound(asked)
    return found


def _white_spot(code: str, found: Share) -> shapes.WhiteSpot:
    return shapes.WhiteSpot(
        municipality=code,
        population=found.population,
        here=found.here,
        expected=round(found.expected, 1),
        chance=round(found.chance, 3),
        verdict=found.verdict,
    )
