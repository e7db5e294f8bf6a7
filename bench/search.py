"""How fast is search? Engine and whole page, per kind of question, over N generated initiatives.

    python bench/search.py --records 100000 --rounds 30 --home /tmp/bench-home

Makes the corpus with the product's own generator and the index with its own indexer, in a data folder that
is kept and used again. The questions are drawn (seeded) from the records, so words are as frequent as they
are there. Rounds are interleaved: each round asks one question of every kind, so that a slow moment of the
machine hits all kinds alike. Prints Markdown.
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

KINDS = {
    "two words, all": lambda draw: {"q": " ".join(draw.words(2))},
    "six words, most": lambda draw: {"q": " ".join([*draw.words(3), *draw.words(2), "onvindbaarheidswoord"])},
    "one word": lambda draw: {"q": draw.words(1)[0]},
    "typing error": lambda draw: {"q": draw.misspelt()},
    "beginning of a word": lambda draw: {"q": draw.words(1)[0][:4]},
    "phrase": lambda draw: {"q": '"' + " ".join(draw.phrase()) + '"'},
    "no text, all facets": lambda _draw: {},
    "filter on theme": lambda draw: {"thema": draw.theme()},
    "word and two filters": lambda draw: {"q": draw.words(1)[0], "thema": draw.theme(), "online": "no"},
    "filter on municipality": lambda draw: {"gemeente": draw.municipality().code},
    "within 10 km": lambda draw: {"bij": draw.municipality().name, "straal": 10},
    "word within 10 km": lambda draw: {"q": draw.words(1)[0], "bij": draw.municipality().name, "straal": 10},
    "all, by distance": lambda draw: {"bij": draw.municipality().name, "sorteer": "afstand"},
    "word, by distance": lambda draw: {
        "q": draw.words(1)[0],
        "bij": draw.municipality().name,
        "sorteer": "afstand",
    },
    "word, by last confirmed": lambda draw: {"q": draw.words(1)[0], "sorteer": "bevestigd"},
}


def main() -> None:
    """Build what is missing, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, default=Path("bench-home"))
    arguments = parser.parse_args()
    os.environ["BINNENUIT_HOME"] = str(arguments.home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binnenuit.config.settings")

    import django

    django.setup()
    records = prepared(arguments.records, arguments.seed)
    print(
        f"\n{records:,} records, {arguments.rounds} rounds, Python {sys.version.split()[0]}, {os.cpu_count()} cores\n"
    )
    report(measured(arguments.rounds, arguments.seed))


def prepared(records: int, seed: int) -> int:
    """Make the data folder, the corpus and the index where they are missing; give the number of records."""
    from django.conf import settings

    from binnenuit.composition import preparation
    from binnenuit.composition.commands import generate, load
    from binnenuit.search import building, engine
    from binnenuit.search.errors import IndexMissing
    from binnenuit.search.types import SearchRequest

    def indexed() -> int:
        try:
            return engine.search(SearchRequest(facets=())).total
        except IndexMissing:
            return 0

    if indexed() < records:
        preparation.prepare()
        load.command.main([], standalone_mode=False)
        generate.command.main([f"--initiatives={records}", f"--seed={seed}"], standalone_mode=False)
        began = time.perf_counter()
        number = building.rebuild(settings.INDEX_FOLDER)
        seconds = time.perf_counter() - began
        size = sum(file.stat().st_size for file in settings.INDEX_FOLDER.rglob("*") if file.is_file()) / 1e6
        print(f"reindex: {number:,} records in {seconds:.1f} s ({number / seconds:,.0f}/s), {size:.0f} MB")
    return indexed()


class Draw:
    """Draws questions from the records themselves."""

    def __init__(self, seed: int) -> None:
        from binnenuit.foundation.places.service import municipalities
        from binnenuit.foundation.vocabulary.service import thesaurus
        from binnenuit.search import sources
        from binnenuit.search.analysis import STOP_WORDS, words

        self.random = random.Random(seed)
        source = sources.source("initiative")
        first, last = source.bounds()
        self.texts: list[list[str]] = []
        for _number in range(60):
            pk = self.random.randint(first, last)
            for document in source.documents(pk, pk):
                text = document.texts["nl"]
                self.texts.append([w for w in words(f"{text.title} {text.summary}") if w not in STOP_WORDS])
        self.municipalities = municipalities()
        self.themes = thesaurus().facet_values("themes")

    def words(self, number: int) -> list[str]:
        """Give words that stand together in some record."""
        return self.random.sample(self.random.choice(self.texts), number)

    def phrase(self) -> list[str]:
        """Give two words that stand beside each other (stop words left out: sometimes in no record)."""
        text = self.random.choice(self.texts)
        at = self.random.randrange(len(text) - 1)
        return text[at : at + 2]

    def misspelt(self) -> str:
        """Give a word of at least 7 letters with two letters swapped."""
        word = self.random.choice([w for text in self.texts for w in text if len(w) > 6])
        return word[:3] + word[4] + word[3] + word[5:]

    def theme(self) -> str:
        """Give a theme of the facet."""
        return self.random.choice(self.themes)

    def municipality(self) -> Any:
        """Give a municipality, the larger ones more often."""
        return self.random.choices(self.municipalities, [each.population for each in self.municipalities])[0]


def asked(parameters: dict[str, Any]) -> Any:
    """Give the request that the page makes of these parameters of its address."""
    from binnenuit.foundation.places.service import find_place
    from binnenuit.search.types import Near, Point, SearchRequest

    near = None
    if "bij" in parameters:
        place = find_place(parameters["bij"])
        near = Near(Point(place.latitude, place.longitude), parameters.get("straal", 0), place.label)
    names = {"thema": "theme", "gemeente": "municipality", "online": "online"}
    sorts = {"afstand": "distance", "bevestigd": "confirmed"}
    return SearchRequest(
        text=parameters.get("q", ""),
        filters=tuple((names[name], (value,)) for name, value in parameters.items() if name in names),
        near=near,
        sort=sorts.get(parameters.get("sorteer", ""), "relevance"),
    )


def page_of() -> Callable[[dict[str, Any]], None] | None:
    """Give what asks the whole page through WSGI, as the server does; None while there is no such page."""
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory
    from django.urls import NoReverseMatch, reverse

    try:
        address = reverse("search")
    except NoReverseMatch:
        return None
    application, factory = get_wsgi_application(), RequestFactory()

    def ask(parameters: dict[str, Any]) -> None:
        environ = factory.get(f"{address}?{urlencode(parameters)}", SERVER_NAME="localhost").environ
        status: list[str] = []
        response = application(environ, lambda code, _headers: status.append(code))
        b"".join(response)
        response.close()
        if not status[0].startswith("200"):
            raise SystemExit(f"{address}?{urlencode(parameters)}: {status[0]}")

    return ask


def measured(rounds: int, seed: int) -> dict[str, tuple[list[float], list[float], list[int]]]:
    """Give per kind of question the milliseconds of the engine and of the page, and the numbers of results."""
    from binnenuit.search import engine

    draw, page = Draw(seed), page_of()
    found: dict[str, tuple[list[float], list[float], list[int]]] = {
        name: ([], [], []) for name in (*KINDS, "suggestions")
    }
    for number in range(-2, rounds):
        for name, make in KINDS.items():
            parameters = make(draw)
            request = asked(parameters)
            milliseconds, answer = timed(lambda request=request: engine.search(request))
            whole = timed(lambda parameters=parameters: page(parameters))[0] if page else 0.0
            keep(found[name], number, milliseconds, whole, answer.total)
        typed = draw.words(1)[0][:4]
        milliseconds, lines = timed(lambda typed=typed: engine.suggest(typed, "nl", 8))
        keep(found["suggestions"], number, milliseconds, 0.0, len(lines))
    return found


def keep(
    into: tuple[list[float], list[float], list[int]], number: int, engine: float, page: float, total: int
) -> None:
    """Keep one measurement; the first rounds only warm up."""
    if number >= 0:
        for values, value in zip(into, (engine, page, total), strict=True):
            values.append(value)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Give the milliseconds that `work` takes, and what it gives."""
    began = time.perf_counter()
    result = work()
    return (time.perf_counter() - began) * 1000, result


def report(found: dict[str, tuple[list[float], list[float], list[int]]]) -> None:
    """Print the table."""
    print(
        "| question | results (median) | engine p50 ms | engine p95 | page p50 ms | page p95 | page / engine |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, (engine, page, totals) in found.items():
        middle, whole = statistics.median(engine), statistics.median(page)
        cells = [name, f"{statistics.median(totals):.0f}", f"{middle:.2f}", f"{high(engine):.2f}"]
        cells += [f"{whole:.2f}", f"{high(page):.2f}", f"{whole / middle:.1f}"] if whole else ["", "", ""]
        print("| " + " | ".join(cells) + " |")


def high(values: list[float]) -> float:
    """Give the 95th percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


if __name__ == "__main__":
    main()
