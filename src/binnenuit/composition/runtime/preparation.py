"""What must stand in the data folder before the site can be served; every step does nothing when done already."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from binnenuit.kernel.errors import OperatingError
from binnenuit.ui.contrast import figures
from binnenuit.ui.tokens import read_theme

CATALOGUES = Path(__file__).resolve().parents[2] / "ui/locale"
NOT_SERVED = ["leaflet-src*"]
"""What Leaflet is made from; no page asks for it, and compressing its three megabytes took nine of ten seconds."""


def check_folder(folder: Path) -> None:
    """Make sure that the data folder is there and can be written; raises `OperatingError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OperatingError(
            f"The data folder {folder} can't be written ({error.strerror}). "
            "Make it writable, or name another one in BINNENUIT_HOME."
        ) from error


def compile_texts(folder: Path) -> int:
    """Compile the interface's translations into `folder`; gives how many catalogues were out of date."""
    compiled = 0
    for source in sorted(CATALOGUES.glob("*/LC_MESSAGES/django.po")):
        target = folder / source.relative_to(CATALOGUES).with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as lines:
            catalogue = read_po(lines)
        temporary = target.with_suffix(".tmp")
        with temporary.open("wb") as file:
            write_mo(file, catalogue)
        temporary.replace(target)
        compiled += 1
    return compiled


def check_theme() -> list[str]:
    """Return a line for each contrast of the operator's theme that could be better.

    Raises `OperatingError` below AA.
    """
    if not settings.THEME:
        return []
    weak = [figure for figure in figures(read_theme(settings.THEME).tokens) if not figure.good]
    if unreadable := [str(figure) for figure in weak if not figure.enough]:
        raise OperatingError(
            f"The theme {settings.THEME} can't be read by everyone: {'; '.join(unreadable)}."
        )
    return [f"theme: {figure}" for figure in weak]


def collect_static() -> None:
    """Copy the static files under names with their content's hash, compressed, into the data folder."""
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_SERVED)


def migrate() -> int:
    """Bring the database to the present form; gives how many migrations were carried out."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise OperatingError(
            f"The database can't be reached ({reason}). "
            "Start it, or check DATABASE_URL; without DATABASE_URL SQLite is used."
        ) from error
    return len(waiting)


def prepare() -> list[str]:
    """Do all of it; gives a line for each thing that was done."""
    home: Path = settings.ENVIRONMENT.home
    check_folder(home)
    done = []
    if migrations := migrate():
        done.append(f"database: {migrations} migrations carried out")
    if catalogues := compile_texts(home / "locale"):
        done.append(f"texts: {catalogues} languages compiled")
    done += check_theme()
    collect_static()
    return done
