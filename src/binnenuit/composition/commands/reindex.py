"""`binnenuit reindex`."""

import click
from django.conf import settings
from tqdm import tqdm

from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search.errors import IndexMissing
from binnenuit.search.index import document_builder, generations
from binnenuit.search.indexing import rebuild


def _rebuild() -> None:
    """Build the index anew and say how many records it holds."""
    with tqdm(total=rebuild.expected(), unit=" records", disable=None, desc="reindex") as bar:

        def progress(added: int) -> None:
            bar.update(added)

        number = rebuild.rebuild(settings.INDEX_FOLDER, progress)
    click.echo(f"The search index holds {number:,} records.")


def where_needed() -> None:
    """Build the index where there is none that fits; one that only lags is brought up to date by the indexer."""
    try:
        present = generations.open_current(settings.INDEX_FOLDER)
    except IndexMissing:
        _rebuild()
        return
    if present.settings.vocabulary != document_builder.fingerprint(thesaurus()):
        _rebuild()


@click.command()
def command() -> None:
    """Build the search index anew; the site stays searchable meanwhile."""
    _rebuild()
