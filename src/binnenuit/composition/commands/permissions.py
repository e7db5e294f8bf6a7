"""`binnenuit permissions`."""

import pkgutil
from importlib import import_module

import click
from django.apps import apps

from binnenuit.kernel.authority import permissions


def gather() -> dict[str, str]:
    """Give every action with who may do it, after letting every room say so (a room's `rules` permit)."""
    for config in apps.get_app_configs():
        if not config.name.startswith("binnenuit."):
            continue
        for found in pkgutil.walk_packages([config.path], f"{config.name}."):
            if f"{found.name}.".startswith(f"{config.name}.rules."):
                import_module(found.name)
    return permissions()


@click.command()
@click.option("--table", is_flag=True, help="As the table of docs/permissions.md.")
def command(*, table: bool) -> None:
    """List actions and who may do them; what is not in the list nobody may."""
    form = "| `{}` | {} |" if table else "{:40} {}"
    if table:
        click.echo("| action | who may |\n|---|---|")
    for action, who in gather().items():
        click.echo(form.format(action, who))
