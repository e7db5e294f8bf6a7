"""How an initiative looks among results: its card, in the language of the page, made without the database."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from binnenuit.domain.initiatives.rules.lifecycle import is_stale
from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.domain.initiatives.rules.schedule import pattern
from binnenuit.domain.initiatives.service import formats
from binnenuit.foundation.vocabulary.service import language_label, thesaurus
from binnenuit.kernel import clock
from binnenuit.kernel.money import Cents
from binnenuit.search.types import Hit
from binnenuit.ui import pieces
from binnenuit.ui.addresses import hit_address
from binnenuit.ui.formats import day, language, said_in, separator
from binnenuit.ui.result_cards import ResultCard


@dataclass(frozen=True, slots=True)
class _CardTexts:
    """What all cards have in common, in one language."""

    language: str
    comma: str
    example: str
    since: str
    never: str
    confirmed: str
    icons: dict[str, Markup]


@lru_cache(maxsize=32)
def _card_texts(tag: str) -> _CardTexts:
    return _CardTexts(
        language=tag,
        comma=separator(),
        example=f'<span class="tag example">{escape(_("voorbeeld"))}</span>',
        since=_("niet bevestigd sinds %(day)s"),
        never=_("nog niet bevestigd"),
        confirmed=_("bevestigd op %(day)s"),
        icons={name: pieces.icon(name) for name in ("clock", "language", "cost", "check", "concept")},
    )


def _with_labels(hit: Hit, language: str) -> Hit:
    """Return the hit with words on its card: status_label, when_words, cost_words, language_names.

    And whether it is stale.
    """
    card = hit.card
    confirmed = date.fromisoformat(card["confirmed"]) if card["confirmed"] else None
    added = {
        "status_label": formats.status(card["status"]) if card["status"] != "published" else "",
        "stale": is_stale(confirmed, clock.today()),
        "when_words": _when(card.get("when"), language),
        "cost_words": _cost(card["cost"], card["cents"], language),
        "language_names": formats.listed(language_label(tag, language) for tag in card["languages"]),
    }
    return replace(hit, card={**card, **added})


def _when(card: Mapping[str, Any] | None, language: str) -> str:
    return _recurrence(card["rrule"], card["starts"], card["minutes"], language) if card else ""


@lru_cache(maxsize=4096)
def _cost(kind: str, cents: Cents | None, _language: str) -> str:
    return formats.cost(kind, cents)


@lru_cache(maxsize=4096)
def _recurrence(rrule: str, starts: str, minutes: int, _language: str) -> str:
    return formats.when(pattern(Schedule(datetime.fromisoformat(starts), rrule, minutes)))


def _markup(hit: Hit) -> str:
    card, texts = hit.card, _card_texts(language())
    icons = texts.icons
    foreign = pieces.foreign(hit.language, texts.language)
    title = f'<a href="{escape(hit_address(hit))}"{foreign}>{pieces.segments(hit.title)}</a>'
    by = f"{_marks(hit, texts)}<span><bdi>{escape(card['organisation'])}</bdi></span>"
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
        confirmed = texts.confirmed % {"day": day(card["confirmed"])}
        lines.append(f'<li class="extra">{icons["check"]}{escape(confirmed)}</li>\n')
    if card["themes"]:
        themes = texts.comma.join(_theme(theme, texts.language) for theme in card["themes"])
        lines.append(f'<li class="extra">{icons["concept"]}{themes}</li>\n')
    lines.append("</ul>\n</article>")
    return "".join(lines)


def _marks(hit: Hit, texts: _CardTexts) -> str:
    """Return what stands before the organisation: that it is an example, does not go on, or is old."""
    card = hit.card
    marks = texts.example if card["example"] else ""
    if card["status_label"]:
        marks += f'<span class="tag warning">{escape(card["status_label"])}</span>'
    if card["stale"] and card["status"] != "ended":
        since = texts.since % {"day": day(card["confirmed"])} if card["confirmed"] else texts.never
        marks += f'<span class="tag quiet">{escape(since)}</span>'
    return marks


def _theme(concept_id: str, tag: str) -> str:
    return str(said_in(thesaurus().label(concept_id, tag), tag))


RESULT_CARD = ResultCard("initiative", _with_labels, _markup)
