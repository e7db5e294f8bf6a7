"""The commands that come with the platform; a room registers its own the same way."""

from binnenuit.kernel.commands import Command, ScheduledTask

_PACKAGE = "binnenuit.composition.commands"

_LISTED = (
    ("prepare", "prepare", "Make the data folder and database ready: migrations, texts, static files."),
    ("load", "load", "Load the programme's real data from the files in the repository."),
    ("generate", "generate", "Make realistic example initiatives, marked as examples."),
    ("remove-examples", "remove_examples", "Take all example initiatives away again."),
    ("reindex", "reindex", "Build the search index anew from the database."),
    ("index", "index", "Follow the changes and keep the search index up to date."),
    ("places", "places", "Municipalities and map outlines."),
    (
        "import",
        "import_file",
        "Read in initiatives from CSV, XLSX or HSDS; the same again changes nothing; can be undone.",
    ),
    ("export", "export", "Write everything that is published to a file: CSV, XLSX, HSDS, GeoJSON, JSON-LD."),
    ("dump", "dump", "Make the files under /data/ anew, with checksums and catalogue."),
    ("upkeep", "upkeep", "Do the day's upkeep: ask holders to confirm, hide, forget; again changes nothing."),
    ("work", "work", "Send the mail that waits; `serve` does so by itself."),
    ("mails", "mails", "Write each mail that the site sends into a folder, to look at."),
    ("serve", "serve", "Serve the site, with the indexer and the queue beside it."),
    ("demo", "demo", "Prepare, load, add examples and serve: everything at once."),
    ("accounts", "accounts", "People who log in: make the first administrator."),
    ("permissions", "permissions", "Show every action with who may do it."),
)
COMMANDS = tuple(
    Command(name, f"{_PACKAGE}.{module}", text, order=10 * number)
    for number, (name, module, text) in enumerate(_LISTED, 1)
)
"""In the order of a day's work."""

NIGHTLY = (ScheduledTask("upkeep", order=10), ScheduledTask("dump", order=30))
