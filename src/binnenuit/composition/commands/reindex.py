"""`binnenuit reindex`."""

import click
from django.conf import settings
from tqdm import tqdm

from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search import building, generations, records
from binnenuit.search.errors import IndexMissing


def rebuild() -> None:
    """Build the index anew and say how many records it holds."""
    with tqdm(total=building.expected(), unit=" records", disable=None, desc="reindex") as bar:

        def progress(added: int) -> None:
            bar.update(added)

        number = building.rebuild(settings.INDEX_FOLDER, progress)
    click.echo(f"The search index holds {number:,} records.")


def where_needed() -> None:
    """Build the index where there is none that fits; one that only lags is brought up to date by the indexer."""
    try:
        present = generations.open_current(settings.INDEX_FOLDER)
    except IndexMissing:
        rebuild()
        return
    if present.settings.vocabulary != records.fingerprint(thesaurus()):
        rebuild()


@click.command()
def command() -> None:
    """Build the search index anew; the site stays searchable meanwhile."""
    rebuild()
