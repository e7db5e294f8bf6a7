"""What import-linter cannot see: names of files, their length, keys that climb, actions that skip the audit."""

import ast
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/binnenuit"
FLOORS = (
    "kernel",
    "foundation",
    "search",
    "api",
    "ui",
    "domain",
    "interchange",
    "site",
    "composition",
    "config",
)
LONGEST = 400
ROOM_FILES = {
    "__init__", "apps", "rules", "events", "models", "queries", "actions", "service",
    "documents", "tasks", "admin", "web", "api", "migrations",
}  # fmt: skip
ROOM_EXTRAS = {"policy.md", "data"}


def python_files(*folders):
    return [
        path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts
    ]


def rooms():
    return [
        path
        for floor in ("domain", "foundation")
        for path in sorted((SOURCE / floor).iterdir())
        if path.is_dir() and path.name != "__pycache__"
    ]


def test_no_file_is_longer_than_a_person_reads():
    long = {
        str(path.relative_to(ROOT)): count
        for path in python_files("src", "tests", "bench", "scripts")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


@pytest.mark.parametrize("room", rooms(), ids=lambda path: path.name)
def test_a_room_has_only_the_files_of_the_house(room):
    found = {
        entry.stem if entry.suffix == ".py" else entry.name
        for entry in room.iterdir()
        if entry.name != "__pycache__"
    }
    assert found - ROOM_FILES - ROOM_EXTRAS == set()
    assert (room / "policy.md").is_file(), "each room says which policy it carries out, and its sources"


@pytest.mark.parametrize("room", rooms(), ids=lambda path: path.name)
def test_no_room_stands_empty(room):
    name = f"binnenuit.{room.parent.name}.{room.name}."
    users = [
        path
        for path in python_files("src")
        if room not in path.parents and name in path.read_text(encoding="utf-8")
    ]
    assert users, "a room comes with the first that uses it"
    assert any((room / kind).exists() for kind in ("actions.py", "actions", "queries.py", "queries"))


def floor_of(module: str) -> int:
    return FLOORS.index(module.split(".")[1])


def test_no_key_climbs_a_floor_or_crosses_to_a_neighbour():
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("binnenuit."):
            continue
        here = model.__module__.split(".")[1:3]
        for field in model._meta.get_fields():
            target = field.related_model
            if not (field.concrete and field.is_relation and target):
                continue
            there = target.__module__.split(".")[1:3]
            climbs = floor_of(target.__module__) > floor_of(model.__module__)
            crosses = here[0] == there[0] == "domain" and here != there
            if climbs or crosses:
                wrong.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")
    assert wrong == []


def actions():
    for room in rooms():
        for path in [room / "actions.py", *(room / "actions").rglob("*.py")]:
            if path.is_file():
                for node in parsed(path).body:
                    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                        yield pytest.param(path, node, id=f"{room.name}.{node.name}")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def functions_beside(path: Path) -> dict[str, ast.FunctionDef]:
    """Return the functions of a file and of the others of its package of actions, by name."""
    siblings = path.parent.glob("*.py") if path.parent.name == "actions" else [path]
    return {
        node.name: node
        for sibling in siblings
        for node in parsed(sibling).body
        if isinstance(node, ast.FunctionDef)
    }


def names_called(path: Path, function: ast.FunctionDef, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return the names that `function` calls, also by way of private functions of the same package."""
    own = functions_beside(path)
    called = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            called.add(name)
            if name in own and name not in seen:
                called |= names_called(path, own[name], seen | {name})
    return called


# The audit trail's own way of writing is the one write that is not audited.
@pytest.mark.parametrize(
    ("path", "action"), [param for param in actions() if "audit.record" not in str(param.id)]
)
def test_an_action_has_an_actor_asks_leave_and_leaves_a_trace(path, action):
    assert "actor" in {argument.arg for argument in action.args.kwonlyargs}, "actor is keyword-only"
    called = names_called(path, action)
    assert "authorise" in called
    assert "record" in called


def views(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from views(entry, f"{prefix}{entry.pattern}")
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.pattern}", entry.callback


def test_every_view_declares_who_may_see_it():
    undeclared = [address for address, view in views() if getattr(view, "audience", None) is None]
    assert undeclared == []
