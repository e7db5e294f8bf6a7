"""Measures reading in a list: writes a CSV of ROWS made-up initiatives, and reads it in as `binnenuit import` does.

    BINNENUIT_HOME=/tmp/bench .venv/bin/binnenuit prepare && BINNENUIT_HOME=/tmp/bench .venv/bin/binnenuit load
    BINNENUIT_HOME=/tmp/bench .venv/bin/python bench/imports.py --rows 100000

Prints processor time, time on the clock and the most memory that the process has had, of the dry run (with
--dry-run), of
reading in, of the same file again and (with --undo) of taking back. --profile says where the time goes.
"""

import argparse
import cProfile
import csv
import os
import pstats
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HEADER = (
    "id", "naam", "naam (en)", "samenvatting", "omschrijving", "organisatie", "gemeente", "doelgroep", "thema", "talen",
    "kosten", "adres", "postcode", "startdatum", "email", "schedules",
)  # fmt: skip
_WORDS = [
    "samen",
    "praten",
    "koken",
    "lopen",
    "lezen",
    "buurt",
    "huis",
    "plein",
    "vrouwen",
    "ouders",
    "jongeren",
    "taal",
    "muziek",
    "tuin",
    "maaltijd",
    "hulp",
    "contact",
]
_PLACES = (
    "Tilburg",
    "Rotterdam",
    "Utrecht",
    "Groningen",
    "Maastricht",
    "Zwolle",
    "Leiden",
    "Arnhem",
    "Almere",
    "Delft",
)
_GROUPS = ("vrouwen", "nieuwkomers", "jongeren", "ouderen")
_TONGUES = ("Nederlands", "Nederlands, Turks", "Nederlands; Arabisch", "Engels")
_ROWS_PER_ORGANISATION = 20


def write(path: Path, rows: int, seed: int = 1) -> None:
    """Write the list; the same seed gives the same list."""
    chance = random.Random(seed)

    def words(number: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(number))

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        for number in range(rows):
            title = f"{words(3).capitalize()} {number}"
            writer.writerow(
                (
                    number, title, f"{title} (en)", words(20).capitalize(), words(60).capitalize(),
                    f"Stichting Samen {number % max(rows // _ROWS_PER_ORGANISATION, 1)}", chance.choice(_PLACES),
                    chance.choice(_GROUPS), "taal leren", chance.choice(_TONGUES), chance.choice(("gratis", "2,50", "")),
                    f"Voorbeeldstraat {number % 200}", "", "1-9-2026", f"groep{number}@example.org",
                    "2026-09-01T10:00 FREQ=WEEKLY;BYDAY=TU",
                )
            )  # fmt: skip


def measured(name: str, do: Callable[[], object]) -> None:
    """Do it, and print what it took."""
    clock, processor = time.perf_counter(), time.process_time()
    said = do()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    took = time.process_time() - processor
    print(
        f"{name:12} {took:8.1f} s processor {time.perf_counter() - clock:8.1f} s clock {most:6} MB most  {said}"
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--undo", action="store_true")
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binnenuit.config.settings")
    import django

    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        write(path, asked.rows)
        print(f"{asked.rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        if asked.profile:
            profile = cProfile.Profile()
            profile.runcall(run, path, asked)
            pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        else:
            run(path, asked)


def run(path: Path, asked: argparse.Namespace) -> None:
    """Read it in, and again, and take it back."""
    from binnenuit.foundation.imports.service import ColumnMapping, undo_run
    from binnenuit.foundation.imports.tasks.runner import ImportRunner
    from binnenuit.interchange.importing.source_file import open_file
    from binnenuit.interchange.importing.target import KIND
    from binnenuit.kernel.authority import OPERATOR

    def read(*, dry: bool = False) -> ImportRunner:
        importing = ImportRunner(
            open_file(path, ColumnMapping()), KIND, "bench", OPERATOR, lambda _result: None, dry=dry
        )
        importing.run()
        return importing

    if asked.dry_run:
        measured("dry run", lambda: dict(read(dry=True).counts))
    numbers = []

    def first() -> object:
        importing = read()
        numbers.append(importing.number)
        return dict(importing.counts)

    measured("read in", first)
    if not asked.profile:
        measured("the same", lambda: dict(read().counts))
    if asked.undo:
        measured("taken back", lambda: undo_run(numbers[0], actor=OPERATOR, tell=lambda _done: None))


if __name__ == "__main__":
    main()
