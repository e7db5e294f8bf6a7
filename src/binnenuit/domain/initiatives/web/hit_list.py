"""The list of results, made here and not in a template: a page holds twenty, and a macro takes five times as long.

Initiatives show more than other kinds: when, in which languages, at what cost.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search.types import Hit
from binnenuit.ui import pieces
from binnenuit.ui.addresses import hit_address
from binnenuit.ui.formats import day, language, said_in, separator


@dataclass(frozen=True, slots=True)
class _Words:
    """What all results have in common, in one language."""

    language: str
    comma: str
    example: str
    since: str
    never: str
    confirmed: str
    icons: dict[str, Markup]


@lru_cache(maxsize=32)
def _words(tag: str) -> _Words:
    return _Words(
        language=tag,
        comma=separator(),
        example=f'<span class="tag example">{escape(_("voorbeeld"))}</span>',
        since=_("niet bevestigd sinds %(day)s"),
        never=_("nog niet bevestigd"),
        confirmed=_("bevestigd op %(day)s"),
        icons={name: pieces.icon(name) for name in ("clock", "language", "cost", "check", "concept")},
    )


def hit_list(hits: Iterable[Hit]) -> Markup:
    """Return the list of results; those of initiatives as `hits.shown_hit` gives them."""
    words = _words(language())
    items = (
        f"<li>{_initiative(hit, words) if hit.kind == 'initiative' else pieces.hit(hit)}</li>\n"
        for hit in hits
    )
    return Markup(f'<ol class="hits">\n{"".join(items)}</ol>')  # noqa: S704 -- every text is escaped


def _initiative(hit: Hit, words: _Words) -> str:
    card = hit.card
    icons = words.icons
    foreign = pieces.foreign(hit.language, words.language)
    title = f'<a href="{escape(hit_address(hit))}"{foreign}>{pieces.segments(hit.title)}</a>'
    by = f"{_marks(hit, words)}<span><bdi>{escape(card['organisation'])}</bdi></span>"
    lines = [f'<article class="hit">\n<h3>{title}</h3>\n<p class="by">{by}</p>\n']
    if hit.snippet:
        lines.append(f'<p class="snippet"{foreign}>{pieces.segments(hit.snippet)}</p>\n')
    lines.append(f'<ul class="points">\n{pieces.where(hit)}')
    if card["when_words"] and card["status"] == "published":
        lines.append(f"<li>{icons['clock']}{escape(card['when_words'])}</li>\n")
    if card["language_names"]:
        lines.append(f"<li>{icons['language']}{escape(card['language_names'])}</li>\n")
    if card["cost_words"]:
        lines.append(f"<li>{icons['cost']}{escape(card['cost_words'])}</li>\n")
    if card["confirmed"] and not card["stale"]:
        confirmed = words.confirmed % {"day": day(card["confirmed"])}
        lines.append(f'<li class="extra">{icons["check"]}{escape(confirmed)}</li>\n')
    if card["themes"]:
        themes = words.comma.join(_theme(theme, words.language) for theme in card["themes"])
        lines.append(f'<li class="extra">{icons["concept"]}{themes}</li>\n')
    lines.append("</ul>\n</article>")
    return "".join(lines)


def _marks(hit: Hit, words: _Words) -> str:
    """Return what stands before the organisation: that it is an example, does not go on, or is old."""
    card = hit.card
    marks = words.example if card["example"] else ""
    if card["status_label"]:
        marks += f'<span class="tag warning">{escape(card["status_label"])}</span>'
    if card["stale"] and card["status"] != "ended":
        since = words.since % {"day": day(card["confirmed"])} if card["confirmed"] else words.never
        marks += f'<span class="tag quiet">{escape(since)}</span>'
    return marks


def _theme(concept_id: str, tag: str) -> str:
    return str(said_in(thesaurus().label(concept_id, tag), tag))
