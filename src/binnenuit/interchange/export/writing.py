"""The files of an export, each written as it is read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson
import xlsxwriter

from binnenuit.domain.initiatives.service.published import PublicInitiative
from binnenuit.interchange.export import columns
from binnenuit.interchange.export.linked import service
from binnenuit.interchange.export.package import write_package
from binnenuit.interchange.export.source import Progress, initiatives
from binnenuit.interchange.hsds import services
from binnenuit.interchange.hsds.context import Context
from binnenuit.ui.linked_data import CONTEXT
from binnenuit.ui.tables import BYTE_ORDER_MARK, Cell, lines, safe

_LONGEST_CELL = 32_767
"""Characters that a cell of XLSX can hold; a longer text is cut, with a sign that it was."""
_CUT = " […]"
_TOGETHER = 500

Writer = Callable[[Path, Context, Progress, bool], None]
"""Writes a file: (path, context, progress, with examples)."""


def csv(path: Path, context: Context, progress: Progress, examples: bool) -> None:  # noqa: FBT001 -- a `Writer`
    """Write initiatives as CSV."""
    write_csv(path, columns.INITIATIVES, _rows(context, progress, examples=examples))


def xlsx(path: Path, context: Context, progress: Progress, examples: bool) -> None:  # noqa: FBT001
    """Write initiatives as a workbook; every cell is text or a number, none a formula or a link."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": False,
        "tmpdir": str(path.parent),
    }
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("initiatives")
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, columns.INITIATIVES, bold)
        for number, row in enumerate(_rows(context, progress, examples=examples), 1):
            for place, cell in enumerate(row):
                _write(sheet, number, place, cell)


def hsds_json(path: Path, context: Context, progress: Progress, examples: bool) -> None:  # noqa: FBT001
    """Write initiatives as an array of whole services (HSDS 3.1)."""
    found = initiatives(progress, examples=examples)
    _array(path, b"[", (services.whole(each, context) for each in found), b"]")


def hsds_datapackage(path: Path, context: Context, progress: Progress, examples: bool) -> None:  # noqa: FBT001
    """Write everything as a tabular data package (HSDS 3.0), zipped."""
    write_package(path, context, initiatives(progress, examples=examples), examples=examples)


def geojson(path: Path, context: Context, progress: Progress, examples: bool) -> None:  # noqa: FBT001
    """Write initiatives as GeoJSON (RFC 7946); what is nowhere on the map has no geometry."""
    found = initiatives(progress, examples=examples)
    features = (_feature(each, context) for each in found)
    _array(path, b'{"type":"FeatureCollection","features":[', features, b"]}")


def json_ld(path: Path, context: Context, progress: Progress, examples: bool) -> None:  # noqa: FBT001
    """Write initiatives as JSON-LD (schema.org)."""
    found = initiatives(progress, examples=examples)
    things = (service(each, context) for each in found)
    start = orjson.dumps({"@context": CONTEXT})[:-1] + b',"@graph":['
    _array(path, start, things, b"]}")


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table; no cell of it is run as a formula by a spreadsheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK + lines([header]))
        for row in rows:
            file.write(lines([row]))


def _rows(context: Context, progress: Progress, *, examples: bool) -> Iterator[list[Cell]]:
    return (columns.initiative(each, context) for each in initiatives(progress, examples=examples))


def _write(sheet: Any, number: int, place: int, cell: Cell) -> None:
    if isinstance(cell, int | float):
        sheet.write_number(number, place, cell)
    elif cell:
        text = str(safe(cell))
        shown = text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(_CUT)] + _CUT
        sheet.write_string(number, place, shown)


def _array(path: Path, start: bytes, things: Iterable[object], end: bytes) -> None:
    with path.open("wb") as file:
        file.write(start)
        for number, each in enumerate(things):
            file.write(b",\n" if number else b"\n")
            file.write(orjson.dumps(each))
        file.write(b"\n" + end + b"\n")


def _feature(public: PublicInitiative, context: Context) -> dict[str, Any]:
    values = dict(zip(columns.INITIATIVES, columns.initiative(public, context), strict=True))
    points = [[round(each.longitude, 5), round(each.latitude, 5)] for each in public.locations]
    geometry: dict[str, Any] | None = None
    if points:
        shape = "Point" if len(points) == 1 else "MultiPoint"
        geometry = {"type": shape, "coordinates": points[0] if len(points) == 1 else points}
    properties = {name: value for name, value in values.items() if name not in {"latitude", "longitude"}}
    return {"type": "Feature", "id": public.code, "geometry": geometry, "properties": properties}
