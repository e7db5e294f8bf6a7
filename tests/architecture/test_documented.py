"""A setting, permission or event that nobody wrote down does not exist for who comes next."""

import importlib
import pkgutil
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import binnenuit
from binnenuit.composition.commands.main import COMMANDS
from binnenuit.config.environment import Environment, variable
from binnenuit.kernel.authority import permissions

ROOT = Path(__file__).resolve().parents[2]


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("field", [field.name for field in fields(Environment)])
def test_every_setting_is_explained_to_the_operator(field):
    assert f"`{variable(field)}`" in text("operating.md")


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_is_explained_to_the_operator(command):
    assert f"`binnenuit {command}" in text("operating.md")


def test_every_permission_is_in_the_table():
    for name in modules("rules"):
        importlib.import_module(name)
    documented = text("permissions.md")
    assert [
        action
        for action, who in permissions().items()
        # other tests permit actions of their own
        if not action.startswith("test.") and f"| `{action}` | {who} |" not in documented
    ] == []


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
