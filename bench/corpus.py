"""The data folder of a measurement: made with the product's own generator and indexer, and used again."""

import time


def prepared(size: int, seed: int) -> int:
    """Make the data folder, the corpus and the index where they are missing; give the number of records."""
    from django.conf import settings

    from binnenuit.composition.commands import generate, load
    from binnenuit.composition.runtime import preparation
    from binnenuit.search.indexing import rebuild

    preparation.prepare()
    if _indexed() < size * 0.9:
        load.command.main([], standalone_mode=False)
        generate.command.main([f"--initiatives={size}", f"--seed={seed}"], standalone_mode=False)
        began = time.perf_counter()
        number = rebuild.rebuild(settings.INDEX_FOLDER)
        seconds = time.perf_counter() - began
        megabytes = (
            sum(file.stat().st_size for file in settings.INDEX_FOLDER.rglob("*") if file.is_file()) / 1e6
        )
        print(
            f"reindex: {number:,} records in {seconds:.1f} s ({number / seconds:,.0f}/s), {megabytes:.0f} MB"
        )
    return _indexed()


def _indexed() -> int:
    from binnenuit.search import engine
    from binnenuit.search.errors import IndexMissing
    from binnenuit.search.types import SearchRequest

    try:
        return engine.search(SearchRequest(facets=())).total
    except IndexMissing:
        return 0
