"""Programmes and partnerships as files of the dump: each as the API gives it."""

from collections.abc import Iterable
from pathlib import Path

import orjson
from pydantic import BaseModel

from binnenuit.domain.programmes.api import reading
from binnenuit.domain.programmes.queries import partnership, partnership_refs, programmes
from binnenuit.kernel.exports import Exporter


def _programmes(path: Path, _examples: bool) -> None:  # noqa: FBT001 -- `Exporter.write`
    _write(path, (reading.programme(each) for each in programmes()))


def _partnerships(path: Path, _examples: bool) -> None:  # noqa: FBT001 -- `Exporter.write`
    codes = sorted(ref.code for ref in partnership_refs())
    _write(path, (reading.partnership(partnership(code)) for code in codes))


def _write(path: Path, things: Iterable[BaseModel]) -> None:
    found = [each.model_dump(by_alias=True) for each in things]
    path.write_bytes(orjson.dumps(found, option=orjson.OPT_UTC_Z | orjson.OPT_INDENT_2))


EXPORTERS = (
    Exporter(
        "programmes.json",
        "application/json",
        "JSON",
        "Programmes, with sources and how certain each statement is",
        _programmes,
        order=200,
    ),
    Exporter(
        "partnerships.json",
        "application/json",
        "JSON",
        "Partnerships with their members at every level",
        _partnerships,
        order=210,
    ),
)
