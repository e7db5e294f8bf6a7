import re

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from binnenuit.ui import sheets


def test_a_page_needs_one_request_for_its_style():
    with staticfiles_storage.open(sheets.STYLE) as file:
        collected = file.read().decode()
    for name in sheets.SHEETS:
        selectors = re.findall(r"^(\.[a-z-]+) \{", sheets.sheet(name), re.MULTILINE)
        assert all(selector in collected for selector in selectors), name


@pytest.mark.parametrize("name", sorted({*sheets.SHEETS} - {"tokens", "print"}))
def test_a_sheet_keeps_to_the_tokens(name):
    colours = re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", sheets.sheet(name))
    assert colours == []


@pytest.mark.parametrize("name", sheets.SHEETS)
def test_a_sheet_works_from_right_to_left(name):
    physical = re.findall(
        r"^\s*((?:margin|padding|border)-(?:left|right)|left|right|text-align: (?:left|right)|float: (?:left|right))\b",
        sheets.sheet(name),
        re.MULTILINE,
    )
    assert physical == []


def test_the_style_has_nothing_that_only_its_writers_need():
    style = sheets.style()
    assert "/*" not in style
    assert "\n " not in style
    assert style.count("{") == style.count("}")
