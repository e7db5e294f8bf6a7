import re
from dataclasses import replace

import pytest

from binnenuit.foundation.places.service import municipalities, provinces
from binnenuit.ui import maps

pytestmark = pytest.mark.django_db


def test_every_municipality_and_province_is_drawn():
    drawing = maps.drawing()
    for place in (*municipalities(), *provinces()):
        assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", drawing.path(place.code)), place.name  # type: ignore[attr-defined]
        assert drawing.box(place.code).width > 0  # type: ignore[attr-defined]
    assert set(drawing.provinces) == {province.code for province in provinces()}
    assert drawing.attribution


def test_a_drawing_is_kept_until_the_outlines_are_others(monkeypatch):
    first = maps.drawing()
    assert maps.drawing() is first
    others = replace(first.outlines, attribution="Kadaster")
    monkeypatch.setattr("binnenuit.foundation.places.service.outlines", lambda: others)
    assert maps.drawing().attribution == "Kadaster"
    monkeypatch.undo()
    assert maps.drawing().attribution == first.attribution


def test_an_unknown_place_is_not_drawn():
    assert maps.drawing().path("GM9999") == ""
