"""The `binnenuit` command: every command in one list, each in a module of its own, loaded when it is called."""

import os
import sys
from importlib import import_module

import click
from django.db import DatabaseError

from binnenuit.kernel.commands import Command, commands
from binnenuit.kernel.errors import BinnenuitError
from binnenuit.kernel.registry import Registry


class Commands(click.Group):
    """The list of commands, as the rooms declare them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of a day's work."""
        return [command.name for command in _declared()]

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Load the command called `name`; for the list of all of them its line is enough."""
        found = _declared().get(name)
        if found is None:
            return None
        if "--help" not in sys.argv or len(sys.argv) > 2:  # noqa: PLR2004 -- plain --help lists without loading
            return _load(found)
        return click.Command(name, help=found.help)


def _declared() -> Registry[Command]:
    """Start Django, so that every room has declared its commands, and return them."""
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binnenuit.config.settings")
        django.setup()
    return commands


def _load(found: Command) -> click.Command:
    from binnenuit.composition.runtime.secret_key import ensure_secret_key

    ensure_secret_key()
    command: click.Command = import_module(found.module).command
    command.name, command.help = found.name, found.help
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="binnenuit", prog_name="binnenuit")
def cli() -> None:
    """Binnenuit: initiatives for self-determination and social contact, visible and findable."""


def main() -> None:
    """Run a command; an error that a person can do something about is one clear line and exit code 1."""
    try:
        cli()
    except BinnenuitError as error:
        click.echo(f"binnenuit: {error}", err=True)
        sys.exit(1)
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        click.echo(
            f"binnenuit: The database is not ready for this ({reason}). Run: binnenuit prepare", err=True
        )
        sys.exit(1)
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("binnenuit"):
            raise
        click.echo(f"binnenuit: the library {error.name} is missing. Run: make install", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
