"""An initiative for machines (schema.org), made of the public view only (domain 4.1).

Of a hidden location only the municipality is said. Who answers the phone is on the page for people, and not here:
nobody's name or number should be easy to harvest.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.rules.public import PublicInitiative, PublicLocation
from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.domain.initiatives.rules.schedule import WEEKDAYS, Frequency, pattern
from binnenuit.domain.initiatives.web.initiative_page import Link, ShownInitiative
from binnenuit.kernel.money import EURO
from binnenuit.kernel.record_fields import declared_fields
from binnenuit.ui.addresses import absolute
from binnenuit.ui.linked_data import thing

_TIME_ZONE = "Europe/Amsterdam"
_PERIODS: dict[Frequency, str] = {"daily": "D", "weekly": "W", "monthly": "M", "yearly": "Y"}
_MODES = {
    (True, True): "MixedEventAttendanceMode",
    (True, False): "OnlineEventAttendanceMode",
    (False, True): "OfflineEventAttendanceMode",
}


def about(page: ShownInitiative) -> dict[str, Any]:
    """Return what the page is about: an event while it has dates to come, else a service.

    An example says of itself that it is one.
    """
    initiative, main = page.initiative, page.main
    names = {"slug": initiative.slug, "code": initiative.code}
    shared = {
        "name": main.title,
        "description": main.summary or main.title,
        "disambiguatingDescription": _("Dit is een voorbeeld en bestaat niet.") if initiative.example else "",
        "url": absolute(reverse("initiative", kwargs=names)),
        "inLanguage": main.language,
    }
    return _event(page, shared) if page.occasions else _service(page, shared)


def _event(page: ShownInitiative, shared: dict[str, Any]) -> dict[str, Any]:
    initiative = page.initiative
    return thing(
        "Event",
        **shared,
        organizer=_organisation(initiative),
        startDate=page.occasions[0].iso,
        eventSchedule=[_schedule(each) for each in initiative.schedules],
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode=_mode(initiative),
        location=[*_places(initiative), *_online(initiative)],
        about=_concepts(page.themes),
        keywords=[link.label for link in page.forms],
        audience=_audience(page),
        typicalAgeRange=_ages(initiative),
        **{
            each.schema_org: getattr(initiative, name)
            for name, each in declared_fields(initiative).items()
            if each.schema_org
        },
        isAccessibleForFree=True if initiative.cost == "free" else None,
        offers=_offer(initiative),
    )


def _service(page: ShownInitiative, shared: dict[str, Any]) -> dict[str, Any]:
    initiative = page.initiative
    language = shared.pop("inLanguage")
    return thing(
        "Service",
        **shared,
        provider=_organisation(initiative),
        areaServed=[*_municipalities(initiative), *_areas(page.areas)],
        availableChannel=thing(
            "ServiceChannel",
            availableLanguage=list(initiative.languages) or [language],
            serviceLocation=_places(initiative),
        ),
        category=[link.label for link in page.themes],
        audience=_audience(page),
        offers=_offer(initiative),
    )


def _organisation(initiative: PublicInitiative) -> dict[str, Any]:
    return thing(
        "Organization",
        name=initiative.organisation.name,
        url=absolute(reverse("organisation", kwargs={"code": initiative.organisation.code})),
        sameAs=initiative.organisation.website,
    )


def _places(initiative: PublicInitiative) -> list[dict[str, Any]]:
    return [_place(location) for location in initiative.locations]


def _place(location: PublicLocation) -> dict[str, Any]:
    if location.hidden:
        return _municipality(location.municipality.name)
    municipality = location.municipality
    exact = (location.latitude, location.longitude) != (municipality.latitude, municipality.longitude)
    return thing(
        "Place",
        name=location.name or location.city or municipality.name,
        address=thing(
            "PostalAddress",
            streetAddress=location.address,
            postalCode=location.postcode,
            addressLocality=location.city or municipality.name,
            addressCountry="NL",
        ),
        geo=thing("GeoCoordinates", latitude=location.latitude, longitude=location.longitude)
        if exact
        else None,
    )


def _municipality(name: str) -> dict[str, Any]:
    address = thing("PostalAddress", addressLocality=name, addressCountry="NL")
    return thing("Place", name=name, address=address)


def _municipalities(initiative: PublicInitiative) -> list[dict[str, Any]]:
    names = dict.fromkeys(location.municipality.name for location in initiative.locations)
    return [thing("AdministrativeArea", name=name) for name in names]


def _areas(areas: tuple[Link, ...]) -> list[dict[str, Any]]:
    return [thing("AdministrativeArea", name=area.label) for area in areas]


def _online(initiative: PublicInitiative) -> list[dict[str, Any]]:
    return [thing("VirtualLocation", url=initiative.online_url)] if initiative.online_url else []


def _mode(initiative: PublicInitiative) -> str:
    mode = _MODES.get((initiative.online, bool(initiative.locations)), "")
    return f"https://schema.org/{mode}" if mode else ""


def _schedule(schedule: Schedule) -> dict[str, Any]:
    said = pattern(schedule)
    once = said.frequency == "once"
    return thing(
        "Schedule",
        repeatFrequency="" if once else f"P{said.interval}{_PERIODS[said.frequency]}",
        byDay=[f"{nth or ''}{WEEKDAYS[day]}" for nth, day in said.days],
        byMonthDay=list(said.month_days),
        startDate=(schedule.valid_from or schedule.starts.date()).isoformat(),
        endDate=_last_day(schedule, once=once),
        startTime=f"{schedule.starts:%H:%M}",
        duration=f"PT{schedule.minutes}M",
        scheduleTimezone=_TIME_ZONE,
    )


def _last_day(schedule: Schedule, *, once: bool) -> str:
    if once:
        return schedule.starts.date().isoformat()
    return schedule.valid_until.isoformat() if schedule.valid_until else ""


def _concepts(links: tuple[Link, ...]) -> list[dict[str, Any]]:
    return [thing("DefinedTerm", name=link.label, url=absolute(link.address)) for link in links]


def _audience(page: ShownInitiative) -> list[dict[str, Any]]:
    return [thing("Audience", audienceType=link.label) for link in page.target_groups]


def _ages(initiative: PublicInitiative) -> str:
    if initiative.minimum_age is None and initiative.maximum_age is None:
        return ""
    return f"{initiative.minimum_age or 0}-{initiative.maximum_age or ''}"


def _offer(initiative: PublicInitiative) -> dict[str, Any] | None:
    cents = 0 if initiative.cost == "free" else initiative.cost_cents
    if cents is None:
        return None
    return thing("Offer", price=f"{cents / EURO:.2f}", priceCurrency="EUR")
