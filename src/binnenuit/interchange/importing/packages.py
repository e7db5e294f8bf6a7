"""Services out of HSDS in tables: a data package as a zip file or a folder, of version 3 or 1.

The tables are put beside one another in a temporary database on disk, so that no more than one service is in memory.
"""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from binnenuit.interchange.export.tables import NUMBERS
from binnenuit.interchange.importing.lines import lines_of_csv
from binnenuit.interchange.importing.problems import UnreadableFile
from binnenuit.kernel.problems import ValidationProblem, Value

TABLES = {
    "organization": "organizations organization",
    "program": "programs program",
    "service": "services service",
    "attribute": "attributes attribute service_attributes services_attributes service_attribute",
    "taxonomy_term": "taxonomy_terms taxonomy_term taxonomy taxonomies_terms",
    "service_at_location": "service_at_location service_at_locations services_at_location services_at_locations",
    "location": "locations location",
    "address": "addresses address physical_addresses physical_address",
    "postal_address": "postal_addresses postal_address",
    "phone": "phones phone",
    "contact": "contacts contact",
    "schedule": "schedules schedule",
    "regular_schedule": "regular_schedules regular_schedule",
    "holiday_schedule": "holiday_schedules holiday_schedule",
    "funding": "funding fundings",
    "eligibility": "eligibility eligibilities",
    "service_area": "service_areas service_area",
    "required_document": "required_documents required_document",
    "payment_accepted": "payments_accepted payment_accepted",
    "language": "languages language",
    "accessibility": "accessibility accessibility_for_disabilities",
    "cost_option": "cost_options cost_option",
    "organization_identifier": "organization_identifiers organization_identifier",
    "capacity": "service_capacity service_capacities",
}
"""Table: the names of its file without ".csv", in any version."""
_OF = {name: table for table, names in TABLES.items() for name in names.split()}
_OLD = {
    ("language", "language"): "name",
    ("accessibility", "accessibility"): "description",
    ("service_area", "service_area"): "name",
    ("eligibility", "eligibility"): "eligibility_description",
}
"""(table, column of version 1): its name now."""
_OF_SERVICE = {
    "phone": "phones", "contact": "contacts", "schedule": "schedules", "regular_schedule": "regular_schedules",
    "holiday_schedule": "holiday_schedules", "funding": "funding", "eligibility": "eligibility",
    "service_area": "service_areas", "required_document": "required_documents", "language": "languages",
    "payment_accepted": "payments_accepted", "cost_option": "cost_options", "capacity": "capacities",
}  # fmt: skip
_OF_LOCATION = {
    "address": "addresses", "postal_address": "postal_addresses", "phone": "phones", "language": "languages",
    "accessibility": "accessibility", "schedule": "schedules", "regular_schedule": "regular_schedules",
    "holiday_schedule": "holiday_schedules", "contact": "contacts",
}  # fmt: skip
_OF_ORGANISATION = {
    "organization_identifier": "organization_identifiers", "phone": "phones", "contact": "contacts",
    "funding": "funding",
}  # fmt: skip
_OF_AT_LOCATION = {
    "phone": "phones",
    "contact": "contacts",
    "schedule": "schedules",
    "service_area": "service_areas",
}


def is_package(names: list[str]) -> bool:
    """Say whether these are the names of the files of a package: one of them holds services."""
    return any(_OF.get(_stem(name)) == "service" for name in names)


@dataclass
class Package:
    """A package, with what in it is not read."""

    path: Path
    left_out: list[str | ValidationProblem] = field(default_factory=list)
    """Names of files, and rows with what is wrong with them."""

    def services(self) -> Iterator[object]:
        """Return the services with everything of them nested; raises `UnreadableFile` where a table can't be read."""
        with tempfile.TemporaryDirectory(prefix="binnenuit-import-") as name:
            folder = Path(name)
            with closing(sqlite3.connect(folder / "tables.sqlite3")) as database:
                tables = _Tables(database)
                for file in self._files(folder):
                    self._load(tables, file)
                tables.ready()
                for row in tables.every("service"):
                    yield _nested(tables, row)

    def _files(self, folder: Path) -> Iterator[Path]:
        if self.path.is_dir():
            yield from sorted(self.path.glob("*.csv"))
            return
        try:
            with ZipFile(self.path) as package:
                for part in package.infolist():
                    if part.filename.lower().endswith(".csv"):
                        # under a name of our own: what stands in a zip file leads nowhere else
                        file = folder / f"{_stem(part.filename)}.csv"
                        with package.open(part) as source, file.open("wb") as target:
                            shutil.copyfileobj(source, target)
                        yield file
        except (BadZipFile, OSError, EOFError, RuntimeError) as error:
            raise UnreadableFile("broken_off", file=self.path.name, why=str(error)) from error

    def _load(self, tables: "_Tables", file: Path) -> None:
        table = _OF.get(_stem(file.name), "")
        if not table:
            self.left_out.append(file.name)
            return
        for each in lines_of_csv(file) if file.stat().st_size else ():
            if each.problem:
                here: dict[str, Value] = {"file": file.name, "row": each.number}
                self.left_out.append(ValidationProblem(each.problem.name, {**here, **each.problem.values}))
            else:
                tables.add(table, each.cells)


class _Tables:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE line (pk INTEGER PRIMARY KEY, kind TEXT, cells TEXT);"
            "CREATE TABLE link (kind TEXT, via TEXT, at TEXT, line INTEGER);"
        )

    def add(self, table: str, cells: dict[str, str]) -> None:
        named = {_OLD.get((table, name), name): value for name, value in cells.items()}
        row = self._database.execute(
            "INSERT INTO line (kind, cells) VALUES (?, ?)", (table, json.dumps(named))
        )
        links = [
            (table, name, at, row.lastrowid)
            for name, at in named.items()
            if name == "id" or name.endswith("_id")
        ]
        self._database.executemany("INSERT INTO link VALUES (?, ?, ?, ?)", links)

    def ready(self) -> None:
        self._database.executescript(
            "CREATE INDEX link_at ON link (kind, via, at); CREATE INDEX line_kind ON line (kind)"
        )

    def every(self, table: str) -> Iterator[dict[str, Any]]:
        last = 0
        statement = "SELECT pk, cells FROM line WHERE kind = ? AND pk > ? ORDER BY pk LIMIT 1"
        while found := self._database.execute(statement, (table, last)).fetchone():
            last = found[0]
            yield _values(found[1])

    def by(self, table: str, via: str, at: object) -> list[dict[str, Any]]:
        """Return at most a hundred rows of `table` whose column `via` is `at`."""
        if not at:
            return []
        found = self._database.execute(
            "SELECT cells FROM line JOIN link ON link.line = line.pk"
            " WHERE link.kind = ? AND via = ? AND at = ? ORDER BY line.pk LIMIT 100",
            (table, via, str(at)),
        )
        rows = [_values(cells) for (cells,) in found]
        for row in rows:
            self.attributes(row)
        return rows

    def attributes(self, row: dict[str, Any]) -> None:
        """Return a row its attributes, each with its term."""
        if not row.get("id"):
            return
        found = self._database.execute(
            "SELECT cells FROM line JOIN link ON link.line = line.pk"
            " WHERE link.kind = 'attribute' AND via IN ('link_id', 'service_id') AND at = ? ORDER BY line.pk LIMIT 500",
            (str(row["id"]),),
        )
        attributes = [json.loads(cells) for (cells,) in found]
        for each in attributes:
            term = each.pop("taxonomy_term_id", "") or each.pop("taxonomy_id", "")
            terms = self._database.execute(
                "SELECT cells FROM line JOIN link ON link.line = line.pk"
                " WHERE link.kind = 'taxonomy_term' AND via = 'id' AND at = ? LIMIT 1",
                (str(term),),
            ).fetchone()
            each["taxonomy_term"] = json.loads(terms[0]) if terms else {"id": term}
            each.setdefault("value", "")
        if attributes:
            row["attributes"] = attributes


def _nested(tables: _Tables, service: dict[str, Any]) -> dict[str, Any]:
    tables.attributes(service)
    _hang_all(tables, service, "service_id", _OF_SERVICE)
    for name in ("organization", "program"):
        for found in tables.by(name, "id", service.get(f"{name}_id")):
            service[name] = found
    if "organization" in service:
        _hang_all(tables, service["organization"], "organization_id", _OF_ORGANISATION)
    at_locations = tables.by("service_at_location", "service_id", service.get("id"))
    for at in at_locations:
        _hang_all(tables, at, "service_at_location_id", _OF_AT_LOCATION)
        for place in tables.by("location", "id", at.get("location_id")):
            place.setdefault("location_type", "physical")
            _hang_all(tables, place, "location_id", _OF_LOCATION)
            at["location"] = place
    _hang(service, "service_at_locations", at_locations)
    return service


def _hang_all(tables: _Tables, thing: dict[str, Any], via: str, parts: dict[str, str]) -> None:
    for table, name in parts.items():
        _hang(thing, name, tables.by(table, via, thing.get("id")))


def _hang(thing: dict[str, Any], name: str, parts: list[dict[str, Any]]) -> None:
    if parts:
        thing[name] = parts


def _values(cells: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(cells)
    for name in NUMBERS & values.keys():
        values[name] = _number(values[name])
    return values


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _stem(name: str) -> str:
    return Path(name.replace("\\", "/")).name.lower().removesuffix(".csv")
