"""Goes through the room as visitors, staff, programs and the night do; run by `test_example_room.py` with its settings.

Settings are read once in a process, and no other test has the room installed. Says by name what did not hold.
"""

import json
import sys
from pathlib import Path

import django


def main() -> None:
    """Prepare the data folder, tell a story, index it, and look for it everywhere."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from binnenuit.composition.runtime import preparation
    from binnenuit.foundation.vocabulary import service as vocabulary
    from binnenuit.kernel.authority import OPERATOR
    from binnenuit.search.indexing import rebuild
    from tests.example_room.actions import tell

    call_command("migrate", verbosity=0)
    preparation.compile_texts(settings.ENVIRONMENT.home / "locale")
    preparation.collect_static()
    vocabulary.load(actor=OPERATOR)
    vocabulary.refresh()
    code = tell("Een zebra in de buurtkamer", "Het werd een mooie middag.", "hopeful", actor=OPERATOR)
    tell("Een olifant aan tafel", "Niemand durfde iets te zeggen.", "sad", actor=OPERATOR)
    rebuild.rebuild(settings.INDEX_FOLDER)
    print(json.dumps({name: bool(held) for name, held in checks(code).items()}))  # noqa: T201 -- read by the test


def checks(code: str) -> dict[str, object]:
    """Return what must hold, by name."""
    from click.testing import CliRunner
    from django.test import Client

    from binnenuit.composition.commands.main import cli
    from binnenuit.interchange.export import dump
    from binnenuit.kernel.authority import OPERATOR
    from binnenuit.kernel.commands import scheduled_tasks
    from binnenuit.search.models import OutboxEntry
    from binnenuit.ui.role_labels import role_label
    from binnenuit.ui.staff import cards

    client = Client()

    def page(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        whole = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        return whole.decode()

    found = page("/zoeken?q=zebra&soort=verhaal")
    both = page("/zoeken?soort=verhaal")
    sad = page("/zoeken?soort=verhaal&stemming=droevig")
    suggested = page("/zoeken/suggesties?q=zebr")
    dumped = dump.make(lambda _number: None)
    return {
        "searched": f'href="/verhalen/{code}"' in found,
        "kind on the search page": "Verhalen" in found,
        "faceted": "Stemming" in both and "Hoopvol" in both,
        "filtered": "olifant" in sad and "zebra" not in sad,
        "suggested": "zebra" in suggested and f"/verhalen/{code}" in suggested,
        "listed": "Een zebra in de buurtkamer" in page("/verhalen"),
        "page": "Een zebra in de buurtkamer" in page(f"/verhalen/{code}"),
        "in other languages": page(f"/ar/verhalen/{code}"),
        "in the menu": 'href="/verhalen"' in page("/over"),
        "index of the sitemap": "sitemaps/stories-0.xml" in page("/sitemap.xml"),
        "in the sitemap": f"/verhalen/{code}" in page("/sitemaps/stories-0.xml"),
        "on the desk": any(card.title == "Verhalen vertellen" for card in cards(OPERATOR))
        or _editor_sees_it(),
        "in the API": json.loads(page(f"/api/v1/stories/{code}"))["title"] == "Een zebra in de buurtkamer",
        "in the API's document": "/stories/{code}" in page("/api/v1/openapi.json"),
        "exported": len(json.loads(Path(dumped.path("stories.json")).read_text("utf-8"))) == 2,
        "in the catalogue": "stories.json" in page("/data/catalog.ttl"),
        "on the page of data": "stories.json" in page("/data"),
        "a command": CliRunner().invoke(cli, ["count-stories"]).output == "2 stories.\n",
        "scheduled": "count-stories" in scheduled_tasks,
        "in the outbox": OutboxEntry.objects.filter(kind="story").exists(),
        "role named": role_label("storyteller") == "verteller",
    }


def _editor_sees_it() -> bool:
    from binnenuit.kernel.authority import Actor, Grant
    from binnenuit.ui.staff import cards

    editor = Actor("person", "person:1", 1, (Grant("editor"),))
    return any(card.title == "Verhalen vertellen" for card in cards(editor))


if __name__ == "__main__":
    sys.exit(main())
