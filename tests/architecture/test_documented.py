"""A setting, permission or event that nobody wrote down does not exist for who comes next."""

import importlib
import pkgutil
import re
from dataclasses import is_dataclass
from pathlib import Path

import pytest

import binnenuit
from binnenuit.composition.commands.permissions import table_of_actions, table_of_roles
from binnenuit.config.environment import Environment, variable
from binnenuit.kernel.commands import commands

ROOT = Path(__file__).resolve().parents[2]


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("field", list(Environment.model_fields))
def test_every_setting_is_explained_to_the_operator(field):
    assert f"`{variable(field)}`" in text("operating.md")


@pytest.mark.parametrize("command", [command.name for command in commands])
def test_every_command_is_explained_to_the_operator(command):
    assert f"`binnenuit {command}" in text("operating.md")


@pytest.mark.parametrize("table", [table_of_actions, table_of_roles])
def test_every_permission_is_in_the_tables(table):
    documented = text("permissions.md").splitlines()
    # other tests permit actions of their own
    assert [line for line in table() if not line.startswith("| `test.") and line not in documented] == []


def test_every_event_is_in_the_list():
    documented = text("architecture.md")
    missing = []
    for name in modules("events"):
        module = importlib.import_module(name)
        missing += [
            event.__name__
            for event in vars(module).values()
            if is_dataclass(event) and event.__module__ == name and f"`{event.__name__}`" not in documented
        ]
    assert missing == []


def modules(kind: str) -> list[str]:
    return [
        name
        for _finder, name, _package in pkgutil.walk_packages(binnenuit.__path__, "binnenuit.")
        if f".{kind}" in name and "migrations" not in name
    ]


def test_every_document_is_in_the_index():
    index = text("README.md")
    names = [path.name for path in (ROOT / "docs").glob("*.md") if path.name != "README.md"]
    assert [name for name in sorted(names) if f"]({name})" not in index] == []


PATH = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|html|css|toml|md))`")


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs/start-here.md"])
def test_files_that_are_named_are_there(name):
    named = PATH.findall((ROOT / name).read_text(encoding="utf-8"))
    missing = [
        path for path in named if not any((ROOT / root / path).exists() for root in ("", "src/binnenuit"))
    ]
    assert missing == []
