"""Measures how easy the interface's Dutch texts are to read; ends with 1 where one is too hard.

A text that visitors read and that has at least FEWEST_WORDS words must reach EASIEST_ENOUGH on the scale of
Flesch-Douma,
and no sentence may have more than LONGEST words:

    206.84 - 0.93 * (words per sentence) - 77 * (syllables per word)

W.H. Douma, "De leesbaarheid van landbouwbladen" (Wageningen 1960), who fitted R. Flesch's formula of 1948 to Dutch; his
table calls 60 to 70 "normal", read by who finished primary school, which comes nearest to the language level
B1 that the
texts are for. B1 itself is no number: guides of the Dutch language offices ask for common words and sentences
of about ten
words, and the formula sees neither whether a word is common nor whether a text says what it should. It finds what is
surely too hard; people must judge the rest. Of fewer words than FEWEST_WORDS one long name decides everything, so these
are not measured.

No package is used: textstat has the same formula, and brings nltk and a hyphenation dictionary for it.
"""

import argparse
import importlib.util
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

FEWEST_WORDS = 12
EASIEST_ENOUGH = 60
LONGEST = 20
NAMES = frozenset(
    {
        "binnenuit",
        "bobdenotter",
        "browser",
        "bureau",
        "cbs",
        "centraal",
        "computer",
        "deelnemers",
        "doelgroep",
        "doelgroepen",
        "escape",
        "european",
        "gemeente",
        "gemeenten",
        "geonames",
        "initiatief",
        "initiatieven",
        "inwoners",
        "javascript",
        "licence",
        "licentie",
        "nederland",
        "open",
        "organisatie",
        "organisaties",
        "programma",
        "programma's",
        "provincie",
        "provincies",
        "public",
        "samenwerking",
        "samenwerkingen",
        "software",
        "source",
        "statistiek",
        "telefoon",
        "thuis",
        "union",
        "veilig",
        "zelfbeschikking",
    }
)
"""Words of this field, and names, that readers meet on every page: each counts as a word of two syllables."""
_SYLLABLES_OF_A_NAME = 2

_MARKUP = re.compile(r"<[^>]+>")
_VARIABLE = re.compile(r"%\(\w+\)s|\{\w+\}|https?://\S+")
_SENTENCE = re.compile(r"[.!?:;](?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(
    r"aai|eau|eeuw|ëe|ieuw|ooi|oei|aa|ee|ie|oo|uu|oe|eu|ui|ij|ei|ou|au|[aeiouyáéíóúàèêëïöüâôû]"
)
"""What one syllable is made around; a vowel with a diaeresis begins one of its own."""


@dataclass(frozen=True)
class Measured:
    """One text, measured."""

    text: str
    words: int
    sentences: int
    syllables: int
    longest: int
    """Words in its longest sentence."""

    @property
    def ease(self) -> float:
        """Return the reading ease of Flesch-Douma: 0 very hard, 100 very easy."""
        return 206.84 - 0.93 * self.words / self.sentences - 77 * self.syllables / self.words

    @property
    def too_hard(self) -> bool:
        """Say whether it is too hard for what visitors read."""
        return self.words >= FEWEST_WORDS and (self.ease < EASIEST_ENOUGH or self.longest > LONGEST)


def syllables(word: str) -> int:
    """Return how many syllables a Dutch word has: at least one."""
    if word.casefold() in NAMES:
        return _SYLLABLES_OF_A_NAME
    return max(len(_VOWELS.findall(word.casefold())), 1)


def measured(text: str) -> Measured:
    """Measure one text; markup is left out, and a variable counts as a word of one syllable."""
    plain = _VARIABLE.sub("x", _MARKUP.sub("", text))
    sentences = [words for part in _SENTENCE.split(plain) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    return Measured(
        text,
        len(words),
        max(len(sentences), 1),
        sum(syllables(word) for word in words),
        max((len(sentence) for sentence in sentences), default=0),
    )


def texts_of_visitors() -> list[str]:
    """Return the Dutch texts that visitors read, as `scripts/texts.py` finds them in the code."""
    catalogues = _texts_script()
    template = catalogues.visitors_part(catalogues.extracted())
    forms = (message.id for message in template if message.id)
    return sorted({text for form in forms for text in (form if isinstance(form, tuple) else (form,))})


def _texts_script() -> ModuleType:
    """Load the script beside this one, wherever it is run from."""
    spec = importlib.util.spec_from_file_location("texts", Path(__file__).with_name("texts.py"))
    if spec is None or spec.loader is None:
        raise ImportError("scripts/texts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Measure all texts; print those that are too hard, the hardest first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="print every measured text, the hardest first")
    show_all = parser.parse_args().all
    found = [one for one in map(measured, texts_of_visitors()) if one.words >= FEWEST_WORDS]
    found.sort(key=lambda one: one.ease)
    hard = [one for one in found if one.too_hard]
    for one in found if show_all else hard:
        print(f"{one.ease:.0f}, longest sentence {one.longest} words: {one.text}", file=sys.stderr)
    words, sentences = sum(one.words for one in found), sum(one.sentences for one in found)
    whole = 206.84 - 0.93 * words / sentences - 77 * sum(one.syllables for one in found) / words
    print(
        f"readability: {len(found)} texts of {FEWEST_WORDS} words or more, reading ease {whole:.0f} together, "
        f"{words / sentences:.1f} words a sentence; {len(hard)} too hard (under {EASIEST_ENOUGH}, "
        f"or a sentence of more than {LONGEST} words)"
    )
    return 1 if hard else 0


if __name__ == "__main__":
    sys.exit(main())
