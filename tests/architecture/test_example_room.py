"""A room that is installed by settings alone is found everywhere; see `tests/example_room/`."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACES = [
    "searched", "kind on the search page", "faceted", "filtered", "suggested", "listed", "page",
    "in other languages", "in the menu", "index of the sitemap", "in the sitemap", "on the desk", "in the API",
    "in the API's document", "exported", "in the catalogue", "on the page of data", "a command", "scheduled",
    "in the outbox", "role named",
]  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    environment = {
        **os.environ,
        "BINNENUIT_HOME": str(tmp_path_factory.mktemp("room")),
        "BINNENUIT_HOSTS": "testserver",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "tests.example_room.settings",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "tests.example_room.proof"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=110
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("place", PLACES)
def test_the_room_is_found(found, place):
    assert found[place]


def test_every_place_that_was_looked_at_is_told(found):
    assert list(found) == PLACES


@cache
def elsewhere():
    """Return the files of the project that name the room, itself and this test left out."""
    named = []
    for folder in ("src", "tests", "scripts", "bench"):
        for path in (ROOT / folder).rglob("*.py"):
            inside = "example_room" in str(path.relative_to(ROOT))
            if not inside and "example_room" in path.read_text(encoding="utf-8"):
                named.append(str(path.relative_to(ROOT)))
    return named


def test_nothing_else_knows_the_room():
    assert elsewhere() == []
