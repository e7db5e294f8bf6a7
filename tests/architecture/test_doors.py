"""Rooms are entered by their doors, also by rooms of the same floor, and a door opens on what is asked for."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/binnenuit"
DOORS = {"service", "events", "documents", "tasks", "apps"}
CALLERS = [*SOURCE.rglob("*.py"), *(ROOT / "bench").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]


def room_of(dotted: str) -> str:
    """Return the room that a module is in, as domain.initiatives; empty for what is in none."""
    parts = dotted.removeprefix("binnenuit.").split(".")
    return ".".join(parts[:2]) if parts[0] in {"domain", "foundation"} and len(parts) > 1 else ""


@cache
def imported(path: Path) -> list[str]:
    """Return the dotted names that a file imports of ours, those inside functions too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("binnenuit."):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.startswith("binnenuit.")]
    return found


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)


def test_a_room_does_not_pass_the_doors_of_its_neighbours():
    past = []
    for floor in ("domain", "foundation"):
        for path in (SOURCE / floor).rglob("*.py"):
            here = room_of(module_of(path))
            for name in imported(path):
                parts = name.removeprefix("binnenuit.").split(".")
                if room_of(name) not in {"", here} and len(parts) > 2 and parts[2] not in DOORS:
                    past.append(f"{module_of(path)} -> {name}")
    assert past == []


def doors() -> Iterator[Path]:
    for floor in ("domain", "foundation"):
        for room in sorted((SOURCE / floor).iterdir()):
            yield from [
                path for path in [room / "service.py", *(room / "service").rglob("*.py")] if path.is_file()
            ]


def exported(path: Path) -> set[str]:
    """Return the names of a door's `__all__`."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "__all__"
        ):
            return set(ast.literal_eval(node.value))
    return set()


@pytest.mark.parametrize("door", [*doors()], ids=lambda path: module_of(path).removeprefix("binnenuit."))
def test_a_door_opens_on_nothing_that_nobody_asks_for(door):
    own = door.parents[1] if door.parent.name == "service" else door.parent
    name = module_of(door).removesuffix(".__init__")
    asked = set()
    for path in CALLERS:
        if own in path.parents:
            continue
        text = path.read_text(encoding="utf-8")
        for each in imported(path):
            package, _dot, last = each.rpartition(".")
            if package == name:
                asked.add(last)
            elif each == name:
                asked |= {other for other in exported(door) if f".{other}" in text}
    assert exported(door) - asked == set()
