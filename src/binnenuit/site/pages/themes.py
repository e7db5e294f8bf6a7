"""The main themes with how many initiatives there are in a search."""

from dataclasses import dataclass

from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search.types import SearchPage
from binnenuit.ui.collation import alphabetical
from binnenuit.ui.formats import language


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A main theme and how many initiatives there are."""

    id: str
    label: str
    count: int


def theme_counts(page: SearchPage) -> list[ThemeCount]:
    """Return the main themes (those without a broader one) of `page`'s results, the largest first."""
    counts = {found.value: found.count for found in page.facets["theme"]}
    themes = [
        ThemeCount(concept.id, concept.label(language()), counts.get(concept.id, 0))
        for concept in thesaurus().top_concepts("themes")
    ]
    return sorted(themes, key=lambda theme: (-theme.count, alphabetical(theme.label, language())))
