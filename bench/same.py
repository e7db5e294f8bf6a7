"""Does a change of search give the same answers? Writes what questions find, and compares two such files.

    python bench/same.py --home /tmp/bench-home --to /tmp/before.json
    (change something)
    python bench/same.py --home /tmp/bench-home --to /tmp/after.json --against /tmp/before.json

Questions are drawn (seeded) from the records, of every kind that the pages ask. Compared are the totals, the counts of
all facets, the corrections and the first twenty: their scores and distances in order, and which records stand at each
score (records of equal score may change places). Exits with 1 where anything differs, and says what.
"""

import argparse
import json
import os
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

_SHOWN = 20
"""Differences that are printed."""
_DIGITS = 4
"""Of a score, significant; adding in another order changes the last ones."""


def main() -> None:
    """Ask, write, compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, required=True, help="data folder of bench/search.py")
    parser.add_argument("--number", type=int, default=36, help="questions of each kind")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--to", type=Path, required=True, help="where to write the answers")
    parser.add_argument("--against", type=Path, help="answers to compare with")
    arguments = parser.parse_args()
    os.environ["BINNENUIT_HOME"] = str(arguments.home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binnenuit.config.settings")

    import django

    django.setup()
    found = answers(arguments.seed, arguments.number)
    arguments.to.write_text(json.dumps(found), encoding="utf-8")
    if arguments.against:
        before = json.loads(arguments.against.read_text(encoding="utf-8"))
        sys.exit(1 if differences(before, json.loads(json.dumps(found))) else 0)


def answers(seed: int, number: int) -> dict[str, Any]:
    """Return what each question finds, by the question."""
    from binnenuit.search import engine
    from ours import asked, forget
    from questions import Draw
    from search import PAGES

    draw = Draw(seed, 400)
    found: dict[str, Any] = {}
    for _each in range(number):
        for make in PAGES.values():
            parameters = make(draw)
            forget()
            found[json.dumps(parameters)] = answer(engine.search(asked(parameters)))
    return found


def answer(page: Any) -> dict[str, Any]:
    """Return what is compared of one page."""
    hits = [[_rounded(hit.score), _rounded(hit.distance_km or 0), hit.code, _text(hit)] for hit in page.hits]
    return {
        "total": page.total,
        "matching": page.matching,
        "corrections": page.corrections,
        "facets": {
            facet: [(each.value, each.count) for each in counts] for facet, counts in page.facets.items()
        },
        "hits": hits[:_SHOWN],
    }


def _text(hit: Any) -> str:
    return "".join(f"[{each.text}]" if each.hit else each.text for each in (*hit.title, *hit.snippet))


def _rounded(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")


def differences(before: dict[str, Any], after: dict[str, Any]) -> int:
    """Print what differs; give how many questions do."""
    wrong = 0
    for question, old in before.items():
        new = after.get(question, {})
        told = [name for name in old if _differs(name, old, new)]
        if told:
            wrong += 1
            if wrong <= _SHOWN:
                print(question, told, old["total"], new.get("total"))
    print(f"{len(before)} questions, {wrong} with another answer")
    return wrong


def _differs(name: str, before: dict[str, Any], after: dict[str, Any]) -> bool:
    if name != "hits":
        return bool(before[name] != after.get(name))
    return _places(before[name]) != _places(after.get(name, []))


def _places(hits: list[Any]) -> list[Any]:
    """Return scores with their records; of the last score only how many, as others may have had it too."""
    places = [
        (place, sorted(map(tuple, group))) for place, group in groupby(hits, lambda hit: hit[0] or hit[1])
    ]
    return places[:-1] + [(place, len(group)) for place, group in places[-1:]]


if __name__ == "__main__":
    main()
