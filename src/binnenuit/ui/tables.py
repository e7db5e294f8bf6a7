"""Tables to take away: CSV (RFC 4180) that any spreadsheet opens as text and none runs as a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take UTF-8 for the letters of their own country."""
CSV_TYPE = "text/csv; charset=utf-8; header=present"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection")."""

Cell = str | int | float | None


def lines(rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as lines of CSV; texts that a spreadsheet would run get an apostrophe before them."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return written.getvalue()


def table(rows: Iterable[Sequence[Cell]], filename: str) -> HttpResponse:
    """Return a whole table, the header its first row, as an answer to save under `filename`."""
    response = HttpResponse((BYTE_ORDER_MARK + lines(rows)).encode(), content_type=CSV_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs: a text that it would run gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
