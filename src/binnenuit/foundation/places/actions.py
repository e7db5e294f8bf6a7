"""Writes of the places room: the operator's outlines."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.places.models import MapOutlines
from binnenuit.foundation.places.queries.maps import forget_outlines
from binnenuit.foundation.places.queries.table import municipalities
from binnenuit.foundation.places.rules.geojson import OutlinesError, read_outlines
from binnenuit.foundation.places.rules.permissions import IMPORT_OUTLINES, RESET_OUTLINES
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import DataFileError

_SUBJECT = "outlines:country"


@dataclass(frozen=True)
class ImportedOutlines:
    """What an import did: how many municipalities, and whether anything was different from before."""

    municipalities: int
    changed: bool


def import_outlines(*, actor: Actor, path: Path, source: str = "") -> ImportedOutlines:
    """Draw every map with the official outlines in the GeoJSON file at `path` from now on.

    `source` is what is shown with the maps (the file's name where it is empty). The file must have
    exactly the municipalities that we know, as polygons, in RD (EPSG:28992) or degrees (WGS84).
    Raises `DataFileError` for anything else, and then nothing has changed; `NotAllowed` for anyone
    but an operator. Importing the same file again changes nothing.
    """
    authorise(actor, IMPORT_OUTLINES)
    name = (source.strip() or path.name)[:200]
    try:
        outlines = read_outlines(_read(path), municipalities(), name)
    except OutlinesError as error:
        raise DataFileError(path, 0, str(error)) from error
    data = outlines.as_data()
    with transaction.atomic():
        current = MapOutlines.objects.select_for_update().first()
        if current is not None and current.data == data:
            return ImportedOutlines(len(outlines.municipalities), changed=False)
        MapOutlines.objects.update_or_create(
            id=MapOutlines.ONLY, defaults={"source": name, "imported_at": clock.now(), "data": data}
        )
        record(actor=actor, action=IMPORT_OUTLINES, subject=_SUBJECT, details={"source": name})
        transaction.on_commit(forget_outlines)
    return ImportedOutlines(len(outlines.municipalities), changed=True)


def reset_outlines(*, actor: Actor) -> bool:
    """Go back to our own outlines; says whether there were others. Raises `NotAllowed`."""
    authorise(actor, RESET_OUTLINES)
    with transaction.atomic():
        deleted, _ = MapOutlines.objects.all().delete()
        if deleted:
            record(actor=actor, action=RESET_OUTLINES, subject=_SUBJECT)
            transaction.on_commit(forget_outlines)
    return bool(deleted)


def _read(path: Path) -> object:
    try:
        # utf-8-sig: some exports begin with a byte order mark.
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DataFileError(path, 0, f"can't be read: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise DataFileError(path, error.lineno, f"no JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(path, 0, "not UTF-8; save the file as UTF-8") from error
    except RecursionError as error:
        raise DataFileError(path, 0, "no GeoJSON: nested too deeply") from error
