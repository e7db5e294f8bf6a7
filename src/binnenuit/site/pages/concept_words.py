"""The words for a concept in all languages, by who vouches for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from binnenuit.foundation.vocabulary.service import Concept, Label, Thesaurus, Voucher
from binnenuit.ui.collation import alphabetical
from binnenuit.ui.formats import language, language_name


@dataclass(frozen=True, slots=True)
class Words:
    """What a concept is called in one language; hidden labels are not among them."""

    language: str
    """BCP 47, for the attributes `lang` and `dir`."""
    name: str
    """Of the language, in the language of the page."""
    preferred: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vouched:
    """The words for which one voucher stands."""

    voucher: Voucher | None
    """None: nothing is known of who vouches."""
    words: tuple[Words, ...]


def vouched_words(thesaurus: Thesaurus, concept: Concept) -> tuple[Vouched, ...]:
    """Return the words for `concept`, checked ones first, within a voucher by the name of the language."""
    shown: dict[str, dict[str, list[Label]]] = {}
    for label in concept.labels:
        if label.kind != "hidden":
            shown.setdefault(label.vouched, {}).setdefault(label.language, []).append(label)
    groups = [
        Vouched(
            thesaurus.voucher(vouched),
            tuple(
                sorted(
                    (_words(thesaurus, tag, labels) for tag, labels in languages.items()),
                    key=lambda words: (words.language != language(), alphabetical(words.name, language())),
                )
            ),
        )
        for vouched, languages in shown.items()
    ]
    return tuple(sorted(groups, key=lambda group: not (group.voucher and group.voucher.checked)))


def _words(thesaurus: Thesaurus, tag: str, labels: Sequence[Label]) -> Words:
    preferred = next((label.text for label in labels if label.kind == "preferred"), "")
    others = tuple(label.text for label in labels if label.kind == "alternative")
    known = thesaurus.by_notation("languages", tag)
    name = known.label(language()) if known else language_name(tag)
    return Words(tag, name, preferred or others[0], others if preferred else others[1:])
