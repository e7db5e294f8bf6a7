"""Programmes and partnerships as files: each as the API gives it."""

from collections.abc import Iterable
from pathlib import Path

import orjson
from pydantic import BaseModel

from binnenuit.domain.programmes.api import reading
from binnenuit.domain.programmes.service import partnership, partnership_refs
from binnenuit.domain.programmes.service import programmes as all_programmes
from binnenuit.interchange.export.source import Progress
from binnenuit.interchange.hsds.context import Context


def programmes(path: Path, _context: Context, _progress: Progress, _examples: bool) -> None:  # noqa: FBT001 -- a `Writer`
    """Write all programmes."""
    _write(path, (reading.programme(each) for each in all_programmes()))


def partnerships(path: Path, _context: Context, _progress: Progress, _examples: bool) -> None:  # noqa: FBT001
    """Write all partnerships."""
    codes = sorted(ref.code for ref in partnership_refs())
    _write(path, (reading.partnership(partnership(code)) for code in codes))


def _write(path: Path, things: Iterable[BaseModel]) -> None:
    found = [each.model_dump(by_alias=True) for each in things]
    path.write_bytes(orjson.dumps(found, option=orjson.OPT_UTC_Z | orjson.OPT_INDENT_2))
