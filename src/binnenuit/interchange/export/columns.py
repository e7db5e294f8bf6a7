"""Initiatives and organisations as flat tables: one row each, columns named as in the API.

Several values between "; ".
"""

from collections.abc import Iterator
from typing import Any

from binnenuit.domain.initiatives.service.published import PublicInitiative, PublicLocation, status_on
from binnenuit.domain.initiatives.service.records import Particulars
from binnenuit.foundation.organisations.service import OrganisationView
from binnenuit.interchange.hsds.context import Context
from binnenuit.interchange.hsds.services import main_text, moment
from binnenuit.kernel.record_fields import RecordField, declared_fields
from binnenuit.ui.tables import Cell

BETWEEN = "; "
_NUMBERS = tuple(name for name, each in declared_fields(Particulars).items() if each.kind == "whole_number")
INITIATIVES = (
    "code", "status", "example", "language", "title", "summary", "description", "how_to_take_part",
    "cost", "cost_euro", "cost_note", "organisation", "organisation_name", "programme",
    "themes", "theme_labels", "target_groups", "target_group_labels", "forms", "form_labels", "languages",
    "municipalities", "municipality_names", "places", "latitude", "longitude", "areas", "online", "online_url",
    "schedules", "when", "accessibility", "participation", *_NUMBERS,
    "contact_name", "contact_email", "contact_phone", "contact_website",
    "period_from", "period_until", "last_confirmed", "changed", "page",
)  # fmt: skip
ORGANISATIONS = (
    "code", "name", "short_name", "kind", "kvk", "website", "description", "part_of", "example", "page",
)  # fmt: skip


def initiative(public: PublicInitiative, context: Context) -> list[Cell]:
    """Return one initiative in the order of `INITIATIVES`.

    Its words in Dutch, or in the first language that there is.
    """
    values = dict(_facts(public, context))
    return [values[name] for name in INITIATIVES]


def organisation(view: OrganisationView, context: Context) -> list[Cell]:
    """Return one organisation in the order of `ORGANISATIONS`."""
    return [
        view.code,
        view.name,
        view.short_name,
        view.kind,
        view.kvk,
        view.website,
        view.descriptions.get("nl") or next(iter(view.descriptions.values()), ""),
        view.part_of.code if view.part_of else "",
        _truth(view.example),
        f"{context.base_url}/organisaties/{view.code}",
    ]


def _facts(public: PublicInitiative, context: Context) -> Iterator[tuple[str, Cell]]:
    language, text = main_text(public)
    yield "code", public.code
    yield "status", status_on(public.status, public.period_until, context.today)
    yield "example", _truth(public.example)
    yield "language", language
    for name in ("title", "summary", "description", "how_to_take_part", "cost_note"):
        yield name, getattr(text, name)
    yield "cost", public.cost
    yield "cost_euro", "" if public.cost_cents is None else public.cost_cents / 100
    yield "organisation", public.organisation.code
    yield "organisation_name", public.organisation.name
    for name, each in declared_fields(Particulars).items():
        yield name, _cell(getattr(public, name), each)
    for name, labels in (
        ("themes", "theme_labels"),
        ("target_groups", "target_group_labels"),
        ("forms", "form_labels"),
    ):
        concepts = getattr(public, name)
        yield name, BETWEEN.join(concepts)
        yield labels, BETWEEN.join(context.thesaurus.label(each, "nl") for each in concepts)
    for name in ("languages", "accessibility", "participation"):
        yield name, BETWEEN.join(getattr(public, name))
    yield from _where(public)
    yield from _when(public, context)
    yield from _who(public)
    yield "page", f"{context.base_url}{context.page(public.slug, public.code)}"


def _where(public: PublicInitiative) -> Iterator[tuple[str, Cell]]:
    municipalities = {each.municipality.code: each.municipality.name for each in public.locations}
    first = public.locations[0] if public.locations else None
    yield "municipalities", BETWEEN.join(municipalities)
    yield "municipality_names", BETWEEN.join(municipalities.values())
    yield "places", BETWEEN.join(filter(None, map(_address, public.locations)))
    yield "latitude", round(first.latitude, 5) if first else ""
    yield "longitude", round(first.longitude, 5) if first else ""
    yield "areas", BETWEEN.join(area.code for area in public.areas)


def _when(public: PublicInitiative, context: Context) -> Iterator[tuple[str, Cell]]:
    rules = (f"{each.starts.isoformat()} {each.rrule}".strip() for each in public.schedules)
    yield "schedules", BETWEEN.join(rules)
    yield "when", BETWEEN.join(context.recurrence(each) for each in public.schedules)
    yield "last_confirmed", public.last_confirmed.isoformat() if public.last_confirmed else ""
    yield "changed", moment(public.changed)


def _who(public: PublicInitiative) -> Iterator[tuple[str, Cell]]:
    for name in ("name", "email", "phone", "website"):
        yield f"contact_{name}", getattr(public.contact, name) if public.contact else ""


def _address(location: PublicLocation) -> str:
    town = " ".join(filter(None, (location.postcode, location.city)))
    return ", ".join(filter(None, (location.name, location.address, town)))


def _cell(value: Any, declared: RecordField) -> Cell:
    """Return a declared value as a table has it."""
    if declared.kind == "yes_no":
        return _truth(value)
    if declared.kind == "day":
        return value.isoformat() if value else ""
    cell: Cell = value
    return cell


def _truth(value: object) -> str:
    return "true" if value else "false"
