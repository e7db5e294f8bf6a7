"""What the rooms have, as HSDS: one thing, a page of things, or all of them one after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from binnenuit.domain.initiatives.service.locations import Spot
from binnenuit.domain.initiatives.service.published import PublicInitiative, public_initiatives_of, stamps
from binnenuit.foundation.organisations.service import OrganisationView
from binnenuit.interchange.hsds import organisations, services
from binnenuit.interchange.hsds.choosing import Asked, Selection
from binnenuit.interchange.hsds.context import Context
from binnenuit.interchange.hsds.shapes import (
    Location,
    Organization,
    OrganizationBasic,
    Service,
    ServiceAtLocation,
    ServiceBasic,
    ServiceMinimal,
)

_CHUNK = 200


def some_services(keys: Sequence[int], context: Context, *, full: bool) -> list[Service | ServiceBasic]:
    """Return the services with these primary keys."""
    make = services.whole if full else services.basic
    return [make(initiative, context) for initiative in public_initiatives_of(keys)]


def every_service(selection: Selection, context: Context, *, full: bool) -> Iterator[Service | ServiceBasic]:
    """Return all services that are chosen."""
    for keys in selection.every_key():
        for start in range(0, len(keys), _CHUNK):
            yield from some_services(keys[start : start + _CHUNK], context, full=full)


def every_stamp(selection: Selection) -> Iterator[ServiceMinimal]:
    """Return the id of each service that is chosen, and when it last changed."""
    for keys in selection.every_key():
        yield from (services.minimal(code, changed) for code, changed in stamps(keys))


def some_stamps(keys: Sequence[int]) -> list[ServiceMinimal]:
    """Return the same for the services with these primary keys."""
    return [services.minimal(code, changed) for code, changed in stamps(keys)]


def at_locations(spots: Sequence[Spot], context: Context, *, full: bool) -> Iterator[ServiceAtLocation]:
    """Return services at these locations, in this order."""
    for start in range(0, len(spots), _CHUNK):
        part = spots[start : start + _CHUNK]
        by_key = {each.pk: each for each in public_initiatives_of(sorted({spot.initiative for spot in part}))}
        for spot in part:
            initiative = by_key.get(spot.initiative)
            made = at_location(initiative, spot.position, context, full=full) if initiative else None
            if made:
                yield made


def at_location(
    initiative: PublicInitiative, position: int, context: Context, *, full: bool
) -> ServiceAtLocation | None:
    """Return a service at the location with this number; nothing where it has no such location (any more)."""
    service = services.whole(initiative, context)
    places = service.get("service_at_locations", [])
    if position >= len(places):
        return None
    here = places[position]
    location, shown = here["location"], without(service, "service_at_locations")
    if not full:
        location = cast("Location", without(location, "addresses", "accessibility", "attributes"))
        shown = dict(services.basic(initiative, context))
    return {
        "id": here["id"],
        "service_id": service["id"],
        "location_id": location["id"],
        "location": location,
        "service": cast("Service", shown),
    }


def without(thing: Mapping[str, object], *names: str) -> dict[str, object]:
    """Return a thing without some of its fields."""
    return {name: value for name, value in thing.items() if name not in names}


def organization(
    view: OrganisationView, context: Context, *, full: bool, full_service: bool
) -> Organization | OrganizationBasic:
    """Return an organisation: as lists show it, or with all that it has and the services that it carries.

    Of its services the ids and what they have one of; with `full_service` all.
    """
    if not (full or full_service):
        return organisations.basic(view, context)
    carried = Selection(Asked(organisation=organisations.of_organisation(view.code)))
    of_it = every_service(carried, context, full=full_service)
    own = [cast("Service", without(each, "organization")) for each in of_it]
    return {**organisations.nested(view, context), "services": own}


def organizations(
    views: Iterable[OrganisationView], context: Context, *, full: bool, full_service: bool
) -> Iterator[Organization | OrganizationBasic]:
    """Return organisations."""
    return (organization(view, context, full=full, full_service=full_service) for view in views)
