"""The screens that journeys are made on."""

import pytest

PHONE, DESK = 360, 1280
"""Widths in pixels."""


def only_at(width: int) -> pytest.MarkDecorator:
    """Mark a journey that goes the same way on every screen: one is enough for it."""
    return pytest.mark.parametrize(
        "visit", [width], indirect=True, ids=["phone" if width == PHONE else "desk"]
    )
