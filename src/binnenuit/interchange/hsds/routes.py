"""The HSDS 3.1 API, read only: required and optional endpoints, and with them those of the UK profile."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from ninja import P, PathEx, Query, Router

from binnenuit.domain.initiatives.service.locations import Spot, count_spots, spots, spots_for, spots_near
from binnenuit.domain.initiatives.service.published import PublicInitiative, public_initiative
from binnenuit.foundation.organisations import service as organisations_room
from binnenuit.foundation.places import service as places
from binnenuit.interchange.hsds import (
    answering,
    document,
    giving,
    ids,
    known,
    parameters,
    services,
    taxonomies,
)
from binnenuit.interchange.hsds.carrying import carriers
from binnenuit.interchange.hsds.choosing import Selection
from binnenuit.interchange.hsds.ids import Part
from binnenuit.kernel.errors import NotFound
from binnenuit.search.types import Point

VERSION = "3.1"
router = Router()
_POSTCODE = 4
_EVERYTHING = 1_000_000_000
Id = PathEx[str, P(examples=["7f3b2c10-0000-8001-8000-000000000000"])]


@router.get("", summary="About this API", openapi_extra=document.answer("AboutApi"))
def about_hsds(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """Return the version of HSDS, the profile, and where the OpenAPI document is."""
    base = settings.BASE_URL
    return answering.one(
        {
            "version": VERSION,
            "profile": f"{base}{'/api'}",
            "openapi_url": f"{base}{reverse('hsds_openapi')}",
        }
    )


@router.get("/services", summary="Services", openapi_extra=document.answer("Services", lines=True))
def services_list(request: HttpRequest, wanted: Query[parameters.OfServices]) -> HttpResponseBase:  # noqa: ARG001
    """Return the services that are asked for, in a fixed order."""
    selection = Selection(wanted.asked())
    if wanted.minimal:
        return _stamps(selection, wanted)
    context = known.context()
    if wanted.as_lines:
        return answering.lines(giving.every_service(selection, context, full=wanted.full))
    keys = selection.keys(wanted.first, wanted.per_page)
    contents = giving.some_services(keys, context, full=wanted.full)
    return answering.page(contents, selection.count(), wanted.page, wanted.per_page)


@router.get("/services/{id}", summary="One service", openapi_extra=document.answer("Service"))
def service_by_id(request: HttpRequest, id: Id) -> HttpResponseBase:  # noqa: A002, ARG001
    """Return everything of one service."""
    initiative, _position = _initiative(id, Part.SERVICE)
    return answering.one(services.whole(initiative, known.context()))


@router.get(
    "/service_at_locations",
    summary="Services at locations",
    openapi_extra=document.answer("ServicesAtLocations", lines=True),
)
def service_at_locations_list(
    request: HttpRequest,  # noqa: ARG001
    wanted: Query[parameters.OfLocations],
) -> HttpResponseBase:
    """Return services with where they are; near a postcode the nearest first."""
    selection = Selection(wanted.asked())
    keys = None if selection.everything else [key for part in selection.every_key() for key in part]
    number, first = (_EVERYTHING, 0) if wanted.as_lines else (wanted.per_page, wanted.first)
    if wanted.postcode:
        every = _spots(wanted.postcode, wanted.proximity, keys)
        total, chosen = len(every), every[first : first + number]
    else:
        total, chosen = count_spots(keys), spots(keys, first, number)
    made = giving.at_locations(chosen, known.context(), full=wanted.full)
    if wanted.as_lines:
        return answering.lines(made)
    return answering.page(list(made), total, wanted.page, wanted.per_page)


@router.get(
    "/service_at_locations/{id}",
    summary="One service at a location",
    openapi_extra=document.answer("ServiceAtLocation"),
)
def service_at_location_by_id(request: HttpRequest, id: Id) -> HttpResponseBase:  # noqa: A002, ARG001
    """Return everything of one service at one of its locations."""
    initiative, position = _initiative(id, Part.SERVICE_AT_LOCATION)
    found = giving.at_location(initiative, position, known.context(), full=True)
    if found is None:
        raise NotFound(id)
    return answering.one(found)


@router.get(
    "/organizations", summary="Organizations", openapi_extra=document.answer("Organizations", lines=True)
)
def organizations_list(
    request: HttpRequest,  # noqa: ARG001
    wanted: Query[parameters.OfOrganizations],
) -> HttpResponseBase:
    """Return the organizations that are asked for, in a fixed order."""
    codes = carriers(wanted)
    first, number = (0, len(codes)) if wanted.as_lines else (wanted.first, wanted.per_page)
    chosen = codes[first : first + number]
    views = organisations_room.organisation_views_of(chosen)
    made = giving.organizations(
        (views[code] for code in chosen if code in views),
        known.context(),
        full=wanted.full,
        full_service=wanted.full_service,
    )
    if wanted.as_lines:
        return answering.lines(made)
    return answering.page(list(made), len(codes), wanted.page, wanted.per_page)


@router.get("/organizations/{id}", summary="One organization", openapi_extra=document.answer("Organization"))
def organization_by_id(
    request: HttpRequest,  # noqa: ARG001
    id: Id,  # noqa: A002
    wanted: Query[parameters.OfOrganization],
) -> HttpResponseBase:
    """Return an organization with its services."""
    code = known.codes_by_id(id)
    if code is None:
        raise NotFound(id)
    view = organisations_room.organisation(code)
    made = giving.organization(view, known.context(), full=True, full_service=wanted.full_service)
    return answering.one(made)


@router.get("/taxonomies", summary="Taxonomies", openapi_extra=document.answer("Taxonomies", lines=True))
def taxonomies_list(request: HttpRequest, wanted: Query[parameters.OfTaxonomies]) -> HttpResponseBase:  # noqa: ARG001
    """Return the schemes of the thesaurus, and the list of our own fields."""
    sought = wanted.search.strip().casefold()
    found = [each for each in taxonomies.taxonomies(known.context()) if sought in each["name"].casefold()]
    return answering.sliced(found, wanted.page, wanted.per_page, as_lines=wanted.as_lines)


@router.get("/taxonomies/{id}", summary="One taxonomy", openapi_extra=document.answer("Taxonomy"))
def taxonomy_by_id(request: HttpRequest, id: Id) -> HttpResponseBase:  # noqa: A002, ARG001
    """Return a taxonomy."""
    return answering.one(_with_id(id, taxonomies.taxonomies(known.context())))


@router.get(
    "/taxonomy_terms", summary="Taxonomy terms", openapi_extra=document.answer("TaxonomyTerms", lines=True)
)
def taxonomy_terms_list(request: HttpRequest, wanted: Query[parameters.OfTerms]) -> HttpResponseBase:  # noqa: ARG001
    """Return the terms that are asked for."""
    sought = wanted.search.strip().casefold()
    found = [
        each
        for each in taxonomies.terms(known.context())
        if sought in each["name"].casefold()
        and (not wanted.taxonomy_id or each.get("taxonomy_id") == wanted.taxonomy_id)
        and (not wanted.parent_id or each.get("parent_id") == wanted.parent_id)
        and not (wanted.top_only and "parent_id" in each)
    ]
    return answering.sliced(found, wanted.page, wanted.per_page, as_lines=wanted.as_lines)


@router.get("/taxonomy_terms/{id}", summary="One term", openapi_extra=document.answer("TaxonomyTerm"))
def taxonomy_term_by_id(request: HttpRequest, id: Id) -> HttpResponseBase:  # noqa: A002, ARG001
    """Return a term."""
    return answering.one(_with_id(id, taxonomies.terms(known.context())))


def _stamps(selection: Selection, wanted: parameters.OfServices) -> HttpResponseBase:
    """Return ids and moments; all in one page, unless a page is asked for."""
    if wanted.as_lines:
        return answering.lines(giving.every_stamp(selection))
    if "per_page" in wanted.model_fields_set:
        contents = giving.some_stamps(selection.keys(wanted.first, wanted.per_page))
        return answering.page(contents, selection.count(), wanted.page, wanted.per_page)
    if wanted.page > 1:
        return answering.page([], selection.count(), wanted.page, max(selection.count(), 1))
    return answering.all_in_one_page(giving.every_stamp(selection), selection.count())


def _spots(postcode: str, proximity: float | None, keys: list[int] | None) -> list[Spot]:
    """Return the locations for a postcode; nothing for one that does not exist."""
    place = places.find_place(postcode[:_POSTCODE])
    if place is None or place.kind != "postcode":
        return []
    if proximity is not None:
        return spots_near(Point(place.latitude, place.longitude), proximity, keys)
    municipality = places.municipality(place.municipality_code)
    return spots_for(place.municipality_code, municipality.province_code if municipality else "", keys)


def _initiative(identity: str, part: Part) -> tuple[PublicInitiative, int]:
    named = ids.read(identity)
    if named is None or named.part != part:
        raise NotFound(identity)
    return public_initiative(named.code), named.position


def _with_id(identity: str, things: object) -> object:
    for each in things:  # type: ignore[attr-defined]
        if each["id"] == identity:
            return each
    raise NotFound(identity)
