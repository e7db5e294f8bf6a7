"""Tables that a spreadsheet opens and never runs."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.ui import tables


def read(text):
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("x")'])
def test_no_cell_is_run_as_a_formula(cell):
    assert read(tables.lines([[cell]])) == [[f"'{cell}"]]


def test_numbers_stay_numbers():
    assert tables.lines([[-4.5, 3, None, "Zeist"]]) == "-4.5,3,,Zeist\r\n"


@given(rows=st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=4)))
def test_what_was_written_is_read_back(rows):
    assert [[cell.removeprefix("'") for cell in row] for row in read(tables.lines(rows))] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


def test_a_table_is_to_be_saved_and_known_as_utf_8():
    answer = tables.table([["Naam"], ["Café"]], "namen.csv")
    assert answer.content == b"\xef\xbb\xbfNaam\r\nCaf\xc3\xa9\r\n"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="namen.csv"'
    assert answer.headers["Content-Type"].startswith("text/csv; charset=utf-8")
