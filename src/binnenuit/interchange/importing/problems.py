"""The names of everything that reading in finds wrong itself: with a cell, a row, or the file as a whole.

What the rules of an initiative or an organisation find wrong has a name there; `problem_texts` has words for all of it.
"""

from typing import Literal, get_args

from binnenuit.kernel.errors import Refused
from binnenuit.kernel.problems import ValidationProblem, Value

OfCell = Literal[
    "not_a_day",
    "not_yes_or_no",
    "not_a_number",
    "not_degrees",
    "not_a_price",
    "not_a_status",
    "not_a_concept",
    "not_a_language",
    "no_municipality",
    "no_municipality_there",
    "no_area",
    "not_a_schedule",
]
OfRow = Literal[
    "no_organisation",
    "not_a_service",
    "no_id",
    "damaged_service",
    "damaged_field",
    "unreadable_row",
    "long_row",
    "long_cell",
    "too_many_cells",
]
OfFile = Literal[
    "no_such_file",
    "empty_file",
    "no_package",
    "large_file",
    "not_text",
    "no_header",
    "many_columns",
    "many_rows",
    "same_columns",
    "no_whole_zip",
    "large_unpacked",
    "grows_too_much",
    "password",
    "broken_off",
    "not_a_book",
    "many_words",
    "declarations",
    "large_json",
    "not_json",
    "not_toml",
    "not_of_a_mapping",
    "no_such_field",
    "not_a_table",
    "no_such_choice",
    "same_field",
]
NAMES: tuple[OfCell | OfRow | OfFile, ...] = (*get_args(OfCell), *get_args(OfRow), *get_args(OfFile))


class NotUnderstood(ValueError):
    """What stands in a cell is not what its field can be."""

    def __init__(self, name: OfCell, text: str) -> None:
        """Take what it is not, and what stands there."""
        self.name, self.text = name, text
        super().__init__(name)

    def of(self, field: str) -> ValidationProblem:
        """Return what is wrong with the cell of this field."""
        return ValidationProblem(self.name, {"field": field, "text": self.text})


class UnreadableFile(Refused):
    """A file, or a mapping, can't be read as a whole."""

    def __init__(self, name: OfFile, /, **values: Value) -> None:
        """Take what is wrong with it, and the values for its words."""
        self.name: OfFile = name
        super().__init__([ValidationProblem(name, values)])

    def of_file(self, name: str) -> "UnreadableFile":
        """Return the same of a file that its owner knows by this name."""
        values = dict(self.problems[0].values)
        return UnreadableFile(self.name, **{**values, **({"file": name} if "file" in values else {})})


def of_row(name: OfRow, /, **values: Value) -> ValidationProblem:
    """Return what is wrong with a row."""
    return ValidationProblem(name, values)
