"""HSDS as a tabular data package (version 3.0, which tables are published for).

CSV files and their description, zipped.
"""

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from binnenuit.domain.initiatives.service.published import PublicInitiative
from binnenuit.foundation.organisations import service as organisations_room
from binnenuit.interchange.export.tables import KEYS, TABLES, Row, kind_of, rows
from binnenuit.interchange.hsds import ids, organisations, services, taxonomies
from binnenuit.interchange.hsds.context import MAIN_LANGUAGE, Context
from binnenuit.ui.tables import safe

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
_REQUIRED = {
    "organization": {"name", "description"},
    "program": {"organization_id", "name", "description"},
    "service": {"organization_id", "name", "status"},
    "attribute": {"link_id", "taxonomy_term_id", "link_entity"},
    "service_at_location": {"service_id", "location_id"},
    "location": {"location_type"},
    "phone": {"number"},
    "address": {"address_1", "city", "state_province", "postal_code", "country", "address_type"},
    "cost_option": {"service_id"},
    "organization_identifier": {"organization_id", "identifier_type", "identifier"},
    "taxonomy": {"name", "description"},
    "taxonomy_term": {"name", "description"},
}
"""By table: the columns, beside `id`, that may not be empty."""


def write_package(
    path: Path, context: Context, initiatives: Iterable[PublicInitiative], *, examples: bool
) -> None:
    """Write the package of all organisations, terms and these initiatives; the tables grow on disk, not in memory."""
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        folder = Path(name)
        _write_tables(folder, _every_row(context, initiatives, examples=examples))
        description = json.dumps(datapackage(context), ensure_ascii=False, indent=1)
        with ZipFile(path, "w", ZIP_DEFLATED) as package:
            package.writestr("datapackage.json", description)
            for file, _columns in TABLES.values():
                package.write(folder / file, file)


def datapackage(context: Context) -> dict[str, Any]:
    """Return the description of the package (Frictionless Data)."""
    return {
        "name": "human_services_data",
        "title": "Binnenuit (HSDS 3.0)",
        "description": "Initiatives as services, by the Human Services Data Specification of Open Referral.",
        "profile": "tabular-data-package",
        "version": "3.0.0",
        "homepage": context.base_url,
        "licenses": [LICENCE],
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: str) -> dict[str, Any]:
    file, columns = TABLES[table]
    keys = [
        {"fields": column, "reference": {"resource": KEYS[column], "fields": "id"}}
        for column in columns
        if column in KEYS
    ]
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in columns], "primaryKey": "id"}
    return {
        "name": table,
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": {**schema, "foreignKeys": keys} if keys else schema,
    }


def _field(table: str, column: str) -> dict[str, Any]:
    kind, form = kind_of(column)
    constraints: dict[str, bool] = {"required": column == "id" or column in _REQUIRED.get(table, ())}
    if column == "id":
        constraints["unique"] = True
    field: dict[str, Any] = {"name": column, "type": kind, "constraints": constraints}
    return {**field, "format": form} if form else field


def _every_row(context: Context, initiatives: Iterable[PublicInitiative], *, examples: bool) -> Iterator[Row]:
    for table, (file, _columns) in TABLES.items():
        described = {"id": ids.of_record("table", table), "name": file, "language": MAIN_LANGUAGE}
        yield "meta_table_description", {**described, "character_set": "UTF-8"}
    for taxonomy in taxonomies.taxonomies(context):
        yield from rows("taxonomy", taxonomy)
    for term in taxonomies.terms(context):
        yield from rows("taxonomy_term", term)
    for view in organisations_room.organisation_views(*organisations_room.organisation_bounds()):
        if examples or not view.example:
            yield from rows("organization", organisations.nested(view, context))
    yield from _of_initiatives(context, initiatives)


def _of_initiatives(context: Context, initiatives: Iterable[PublicInitiative]) -> Iterator[Row]:
    """Return initiatives, and each programme once; one without an organisation gets that of its first initiative."""
    programmes: set[str] = set()
    for initiative in initiatives:
        service = services.whole(initiative, context)
        program = service.get("program")
        if program and program["id"] not in programmes:
            programmes.add(program["id"])
            yield from rows("program", {"organization_id": service["organization_id"], **program})
        yield from rows("service", service)


def _write_tables(folder: Path, every: Iterable[Row]) -> None:
    with ExitStack() as stack:
        writers = {
            table: _writer(
                stack.enter_context((folder / file).open("w", encoding="utf-8", newline="")), columns
            )
            for table, (file, columns) in TABLES.items()
        }
        for table, values in every:
            writers[table].writerow({name: safe(value) for name, value in values.items()})


def _writer(file: TextIO, columns: tuple[str, ...]) -> "csv.DictWriter[str]":
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    return writer
