"""Which column is which field: a guess by the names that people give to columns, in Dutch and English."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from binnenuit.domain.initiatives.service.records import Content
from binnenuit.foundation.imports.service import ColumnMapping
from binnenuit.interchange.importing.problems import UnreadableFile
from binnenuit.kernel.record_fields import declared_fields

NAMES: dict[str, str] = {
    "key": "key id sleutel nummer referentie reference external_id extern_id",
    "code": "code binnenuit_code",
    "status": "status stand",
    "example": "example voorbeeld",
    "language": "language taal_van_de_tekst",
    "title": "title titel naam name initiatief activiteit naam_initiatief naam_activiteit activity initiative",
    "summary": "summary samenvatting korte_omschrijving korte_beschrijving in_het_kort intro",
    "description": "description beschrijving omschrijving toelichting",
    "how_to_take_part": "how_to_take_part meedoen aanmelden aanmelding hoe_meedoen how_to_join",
    "cost": "cost kosten prijs costs price",
    "cost_euro": "cost_euro bedrag amount prijs_in_euro",
    "cost_note": "cost_note toelichting_kosten",
    "organisation": "organisation organisatie organization aanbieder uitvoerder",
    "organisation_name": "organisation_name naam_organisatie organisatienaam organization_name",
    "themes": "themes thema themas thema_s theme onderwerp onderwerpen topic",
    "target_groups": "target_groups doelgroep doelgroepen target_group voor_wie",
    "forms": "forms vorm vormen activiteitsvorm soort soort_activiteit form type",
    "languages": "languages taal talen gesproken_talen languages_spoken",
    "municipalities": "municipalities gemeente gemeenten municipality gemeentecode",
    "place_name": "place_name locatie location gebouw venue",
    "address": "address adres straat straat_en_huisnummer street",
    "postcode": "postcode postal_code zip",
    "city": "city plaats woonplaats stad town",
    "latitude": "latitude lat breedtegraad",
    "longitude": "longitude lon lng lengtegraad",
    "hidden": "hidden verborgen geheim geheim_adres locatie_verbergen",
    "areas": "areas werkgebied gebied area regio service_area",
    "schedules": "schedules",
    "accessibility": "accessibility toegankelijkheid",
    "participation": "participation manier_van_meedoen",
    "contact_name": "contact_name contactpersoon contact contact_person",
    "contact_email": "contact_email e_mail email mail e_mailadres emailadres",
    "contact_phone": "contact_phone telefoon telefoonnummer phone tel",
    "contact_website": "contact_website website url web site",
    "last_confirmed": "last_confirmed laatst_bevestigd gecontroleerd_op",
    **{name: " ".join((name, *each.import_names)) for name, each in declared_fields(Content).items()},
}
"""By field: the names of columns that mean it, as `_folded` gives them."""
TEXTS = ("title", "summary", "description", "how_to_take_part", "cost_note")
MADE = {
    "organisation_name", "theme_labels", "target_group_labels", "form_labels", "municipality_names", "places",
    "when", "changed", "page",
}  # fmt: skip
"""Columns of our own export that follow from others."""
_FIELD_OF = {name: of for of, names in NAMES.items() for name in names.split()}
_LANGUAGE = re.compile(r"^(?P<name>.+?)[ _]*[@(\[ _](?P<tag>[a-z]{2,3}(-[A-Za-z]{2,4})?)[)\]]?$")


def guess(header: str) -> str:
    """Return the field that a column of this name most likely holds, a text with its language ("title@en"), or ""."""
    folded = _folded(header)
    if folded in _FIELD_OF:
        return _FIELD_OF[folded]
    found = _LANGUAGE.match(header.strip().lower())
    of = _FIELD_OF.get(_folded(found["name"])) if found else None
    return f"{of}@{found['tag']}" if found and of in TEXTS else ""


def guesses(header: Iterable[str], given: ColumnMapping) -> dict[str, str]:
    """Return the field of each column, as `given` or guessed; of two that mean one field the first has it."""
    fields: dict[str, str] = {}
    for name in header:
        of = given.columns[name] if name in given.columns else guess(name)
        fields[name] = "" if of in fields.values() else of
    return fields


def read_mapping(path: Path) -> ColumnMapping:
    """Read a mapping in TOML: `source`, tables `columns` and `defaults`.

    Raises `UnreadableFile` that says what is wrong.
    """
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableFile("not_toml", file=str(path), why=str(error)) from error
    wrong = [name for name in given if name not in {"source", "columns", "defaults"}]
    if wrong:
        raise UnreadableFile("not_of_a_mapping", file=str(path), name=wrong[0])
    columns, defaults = _texts_of(path, given, "columns"), _texts_of(path, given, "defaults")
    for of in (*filter(None, columns.values()), *defaults):
        name, _at, tag = of.partition("@")
        if name not in NAMES or (tag and name not in TEXTS):
            raise UnreadableFile("no_such_field", file=str(path), name=of, fields=", ".join(NAMES))
    return ColumnMapping(columns, defaults, str(given.get("source", "")))


def _texts_of(path: Path, given: dict[str, object], name: str) -> dict[str, str]:
    table = given.get(name, {})
    if not isinstance(table, dict):
        raise UnreadableFile("not_a_table", file=str(path), name=name)
    return {str(key): str(value) for key, value in table.items()}


def _folded(header: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", header.strip().lower()).strip("_")
