"""`binnenuit permissions`."""

import pkgutil
from importlib import import_module

import click
from django.apps import apps

from binnenuit.kernel.authority import ROLES, Actor, Grant, Role, Subject, may, permissions


def gather() -> dict[str, str]:
    """Return every action with who may do it, after letting every room say so (a room's `rules` permit)."""
    for config in apps.get_app_configs():
        if not config.name.startswith("binnenuit."):
            continue
        for found in pkgutil.walk_packages([config.path], f"{config.name}."):
            if f"{found.name}.".startswith(f"{config.name}.rules."):
                import_module(found.name)
    return permissions()


def held_by(role: Role, action: str) -> bool:
    """Say whether who holds `role` for a scope may do `action` to something that lies in it."""
    actor = Actor("person", "person:1", 1, (Grant(role, "scope:1"),))
    return may(actor, action, Subject("thing:1", frozenset({"scope:1"})))


def table_of_actions() -> list[str]:
    """Return the lines of the table of actions and who may do them."""
    lines = ["| action | who may |", "|---|---|"]
    return lines + [f"| `{action}` | {who} |" for action, who in gather().items()]


def table_of_roles() -> list[str]:
    """Return the lines of the table of roles and what each may; what no role may is left out."""
    lines = [f"| action | {' | '.join(ROLES).replace('_', ' ')} |", f"|---|{':-:|' * len(ROLES)}"]
    for action in gather():
        marks = ["✓" if held_by(role, action) else "" for role in ROLES]
        if any(marks):
            lines.append(f"| `{action}` | {' | '.join(marks)} |")
    return lines


@click.command()
@click.option("--table", is_flag=True, help="As the tables of docs/permissions.md.")
def command(*, table: bool) -> None:
    """List actions and who may do them; what is not in the list nobody may."""
    if table:
        click.echo("\n".join([*table_of_actions(), "", *table_of_roles()]))
        return
    for action, who in gather().items():
        click.echo(f"{action:40} {who}")
