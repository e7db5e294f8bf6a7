"""Stories as a file of the dump."""

import json
from pathlib import Path

from binnenuit.kernel.exports import Exporter
from tests.example_room import queries


def _write(path: Path, examples: bool) -> None:  # noqa: ARG001, FBT001 -- an `Exporter`; no story is an example
    found = [{"code": each.code, "title": each.title} for each in queries.stories(*queries.bounds())]
    path.write_text(json.dumps(found), encoding="utf-8")


STORIES = Exporter("stories.json", "application/json", "JSON", "Stories", _write)
