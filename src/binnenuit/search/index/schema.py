"""The fields of the index: what each is for stands here, how a record fills them in `index/document_builder.py`."""

from tantivy import Schema, SchemaBuilder

from binnenuit.search.facet_kinds import facet_names, many_valued
from binnenuit.search.index import facet_bitmaps

SCHEMA_VERSION = 10
"""Raise it when the fields or their meaning change: an index of another version is built anew."""

MISSING_VALUE = ""
"""The value of a listed facet that a record has none of: every record has each `first_...` and each column, because
a column without gaps is counted three to five times as fast (measured)."""
POINT_FIELDS = ("point_0", "point_1", "point_2", "point_3")
"""A record's first points, each packed into one number; a record with more is read from the store."""

EXACT_CONCEPT = "="
"""Before the id in the field `concept`: the record has this very concept, not only a narrower one."""
NAME_TERM = "@"
"""Before a word in the field `all_terms`: it stands in a proper name, and is found as it is written only."""
LABEL_TERM = "~"
"""Before a stem in the field `all_terms`: a label of one of the record's concepts has it (`labels/stems.py`)."""
MAIN_KIND = "initiative"
"""What most records are, and most questions are for."""
OTHERS = "!"
"""In the field `kind` of all records of other kinds, beside their own: one word to go past instead of several."""
RANK_PREFIXES = {"rank": "r", "confirmed": "c"}
"""Before the words of the field `rank_bucket`.

The records in groups, the first group first (`query/static_rank.py`).
"""

STEMMED = ("title", "text")
SURFACE = ("title_surface", "names")


def column(number: int) -> str:
    """Return the name of the field that holds a column of bits, as a hexadecimal number.

    It is a text because tantivy numbers the texts of a column that there are: counting those numbers takes a
    third of the time that counting large numbers does (measured).
    """
    return f"column_{number}"


def first_field(facet: str) -> str:
    """Return the name of the field with the first value of a listed facet: with one value each, it is counted fast."""
    return f"first_{facet}"


def more_field(facet: str) -> str:
    """Return the name of the field with all further values of a listed facet."""
    return f"more_{facet}"


def filter_field(facet: str) -> str:
    """Return the name of the field that a facet filters on."""
    return f"is_{facet}"


def build() -> Schema:
    """Return the schema."""
    builder = SchemaBuilder()
    _words(builder)
    _keys(builder)
    for facet in facet_names():
        builder.add_text_field(filter_field(facet), tokenizer_name="raw", index_option="basic")
    for number in range(facet_bitmaps.MOST):
        builder.add_text_field(column(number), fast=True, tokenizer_name="raw", index_option="basic")
    for facet in many_valued():
        for name in (first_field(facet), more_field(facet)):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _words(builder: SchemaBuilder) -> None:
    # Stems, and the parts of Dutch compounds: what a question is compared with.
    for name in STEMMED:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    # Words as they are written (folded): titles and proper names, where exactness counts for more.
    for name in SURFACE:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    # All of these once more, each once for each record: how many records there are is told without their scores, and
    # one list of records is gone through faster than the seven of the fields above.
    builder.add_text_field("all_terms", tokenizer_name="whitespace", index_option="basic")
    # Every word that a record can be found by, folded, in order: phrases, beginnings of words, typing errors.
    builder.add_text_field("surface_positions", tokenizer_name="whitespace", index_option="position")


def _keys(builder: SchemaBuilder) -> None:
    for name in ("kind", "key", "concept", "geo_cell", "multi_valued", "rank_bucket"):
        # key: kind:code. concept: ids with all that is broader, its own again after `EXACT_CONCEPT`.
        # geo_cell: the cells and points of `geo/cells.py`.
        # multi_valued: the listed facets of which the record has more than one value. rank_bucket: see `RANK_PREFIXES`.
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("pk", indexed=True)
    for name in ("rank", "confirmed", *POINT_FIELDS):
        # rank and confirmed: orders, made in `index/document_builder.py` so that no two records are equal.
        builder.add_unsigned_field(name, fast=True)
    # Of every point the square of the map that it lies in (`geo/tiles.py`): what `geo_grid.py` counts.
    builder.add_unsigned_field("square", fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("stored", stored=True)
