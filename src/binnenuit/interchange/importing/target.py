"""Initiatives as what files are read in as: opened here, saved and taken back by their own room."""

from binnenuit.domain.initiatives.service.imports import import_rows, place_organisations, take_back
from binnenuit.foundation.imports.service import ImportTarget, OngoingRun
from binnenuit.interchange.hsds.known import codes_by_id
from binnenuit.interchange.importing.source_file import open_file
from binnenuit.kernel.authority import Actor

KIND = "initiative"


def _finish(run: OngoingRun, *, actor: Actor) -> None:
    place_organisations(run, codes_by_id, actor=actor)


INITIATIVES = ImportTarget(KIND, open_file, import_rows, _finish, take_back, 100)
