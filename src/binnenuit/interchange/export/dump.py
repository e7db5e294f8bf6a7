"""The dump: every file of all that is published, with checksums and a catalogue, swapped in whole."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from binnenuit.interchange.export import catalogue
from binnenuit.interchange.export.catalogue import Site
from binnenuit.interchange.export.formats import files
from binnenuit.interchange.export.source import Progress
from binnenuit.interchange.hsds import known
from binnenuit.kernel import clock
from binnenuit.kernel.errors import OperatingError

SUMS = "SHA256SUMS"
_ABOUT = "dump.json"
_MADE = "made-"
_KEPT = 2
"""Dumps that are kept: whoever is in the middle of the last one may finish it."""
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump that is there."""

    folder: Path
    made: datetime
    sums: dict[str, tuple[int, str]]
    """By file: size in bytes, SHA-256."""

    def path(self, file: str) -> Path | None:
        """Return where one of its files is; None for what is no file of it."""
        return (
            self.folder / file
            if file in self.sums or file in {SUMS, "catalog.ttl", "catalog.jsonld"}
            else None
        )


def folder() -> Path:
    """Return the folder of the dumps."""
    home: Path = settings.DUMP_FOLDER
    return home


def newest() -> Dump | None:
    """Return the last dump that is whole; None where there is none."""
    for path in sorted(folder().glob(f"{_MADE}*"), reverse=True):
        about = path / _ABOUT
        if about.is_file():
            read = json.loads(about.read_text(encoding="utf-8"))
            sums = {file: (int(size), str(digest)) for file, (size, digest) in read["sums"].items()}
            return Dump(path, datetime.fromisoformat(read["made"]), sums)
    return None


def nobody_is_at_it() -> bool:
    """Say whether no dump is being made at this moment."""
    home = folder()
    home.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(home):
            return True
    except OperatingError:
        return False


def make(progress: Progress) -> Dump:
    """Make a dump and let it take the place of the last one; raises `OperatingError` where another is being made.

    Until its last file is written it is nowhere to be seen; what goes wrong half-way leaves the last one as it was.
    """
    home = folder()
    home.mkdir(parents=True, exist_ok=True)
    with _alone(home):
        for left in home.glob("making-*"):
            shutil.rmtree(left)
        moment = clock.now().astimezone(UTC).replace(microsecond=0)
        place = home / f"making-{os.getpid()}"
        place.mkdir()
        try:
            sums = _write(place, moment, progress)
            made = home / f"{_MADE}{moment:%Y%m%dT%H%M%SZ}"
            if made.exists():  # two within a second
                shutil.rmtree(made)
            place.rename(made)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        for old in sorted(home.glob(f"{_MADE}*"))[:-_KEPT]:
            shutil.rmtree(old)
    return Dump(made, moment, sums)


def _write(place: Path, moment: datetime, progress: Progress) -> dict[str, tuple[int, str]]:
    context = known.context()
    for each in files():
        each.write(place / each.file, context, progress, True)
    sums = {each.file: _sum(place / each.file) for each in files()}
    site = Site(settings.BASE_URL, settings.CONTACT)
    described = catalogue.catalogue(site, catalogue.files_of(sums), moment)
    for file, content in catalogue.serialised(described).items():
        (place / file).write_bytes(content)
    lines = [f"{digest}  {file}\n" for file, (_size, digest) in sorted(sums.items())]
    (place / SUMS).write_text("".join(lines), encoding="ascii")
    about = {"made": moment.isoformat(), "sums": sums}
    (place / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
    return sums


def _sum(path: Path) -> tuple[int, str]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return path.stat().st_size, digest.hexdigest()


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold the lock that only one process can hold."""
    with (home / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OperatingError("Another dump is being made; wait until it is there.") from error
        yield
