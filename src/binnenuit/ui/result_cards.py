"""The list of results, made here and not in a template: a page holds twenty, and a macro takes five times as long.

A room says how its own results look; those of other rooms look as `pieces.hit` shows them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from binnenuit.kernel.registry import Registry
from binnenuit.search.types import Hit
from binnenuit.ui import pieces


@dataclass(frozen=True, slots=True)
class ResultCard:
    """How the results of one kind of record look."""

    name: str
    """The kind."""
    with_labels: Callable[[Hit, str], Hit]
    """Returns the hit with words in a language added to its card."""
    markup: Callable[[Hit], str]
    """Returns the card of such a hit, in the language of the page."""
    order: int = 500


result_cards: Registry[ResultCard] = Registry("result card")


def with_labels(hit: Hit, language: str) -> Hit:
    """Return the hit with what its room adds to the card in words of `language`."""
    card = result_cards.get(hit.kind)
    return card.with_labels(hit, language) if card else hit


def result_list(hits: Iterable[Hit]) -> Markup:
    """Return the list of results, each as `with_labels` gives it."""
    items = (f"<li>{_markup(hit)}</li>\n" for hit in hits)
    return Markup(f'<ol class="hits">\n{"".join(items)}</ol>')  # noqa: S704 -- every text is escaped


def _markup(hit: Hit) -> str:
    card = result_cards.get(hit.kind)
    return card.markup(hit) if card else pieces.hit(hit)
