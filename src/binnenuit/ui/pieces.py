"""Small pieces of pages of which one page holds hundreds: made here, because that takes a fifth of what a macro does.

Templates use them through `components.html`, as any other part.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from markupsafe import Markup, escape

from binnenuit.ui.formats import language, locale, number_in, said_in


@lru_cache(maxsize=1024)
def static(path: str) -> str:
    """Give the address of a static file, with its content's hash in it."""
    return staticfiles_storage.url(path)


@lru_cache(maxsize=256)
def icon(name: str) -> Markup:
    """Give an icon of static/ui/icons.svg; it says nothing by itself, so a word stands beside it."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        static("ui/icons.svg"), name
    )


def segments(pieces: Iterable[Any]) -> Markup:
    """Give a text with what was searched for marked in it; each piece has `text` and `hit`."""
    marked = (
        f"<mark>{escape(each.text)}</mark>" if each.hit else escape(each.text) for each in _things(pieces)
    )
    return Markup("".join(marked))  # noqa: S704 -- every piece is escaped


def choices(name: str, options: Iterable[Any]) -> Markup:
    """Give a list of boxes to tick; each option has `value`, `label`, `count` (of results) and `chosen`."""
    before, written, tag = (
        f'  <li><label><input type="checkbox" name="{escape(name)}" value="',
        locale(),
        language(),
    )
    lines = (
        f'{before}{escape(each.value)}"{" checked" if each.chosen else ""}> <span>{said_in(each.label, tag)}</span>'
        f' <span class="count">{number_in(each.count, written)}</span></label></li>\n'
        for each in _things(options)
    )
    return Markup(f"<ul>\n{''.join(lines)}</ul>\n")  # noqa: S704 -- every value is escaped


def _things(given: Iterable[Any]) -> Iterable[Any]:
    """Give objects for what may be objects or dicts, as templates take either."""
    return (SimpleNamespace(**each) if isinstance(each, Mapping) else each for each in given)
