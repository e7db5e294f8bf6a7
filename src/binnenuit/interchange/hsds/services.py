"""Initiatives as services of HSDS: out of the public view, so what is hidden is not there to give (domain 4.1)."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import cast

from binnenuit.domain.initiatives.service.published import PublicInitiative, is_stale, status_on
from binnenuit.domain.initiatives.service.records import Text
from binnenuit.interchange.hsds import ids, organisations, taxonomies
from binnenuit.interchange.hsds.context import MAIN_LANGUAGE, Context
from binnenuit.interchange.hsds.fields import OWN_FIELDS, Attributes
from binnenuit.interchange.hsds.ids import Part
from binnenuit.interchange.hsds.locations import at_locations
from binnenuit.interchange.hsds.schedules import schedules
from binnenuit.interchange.hsds.shapes import (
    Contact,
    CostOption,
    Language,
    OrganizationNested,
    Phone,
    Service,
    ServiceArea,
    ServiceBasic,
    ServiceMinimal,
)
from binnenuit.kernel.record_fields import declared_fields

STATUSES = {"published": "active", "paused": "temporarily closed", "ended": "defunct"}
LINKS = {"themes": "theme", "target_groups": "target_group", "forms": "form"}
"""By scheme: what an attribute says of the concept (`link_type`)."""
EXAMPLE = "Voorbeeld: dit is verzonnen, om te laten zien hoe de site werkt."
PAUSED, ENDED = "Tijdelijk gestopt.", "Afgelopen."
STALE = "Al meer dan een jaar niet bevestigd: vraag na of dit nog klopt."
_INTERPRETERS = {"interpreter": "Tolk aanwezig", "sign_language": "Tolk gebarentaal"}


def of_initiative(code: str) -> str:
    """Return the id of an initiative."""
    return ids.of_part(Part.SERVICE, code)


def minimal(code: str, changed: datetime) -> ServiceMinimal:
    """Return an initiative's id and when it last changed."""
    return {"id": of_initiative(code), "modified_date": moment(changed)}


def basic(initiative: PublicInitiative, context: Context) -> ServiceBasic:
    """Return what an initiative has one of."""
    language, text = main_text(initiative)
    made: ServiceBasic = {
        "id": of_initiative(initiative.code),
        "organization_id": organisations.of_organisation(initiative.organisation.code),
        "name": text.title,
        "status": STATUSES[status_on(initiative.status, initiative.period_until, context.today)],
        "last_modified": moment(initiative.changed),
        "organization": _organisation(initiative, context, full=False),
    }
    optional = {
        "description": "\n\n".join(filter(None, (text.summary, text.description))),
        "interpretation_services": ", ".join(
            words for feature, words in _INTERPRETERS.items() if feature in initiative.accessibility
        ),
        "application_process": text.how_to_take_part,
        "fees_description": text.cost_note,
        "eligibility_description": ", ".join(
            context.thesaurus.label(each, language) for each in initiative.target_groups
        ),
        **{
            each.hsds: getattr(initiative, name)
            for name, each in declared_fields(initiative).items()
            if each.hsds
        },
        "assured_date": initiative.last_confirmed.isoformat() if initiative.last_confirmed else "",
        "alert": _alert(initiative, context),
        "url": initiative.contact.website if initiative.contact else "",
        "email": initiative.contact.email if initiative.contact else "",
    }
    filled = {name: value for name, value in optional.items() if value not in {"", None}}
    program = context.programme(initiative.programme) if initiative.programme else None
    if program:
        made["program_id"] = organisations.of_programme(program.code)
        made["program"] = organisations.program(program)
    return cast("ServiceBasic", {**made, **filled})


def whole(initiative: PublicInitiative, context: Context) -> Service:
    """Return everything of an initiative."""
    parts = {
        "additional_urls": [
            {
                "id": ids.of_part(Part.URL, initiative.code),
                "label": "Binnenuit",
                "url": f"{context.base_url}{context.page(initiative.slug, initiative.code)}",
            }
        ],
        "phones": list(_phones(initiative, 0)),
        "schedules": schedules(initiative, context),
        "service_areas": list(_areas(initiative, context)),
        "service_at_locations": at_locations(initiative, context),
        "languages": list(_languages(initiative, context)),
        "cost_options": list(_costs(initiative)),
        "contacts": list(_contacts(initiative)),
    }
    filled = {name: value for name, value in parts.items() if value}
    return cast(
        "Service",
        {
            **basic(initiative, context),
            "organization": _organisation(initiative, context, full=True),
            **filled,
            "attributes": _attributes(initiative, context).made,
        },
    )


def main_text(initiative: PublicInitiative) -> tuple[str, Text]:
    """Return the language that the service is written in, with its words: Dutch, or the first that there is."""
    language = MAIN_LANGUAGE if MAIN_LANGUAGE in initiative.texts else next(iter(initiative.texts))
    return language, initiative.texts[language]


def moment(at: datetime) -> str:
    """Return a moment as HSDS has it, to the second."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _organisation(initiative: PublicInitiative, context: Context, *, full: bool) -> OrganizationNested:
    view = context.organisation(initiative.organisation.code)
    if view:
        make = organisations.nested if full else organisations.basic
        return cast("OrganizationNested", make(view, context))
    # removed between two reads: what the initiative itself knows of it
    found = initiative.organisation
    return {
        "id": organisations.of_organisation(found.code),
        "name": found.name,
        "description": found.name,
    }


def _alert(initiative: PublicInitiative, context: Context) -> str:
    status = status_on(initiative.status, initiative.period_until, context.today)
    warnings = [
        EXAMPLE if initiative.example else "",
        {"paused": PAUSED, "ended": ENDED}.get(status, ""),
        STALE if status == "published" and is_stale(initiative.last_confirmed, context.today) else "",
    ]
    return " ".join(filter(None, warnings))


def _phones(initiative: PublicInitiative, position: int) -> Iterator[Phone]:
    if initiative.contact and initiative.contact.phone:
        yield {
            "id": ids.of_part(Part.PHONE, initiative.code, position),
            "number": initiative.contact.phone,
        }


def _contacts(initiative: PublicInitiative) -> Iterator[Contact]:
    contact = initiative.contact
    if contact is None or not (contact.name or contact.email or contact.phone):
        return
    made: Contact = {"id": ids.of_part(Part.CONTACT, initiative.code)}
    if contact.name:
        made["name"] = contact.name
    if contact.email:
        made["email"] = contact.email
    if contact.phone:
        made["phones"] = list(_phones(initiative, 1))
    yield made


def _areas(initiative: PublicInitiative, context: Context) -> Iterator[ServiceArea]:
    for number, area in enumerate(initiative.areas):
        yield {
            "id": ids.of_part(Part.SERVICE_AREA, initiative.code, number),
            "name": context.region(area.code),
            "extent": area.code,
            "extent_type": "text",
        }


def _languages(initiative: PublicInitiative, context: Context) -> Iterator[Language]:
    for number, tag in enumerate(initiative.languages):
        concept = context.thesaurus.by_notation("languages", tag)
        yield {
            "id": ids.of_part(Part.LANGUAGE, initiative.code, number),
            "name": concept.label(MAIN_LANGUAGE) if concept else tag,
            "code": tag,
        }


def _costs(initiative: PublicInitiative) -> Iterator[CostOption]:
    """Return what it costs; nothing where nobody knows."""
    if initiative.cost == "unknown":
        return
    made: CostOption = {
        "id": ids.of_part(Part.COST_OPTION, initiative.code),
        "option": {"free": "Gratis", "amount": "Bedrag per keer", "on_request": "Op aanvraag"}[
            initiative.cost
        ],
    }
    if initiative.cost != "on_request":
        made["amount"] = (initiative.cost_cents or 0) / 100
        made["currency"] = "EUR"
    if note := main_text(initiative)[1].cost_note:
        made["amount_description"] = note
    yield made


def _attributes(initiative: PublicInitiative, context: Context) -> Attributes:
    own = Attributes(Part.ATTRIBUTE, initiative.code, (of_initiative(initiative.code), "service"))
    for scheme, kind in LINKS.items():
        for concept_id in getattr(initiative, scheme):
            if term := taxonomies.brief_term(concept_id, context):
                own.add_term(kind, term)
    for name, value in _own_fields(initiative, context):
        own.add(name, value)
    return own


def _own_fields(initiative: PublicInitiative, context: Context) -> Iterator[tuple[str, str]]:
    yield "code", initiative.code
    main, _text = main_text(initiative)
    # the main language first: who reads them back in this order has the same one
    for language, text in sorted(initiative.texts.items(), key=lambda pair: (pair[0] != main, pair[0])):
        yield "text", json.dumps({"language": language, **asdict(text)}, ensure_ascii=False)
    if initiative.status != status_on(initiative.status, initiative.period_until, context.today):
        yield "status", initiative.status
    for name in ("participation", "accessibility"):
        yield from ((name, value) for value in getattr(initiative, name))
    for name in (*OWN_FIELDS, "cost", "cost_cents"):
        value = getattr(initiative, name)
        yield name, "" if value is None else str(value)
    yield "example", "true" if initiative.example else ""
