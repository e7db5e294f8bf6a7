"""How fast is search? Ours, PostgreSQL and SQLite on the same records, and our whole pages.

    python bench/search.py --size 1000000 --queries 60 --home /tmp/bench-home
    python bench/search.py --size 100000 --without postgresql --without sqlite

Makes the corpus with the product's own generator and the index with its own indexer, in a data folder that
is kept and used again; the other engines get the same records. Questions are drawn (seeded) from the records.
All engines get each question right after each other, in turns, so that a slow moment of the machine hits all
alike. What our engine keeps for the next visitor is taken away before each question. Prints Markdown.
"""

import argparse
import os
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus import prepared
from on_postgresql import PostgreSQL
from on_sqlite import SQLite
from ours import Ours, asked, forget, page_of
from questions import KINDS, Draw

_WARM = 2
"""Rounds that are not counted."""


def main() -> None:
    """Build what is missing, measure, print."""
    arguments = read_arguments()
    os.environ["BINNENUIT_HOME"] = str(arguments.home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binnenuit.config.settings")

    import django

    django.setup()
    records = prepared(arguments.size, arguments.seed)
    engines: list[Any] = [Ours()]
    if "sqlite" not in arguments.without:
        engines.append(SQLite(arguments.size, arguments.home / "bench.sqlite3"))
    if "postgresql" not in arguments.without:
        engines.append(PostgreSQL(arguments.size, arguments.postgresql))
    print(
        f"\n{records:,} records, {arguments.queries} questions of each kind, seed {arguments.seed}, "
        f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n"
    )
    draw = Draw(arguments.seed, 400)
    compare(engines, draw, arguments.queries)
    whole(draw, arguments.queries)
    throughput(draw, arguments.queries * 10)


def read_arguments() -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=100_000, help="records")
    parser.add_argument("--queries", type=int, default=60, help="questions of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, default=Path("bench-home"))
    parser.add_argument("--without", action="append", default=[], choices=["postgresql", "sqlite"])
    parser.add_argument("--postgresql", default="host=127.0.0.1 user=postgres", help="where the server is")
    return parser.parse_args()


def compare(engines: list[Any], draw: Draw, number: int) -> None:
    """Ask all engines the same questions and print the table."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    processor: dict[str, list[float]] = defaultdict(list)
    totals: dict[str, list[int]] = defaultdict(list)
    for turn in range(-_WARM, number):
        for kind in KINDS:
            question = draw.question(kind)
            order = engines[turn % len(engines) :] + engines[: turn % len(engines)]
            for each in order:
                forget()
                milliseconds, used, total = timed(lambda each=each, question=question: each.ask(question))
                if turn >= 0:
                    found[each.name, kind].append(milliseconds)
                    if isinstance(each, Ours):
                        processor[kind].append(used)
                        totals[kind].append(total)
    names = [each.name for each in engines]
    others = names[1:]
    heads = ["question", "results", "Binnenuit p50 ms", "p95", "p95 processor"]
    heads += [f"{name} {head}" for name in others for head in ("p50", "p95", "/ ours")]
    table(heads)
    for kind, title in KINDS.items():
        mine = found["Binnenuit", kind]
        cells = [title, f"{statistics.median(totals[kind]):,.0f}", middle(mine), high(mine)]
        cells.append(high(processor[kind]))
        for name in others:
            theirs = found[name, kind]
            ratio = statistics.median(theirs) / statistics.median(mine)
            cells += [middle(theirs), high(theirs), f"{ratio:.1f}"]
        line(cells)


PAGES: dict[str, Callable[[Draw], dict[str, Any]]] = {
    "one word": lambda draw: {"q": draw.words(1)[0]},
    "two words": lambda draw: {"q": " ".join(draw.words(2))},
    "five words": lambda draw: {"q": " ".join([*draw.words(3), *draw.words(2)])},
    "typing error": lambda draw: {"q": draw.misspelt()},
    "beginning of a word": lambda draw: {"q": draw.words(1)[0][:4]},
    "no text": lambda _draw: {},
    "filter on theme": lambda draw: {"thema": draw.theme()},
    "word and two filters": lambda draw: {"q": draw.words(1)[0], "thema": draw.theme(), "online": "no"},
    "within 10 km": lambda draw: {"bij": draw.municipality().name, "straal": 10},
    "word within 10 km": lambda draw: {"q": draw.words(1)[0], "bij": draw.municipality().name, "straal": 10},
    "word, by distance": lambda draw: {
        "q": draw.words(1)[0],
        "bij": draw.municipality().name,
        "sorteer": "afstand",
    },
}


def whole(draw: Draw, number: int) -> None:
    """Ask questions as the pages do (all facets), of the engine alone and as whole pages."""
    from binnenuit.search import engine

    page = page_of()
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for turn in range(-_WARM, number):
        for kind, make in PAGES.items():
            parameters = make(draw)
            for what, ask in (("engine", lambda p: engine.search(asked(p)).total), ("page", page)):
                forget()
                milliseconds, used, answer = timed(lambda ask=ask, p=parameters: ask(p))
                if turn >= 0:
                    found[what, kind].append(milliseconds)
                    found[f"{what} processor", kind].append(used)
                    if what == "engine":
                        found["results", kind].append(answer)
    print()
    table(
        [
            "page of",
            "results",
            "engine p50 ms",
            "p95",
            "page p50 ms",
            "p95",
            "page / engine",
            "page p50 processor",
        ]
    )
    for kind in PAGES:
        search, pages = found["engine", kind], found["page", kind]
        ratio = statistics.median(pages) / statistics.median(search)
        results = statistics.median(found["results", kind])
        cells = [
            kind,
            f"{results:,.0f}",
            middle(search),
            high(search),
            middle(pages),
            high(pages),
            f"{ratio:.1f}",
        ]
        line([*cells, middle(found["page processor", kind])])


def throughput(draw: Draw, number: int) -> None:
    """Ask different pages one after another on one core; print pages a second and what memory they took."""
    page = page_of()
    different = {tuple(sorted(draw.page().items())) for _each in range(number * 2)}
    mix = [dict(each) for each in sorted(different)[:number]]
    draw.random.shuffle(mix)
    began, used = time.perf_counter(), time.process_time()
    for parameters in mix:
        page(parameters)
    wall, used = time.perf_counter() - began, time.process_time() - used
    print(
        f"\n{len(mix)} different pages: {len(mix) / used:,.0f} a second of processor time "
        f"({len(mix) / wall:,.0f} a second by the clock). {memory()}"
    )


def memory() -> str:
    """Say what memory this process has for itself: the index's files, mapped, are the system's to take back."""
    figures = {}
    for text in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, amount = text.split(":")
        figures[name] = int(amount.split()[0]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"Memory: {figures['Anonymous']:.0f} MB of its own (Anonymous in smaps_rollup), "
        f"{figures['Rss']:.0f} MB with mapped files, at most {peak:.0f} MB."
    )


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return the milliseconds that `work` takes, by the clock and of processor time, and what it gives."""
    began, used = time.perf_counter(), time.process_time()
    result = work()
    return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000, result


def table(heads: list[str]) -> None:
    """Print the head of a table."""
    line(heads)
    line(["---", *("---:" for _head in heads[1:])])


def line(cells: list[str]) -> None:
    """Print one line of a table."""
    print("| " + " | ".join(cells) + " |")


def middle(values: list[float]) -> str:
    """Return the median, as text."""
    return f"{statistics.median(values):.2f}"


def high(values: list[float]) -> str:
    """Return the 95th percentile, as text."""
    return f"{sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]:.2f}"


if __name__ == "__main__":
    main()
