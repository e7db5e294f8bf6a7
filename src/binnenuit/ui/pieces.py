"""Small pieces of pages of which one page holds hundreds: made here, because that takes a fifth of what a macro does.

Templates use them through `components.html`, as any other part.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when shown
from markupsafe import Markup, escape

from binnenuit.search.types import Hit
from binnenuit.ui.addresses import hit_address
from binnenuit.ui.formats import (
    day,
    direction,
    distance,
    language,
    locale,
    number_in,
    said_in,
    separator,
)

_STATUS = {"paused": _("tijdelijk gestopt"), "ended": _("afgelopen")}


@lru_cache(maxsize=1024)
def static(path: str) -> str:
    """Return the address of a static file, with its content's hash in it."""
    return staticfiles_storage.url(path)


@lru_cache(maxsize=256)
def icon(name: str) -> Markup:
    """Return an icon of static/ui/icons.svg; it says nothing by itself, so a word stands beside it."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        static("ui/icons.svg"), name
    )


def segments(pieces: Iterable[Any]) -> Markup:
    """Return a text with what was searched for marked in it; each piece has `text` and `hit`."""
    marked = (
        f"<mark>{escape(each.text)}</mark>" if each.hit else escape(each.text) for each in _things(pieces)
    )
    return Markup("".join(marked))  # noqa: S704 -- every piece is escaped


def choices(name: str, options: Iterable[Any]) -> Markup:
    """Return a list of boxes to tick; each option has `value`, `label`, `count` (of results) and `chosen`."""
    written, tag = locale(), language()
    lines = []
    for each in _things(options):
        label = each.label
        before, after = _choice(name, each.value, label, getattr(label, "language", ""), tag)
        checked = " checked" if each.chosen else ""
        lines.append(f"{before}{checked}{after}{number_in(each.count, written)}</span></label></li>\n")
    return Markup(f"<ul>\n{''.join(lines)}</ul>\n")  # noqa: S704 -- every value is escaped


@lru_cache(maxsize=16384)
def _choice(name: str, value: str, label: str, _language: str, tag: str) -> tuple[str, str]:
    """Return what stands in a line before and after the tick; `label` in `_language` is another one than in `tag`."""
    return (
        f'  <li><label><input type="checkbox" name="{escape(name)}" value="{escape(value)}"',
        f'> <span>{said_in(label, tag)}</span> <span class="count">',
    )


def foreign(tag: str, here: str) -> str:
    """Return the attributes of what is in the language `tag` on a page in the language `here`."""
    return "" if tag == here else f' lang="{escape(tag)}" dir="{direction(tag)}"'


def where(hit: Hit) -> Markup:
    """Return the place of a result in a list of points: how far it is, and whether it is online."""
    place, far = hit.card.get("place", ""), hit.distance_km
    points = ""
    if place or far is not None:
        distant = escape(gettext("op %(distance)s") % {"distance": distance(far)}) if far is not None else ""
        between = separator() if place and distant else ""
        points = f"<li>{icon('place')}<bdi>{escape(place or '')}</bdi>{between}{distant}</li>\n"
    if hit.card.get("online"):
        points += (
            f"<li>{icon('online')}{escape(gettext('ook online') if place else gettext('online'))}</li>\n"
        )
    return Markup(points)  # noqa: S704 -- every text is escaped


def hit(hit: Hit, level: int = 3) -> Markup:
    """Return one result; what its card may hold is said in `components.html`."""
    card = hit.card
    strange = foreign(hit.language, language())
    status = _STATUS.get(card.get("status", ""))
    marks = (
        [f'<span class="tag example">{escape(gettext("voorbeeld"))}</span>'] if card.get("example") else []
    )
    if status:
        marks.append(f'<span class="tag warning">{escape(gettext(status))}</span>')
    if card.get("organisation"):
        marks.append(f"<span><bdi>{escape(card['organisation'])}</bdi></span>")
    points = where(hit)
    if card.get("confirmed"):
        confirmed = gettext("bevestigd op %(day)s") % {"day": day(card["confirmed"])}
        points += Markup(f"<li>{icon('check')}{escape(confirmed)}</li>\n")  # noqa: S704 -- escaped
    by = f'<p class="by">{"".join(marks)}</p>\n' if marks else ""
    snippet = f'<p class="snippet"{strange}>{segments(hit.snippet)}</p>\n' if hit.snippet else ""
    listed = f'<ul class="points">\n{points}</ul>\n' if points else ""
    return Markup(  # noqa: S704 -- every text is escaped
        f'<article class="hit">\n<h{level}><a href="{escape(hit_address(hit))}"{strange}>{segments(hit.title)}</a>'
        f"</h{level}>\n{by}{snippet}{listed}</article>"
    )


def hits(items: Iterable[Hit], level: int = 3) -> Markup:
    """Return the list of results; each marked where it is an example."""
    lines = (f"<li>{hit(item, level)}</li>\n" for item in items)
    return Markup(f'<ol class="hits">\n{"".join(lines)}</ol>')  # noqa: S704 -- every text is escaped


def _things(given: Iterable[Any]) -> Iterable[Any]:
    """Return objects for what may be objects or dicts, as templates take either."""
    return (SimpleNamespace(**each) if isinstance(each, Mapping) else each for each in given)
