"""The fields of the index: what each is for stands here, how a record fills them in `records.py`."""

from tantivy import Schema, SchemaBuilder

from binnenuit.search import columns

SCHEMA_VERSION = 9
"""Raise it when the fields or their meaning change: an index of another version is built anew."""

MASK_FACETS = {"theme": "themes", "target_group": "target_groups", "form": "forms", "language": "languages"}
"""Facets whose values come from a scheme of the thesaurus."""
SMALL_FACETS = ("province", "day", "online", "cost", "programme", "status")
"""Facets with few values, not of the thesaurus."""
LISTED_FACETS = ("municipality", "organisation")
"""Facets with many values, of which most records have one."""
PACKED_FACETS = (*MASK_FACETS, *SMALL_FACETS)
"""Facets that are counted by the bits of `columns.py`."""
NOTHING = ""
"""The value of a listed facet that a record has none of: every record has each `first_...` and each column, because
a column without gaps is counted three to five times as fast (measured)."""
POINT_FIELDS = ("point_0", "point_1", "point_2", "point_3")
"""A record's first points, each packed into one number; a record with more is read from the store."""

OWN = "="
"""Before the id in the field `concept`: the record has this very concept, not only a narrower one."""
NAMED = "@"
"""Before a word in the field `found`: it stands in a proper name, and is found as it is written only."""
LABELLED = "~"
"""Before a stem in the field `found`: a label of one of the record's concepts has it (`label_stems.py`)."""
MAIN_KIND = "initiative"
"""What most records are, and most questions are for."""
OTHERS = "!"
"""In the field `kind` of all records of other kinds, beside their own: one word to go past instead of several."""
ORDERS = {"rank": "r", "confirmed": "c"}
"""Before the words of the field `order`: the records in groups, the first group first (`orders.py`)."""

STEMMED = ("title", "text")
SURFACE = ("heading", "names")


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
    for facet in (*PACKED_FACETS, *LISTED_FACETS):
        builder.add_text_field(filter_field(facet), tokenizer_name="raw", index_option="basic")
    for number in range(columns.MOST):
        builder.add_text_field(column(number), fast=True, tokenizer_name="raw", index_option="basic")
    for facet in LISTED_FACETS:
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
    builder.add_text_field("found", tokenizer_name="whitespace", index_option="basic")
    # Every word that a record can be found by, folded, in order: phrases, beginnings of words, typing errors.
    builder.add_text_field("exact", tokenizer_name="whitespace", index_option="position")


def _keys(builder: SchemaBuilder) -> None:
    for name in ("kind", "key", "concept", "place", "several", "order"):
        # key: kind:code. concept: ids with all that is broader, its own again after `OWN`. place: the cells and points of `geo.py`.
        # several: the listed facets of which the record has more than one value. order: see `ORDERS`.
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("pk", indexed=True)
    for name in ("rank", "confirmed", *POINT_FIELDS):
        # rank and confirmed: orders, made in `records.py` so that no two records are equal.
        builder.add_unsigned_field(name, fast=True)
    # Of every point the square of the map that it lies in (`squares.py`): what `grid.py` counts.
    builder.add_unsigned_field("square", fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("stored", stored=True)
