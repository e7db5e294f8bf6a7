"""Organisations and programmes as HSDS has them."""

import json
from typing import cast

from binnenuit.domain.programmes.service import ProgrammeView
from binnenuit.foundation.organisations.service import OrganisationView
from binnenuit.interchange.hsds import fields, ids
from binnenuit.interchange.hsds.context import MAIN_LANGUAGE, Context
from binnenuit.interchange.hsds.shapes import Attribute, OrganizationBasic, OrganizationNested, Program

TRADE_REGISTER = "NL-KVK"
"""The scheme of org-id.guide for numbers of the Dutch trade register."""


def of_organisation(code: str) -> str:
    """Return the id of an organisation."""
    return ids.of_record("organisation", code)


def of_programme(code: str) -> str:
    """Return the id of a programme."""
    return ids.of_record("programme", code)


def basic(view: OrganisationView, context: Context) -> OrganizationBasic:
    """Return an organisation as lists show it. HSDS wants a description: where there is none, it is the name."""
    made: OrganizationBasic = {
        "id": of_organisation(view.code),
        "name": view.name,
        "description": main_text(dict(view.descriptions)) or view.name,
        "legal_status": view.kind,
        "uri": f"{context.base_url}/organisaties/{view.code}",
    }
    if view.short_name:
        made["alternate_name"] = view.short_name
    if view.website:
        made["website"] = view.website
    if view.part_of:
        made["parent_organization_id"] = of_organisation(view.part_of.code)
    return made


def nested(view: OrganisationView, context: Context) -> OrganizationNested:
    """Return an organisation with all that it has several of."""
    made = cast("OrganizationNested", basic(view, context))
    if view.kvk:
        made["organization_identifiers"] = [
            {
                "id": ids.of_record("identifier", f"{view.code}:{TRADE_REGISTER}"),
                "identifier_scheme": TRADE_REGISTER,
                "identifier_type": "Nummer in het Handelsregister (KvK)",
                "identifier": view.kvk,
            }
        ]
    made["attributes"] = list(_attributes(view))
    return made


def program(view: ProgrammeView) -> Program:
    """Return a programme; HSDS wants its organisation: who is responsible, where that is known."""
    made: Program = {
        "id": of_programme(view.code),
        "name": main_text(dict(view.titles)) or view.code,
        "description": main_text(dict(view.summaries)) or main_text(dict(view.titles)) or view.code,
    }
    if view.involved:
        first = next(iter(view.in_role("responsible")), view.involved[0])
        made["organization_id"] = of_organisation(first.organisation.code)
    return made


def main_text(texts: dict[str, str]) -> str:
    """Return the Dutch text, else the first that there is, else nothing."""
    return texts.get(MAIN_LANGUAGE) or next(iter(texts.values()), "")


def _attributes(view: OrganisationView) -> list[Attribute]:
    values = [("code", view.code)]
    values += [
        ("description", _json({"language": language, "text": text}))
        for language, text in sorted(view.descriptions.items())
    ]
    values += [
        ("source", _json({"title": each.title, "url": each.url, "checked": each.checked.isoformat()}))
        for each in view.sources
    ]
    if view.example:
        values.append(("example", "true"))
    link = of_organisation(view.code)
    return [
        fields.attribute(
            ids.of_record("attribute", f"organisation:{view.code}:{number}"),
            link,
            "organization",
            name,
            value,
        )
        for number, (name, value) in enumerate(values)
    ]


def _json(value: dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False)
