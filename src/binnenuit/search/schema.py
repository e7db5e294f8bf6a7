"""The fields of the index: what each is for stands here, how a record fills them in `records.py`."""

from tantivy import Schema, SchemaBuilder

SCHEMA_VERSION = 5
"""Raise it when the fields or their meaning change: an index of another version is built anew."""

MASK_FACETS = {"theme": "themes", "target_group": "target_groups", "form": "forms", "language": "languages"}
"""Facets whose values come from a scheme of the thesaurus; a record has many values, counted by bit masks."""
VALUE_FACETS = ("province", "municipality", "day", "online", "cost", "programme", "organisation", "status")
"""Facets whose values are counted as they are."""

MASK_VALUES = 60
LANE_BITS = {"theme": 30, "target_group": 30, "form": 30, "language": 15}
"""A mask is cut into lanes: all values at once make many thousands of combinations, which tantivy counts slowly
and beyond 65,000 not at all; many small lanes are many passes. Languages combine most freely. Every record has every lane, and every facet of
`VALUE_FACETS` at least `NOTHING`: a column without gaps is counted three to five times as fast (measured)."""
NOTHING = ""
"""The value of a facet that a record has none of."""
POINT_FIELDS = ("point_0", "point_1", "point_2", "point_3")
"""A record's first points, each packed into one number; a record with more is read from the store."""

STEMMED = ("title", "text", "labels")
SURFACE = ("heading", "names")


def lanes(facet: str) -> int:
    """Give the number of lanes of a mask facet."""
    return -(-MASK_VALUES // LANE_BITS[facet])


def lane(facet: str, number: int) -> str:
    """Give the name of the field that counts lane `number` of a mask facet."""
    return f"{facet}_lane_{number}"


def filter_field(facet: str) -> str:
    """Give the name of the field that a facet filters on."""
    return f"is_{facet}"


def build() -> Schema:
    """Give the schema."""
    builder = SchemaBuilder()
    _words(builder)
    _keys(builder)
    for facet in MASK_FACETS:
        builder.add_text_field(filter_field(facet), tokenizer_name="raw", index_option="basic")
        for number in range(lanes(facet)):
            builder.add_unsigned_field(lane(facet, number), fast=True)
    for facet in VALUE_FACETS:
        builder.add_text_field(filter_field(facet), fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _words(builder: SchemaBuilder) -> None:
    # Stems, and the parts of Dutch compounds: what a question is compared with.
    for name in STEMMED:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    # Words as they are written (folded): titles and proper names, where exactness counts for more.
    for name in SURFACE:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    # Every word that a record can be found by, folded, in order: phrases, beginnings of words, typing errors.
    builder.add_text_field("exact", tokenizer_name="whitespace", index_option="position")


def _keys(builder: SchemaBuilder) -> None:
    for name in ("kind", "key", "concept", "place"):
        # key: kind:code. concept: ids with all that is broader. place: the cells and points of `geo.py`.
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("pk", indexed=True)
    for name in ("rank", "confirmed", *POINT_FIELDS):
        # rank and confirmed: orders, made in `records.py` so that no two records are equal.
        builder.add_unsigned_field(name, fast=True)
    # Of every point the square of the map that it lies in (`squares.py`): what `grid.py` counts.
    builder.add_unsigned_field("square", fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("stored", stored=True)
