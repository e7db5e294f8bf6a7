"""The `binnenuit` command: every command in one list, each in a file of its own, loaded when it is called."""

import os
import sys
from importlib import import_module

import click

from binnenuit.kernel.errors import BinnenuitError

# name: (module, one line of help); the module has a click command named `command`
COMMANDS = {
    "prepare": ("prepare", "Make the data folder and database ready: migrations, texts, static files."),
    "load": ("load", "Load the programme's real data from the files in the repository."),
    "generate": ("generate", "Make realistic example initiatives, marked as examples."),
    "remove-examples": ("remove_examples", "Take all example initiatives away again."),
    "reindex": ("reindex", "Build the search index anew from the database."),
    "index": ("index", "Follow the changes and keep the search index up to date."),
    "places": ("places", "Municipalities and map outlines."),
    "import": (
        "import_file",
        "Read in initiatives from CSV, XLSX or HSDS; the same again changes nothing; can be undone.",
    ),
    "export": ("export", "Write everything that is published to a file: CSV, XLSX, HSDS, GeoJSON, JSON-LD."),
    "dump": ("dump", "Make the files under /data/ anew, with checksums and catalogue."),
    "upkeep": ("upkeep", "Do the day's upkeep: ask holders to confirm, hide, forget; again changes nothing."),
    "alerts": ("alerts", "Mail who follows a search what is new in it; again changes nothing."),
    "links": ("links", "Ask whether links to the hosts that you allow still work; by default to none."),
    "work": ("work", "Send the mail that waits; `serve` does so by itself."),
    "mails": ("mails", "Write each mail that the site sends into a folder, to look at."),
    "serve": ("serve", "Serve the site, with the indexer and the queue beside it."),
    "demo": ("demo", "Prepare, load, add examples and serve: everything at once."),
    "relevance": ("relevance", "Ask the judged queries and say how good the answers of search are."),
    "accounts": ("accounts", "People who log in: make the first administrator."),
    "permissions": ("permissions", "Show every action with who may do it."),
}


class Commands(click.Group):
    """The list of commands; Django is loaded only when one of them runs."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Load the command called `name`."""
        if name not in COMMANDS:
            return None
        if "--help" not in sys.argv or len(sys.argv) > 2:  # noqa: PLR2004 -- plain --help lists without loading
            return _load(name)
        return click.Command(name, help=COMMANDS[name][1])


def _load(name: str) -> click.Command:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binnenuit.config.settings")
    django.setup()
    from binnenuit.composition.runtime.secret_key import ensure_secret_key

    ensure_secret_key()
    module = import_module(f"binnenuit.composition.commands.{COMMANDS[name][0]}")
    command: click.Command = module.command
    command.name, command.help = name, COMMANDS[name][1]
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
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("binnenuit"):
            raise
        click.echo(f"binnenuit: the library {error.name} is missing. Run: make install", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
