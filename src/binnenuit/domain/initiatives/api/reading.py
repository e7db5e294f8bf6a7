"""From what the index shows and from the public view to what the API says."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast

from django.http import HttpRequest
from django.urls import reverse

from binnenuit.api.shapes import links
from binnenuit.domain.initiatives.api import shapes
from binnenuit.domain.initiatives.api.shapes import State
from binnenuit.domain.initiatives.rules.lifecycle import status_on
from binnenuit.domain.initiatives.rules.outputs import Facts, Place, unpacked
from binnenuit.domain.initiatives.rules.public import PublicInitiative, PublicLocation
from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.kernel import clock
from binnenuit.kernel.record_fields import declared_values
from binnenuit.search.types import FacetCount, Hit, SearchPage
from binnenuit.ui.addresses import absolute, hit_address


def found(request: HttpRequest, answer: SearchPage, unknown: dict[str, list[str]]) -> shapes.FoundInitiatives:
    """Return one page of a search."""
    return shapes.FoundInitiatives(
        items=[found_initiative(hit) for hit in answer.hits],
        total=answer.total,
        page=answer.request.page,
        page_size=answer.request.size,
        pages=answer.pages,
        links=links(request, answer.request.page, answer.pages),
        understood=[
            shapes.Understood(kind=each.kind, code=each.code, typed=each.typed) for each in answer.understood
        ],
        unknown=unknown,
        facets={name: _counts(values) for name, values in answer.facets.items()},
    )


def found_initiative(hit: Hit) -> shapes.FoundInitiative:
    """Return one result."""
    card, facts = hit.card, facts_of(hit)
    return shapes.FoundInitiative(
        code=hit.code,
        title=title_of(hit),
        summary=hit.summary,
        text_language=hit.language,
        organisation=shapes.Carrier(code=facts.organisation, name=card["organisation"]),
        programme=facts.programme,
        status=card["status"],
        themes=list(facts.themes),
        target_groups=list(facts.target_groups),
        forms=list(facts.forms),
        languages=card["languages"],
        cost=card["cost"],
        cost_cents=card["cents"],
        online=card["online"],
        places=[_found_place(place) for place in facts.places],
        distance_km=None if hit.distance_km is None else round(hit.distance_km, 3),
        last_confirmed=card["confirmed"],
        changed=facts.changed,
        example=card["example"],
        url=api_address(hit.code),
        page=absolute(hit_address(hit)),
    )


def initiative(public: PublicInitiative) -> shapes.InitiativeBody:
    """Return the whole of one initiative."""
    return shapes.Initiative(
        code=public.code,
        status=cast("State", status_on(public.status, public.period_until, clock.today())),
        texts={
            language: shapes.Text(
                title=text.title,
                summary=text.summary,
                description=text.description,
                how_to_take_part=text.how_to_take_part,
                cost_note=text.cost_note,
            )
            for language, text in public.texts.items()
        },
        organisation=shapes.Carrier(
            code=public.organisation.code,
            name=public.organisation.name,
            website=public.organisation.website,
        ),
        themes=list(public.themes),
        target_groups=list(public.target_groups),
        forms=list(public.forms),
        languages=list(public.languages),
        locations=[_location(each) for each in public.locations],
        areas=[shapes.Area(kind=each.kind, code=each.code) for each in public.areas],
        schedules=[_schedule(each) for each in public.schedules],
        cost=public.cost,
        cost_cents=public.cost_cents,
        accessibility=list(public.accessibility),
        participation=list(public.participation),
        contact=_contact(public),
        **declared_values(public),
        last_confirmed=public.last_confirmed,
        changed=public.changed.astimezone(UTC).replace(microsecond=0),
        example=public.example,
        url=api_address(public.code),
        page=absolute(reverse("initiative", kwargs={"slug": public.slug, "code": public.code})),
    )


def title_of(hit: Hit) -> str:
    """Return the title of a result without the marks of what was found in it."""
    return "".join(segment.text for segment in hit.title)


def facts_of(hit: Hit) -> Facts:
    """Return what the index keeps of an initiative beside its words."""
    return unpacked(hit.card["facts"])


def api_address(code: str) -> str:
    """Return the complete address of an initiative in this API."""
    return absolute(reverse("api_v1_initiative", kwargs={"code": code}))


def _found_place(place: Place) -> shapes.FoundPlace:
    return shapes.FoundPlace(
        municipality=place.municipality,
        label=place.label,
        point=place.kind,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _counts(values: tuple[FacetCount, ...]) -> list[shapes.FacetValue]:
    return [shapes.FacetValue(value=each.value, count=each.count) for each in values]


def _location(location: PublicLocation) -> shapes.Location:
    return shapes.Location(
        municipality=shapes.MunicipalityRef(code=location.municipality.code, name=location.municipality.name),
        hidden=location.hidden,
        name=location.name,
        address=location.address,
        postcode=location.postcode,
        city=location.city,
        latitude=round(location.latitude, 5),
        longitude=round(location.longitude, 5),
    )


def _schedule(schedule: Schedule) -> shapes.Schedule:
    return shapes.Schedule(
        starts=_in_utc(schedule.starts),
        rrule=schedule.rrule,
        minutes=schedule.minutes,
        valid_from=schedule.valid_from,
        valid_until=schedule.valid_until,
        note=schedule.note,
    )


def _in_utc(local: datetime) -> datetime:
    return local.replace(tzinfo=clock.AMSTERDAM).astimezone(UTC)


def _contact(public: PublicInitiative) -> shapes.Contact | None:
    contact = public.contact
    if contact is None:
        return None
    values: Mapping[str, str] = {
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "website": contact.website,
    }
    return shapes.Contact(**values)
