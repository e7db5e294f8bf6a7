"""Questions drawn (seeded) from the records themselves, so that words are as frequent as they are there."""

import random
from typing import Any, NamedTuple

KINDS = {
    "both": "two words, both",
    "either": "two words, either",
    "facets": "two words, either, counts of 4 facets",
    "near": "two words, either, within 10 km",
    "typo": "one word with a typing error",
    "prefix": "the beginning of a word",
    "newest": "no text, counts of 4 facets, by date",
    "map": "one word, on a map of the country",
    "suggest": "suggestions",
}
"""The kinds of questions that all engines are asked."""


class Question(NamedTuple):
    """One question, as every engine gets it."""

    kind: str
    words: tuple[str, ...] = ()
    latitude: float = 0.0
    longitude: float = 0.0
    place: str = ""


class Draw:
    """Draws questions; the same seed over the same records gives the same ones."""

    def __init__(self, seed: int, texts: int) -> None:
        from binnenuit.foundation.places.service import municipalities
        from binnenuit.foundation.vocabulary.service import thesaurus
        from binnenuit.search import sources
        from binnenuit.search.text.analyzer import STOP_WORDS, tokenize

        self.random = random.Random(seed)
        source = sources.source("initiative")
        first, last = source.bounds()
        self.texts: list[list[str]] = []
        while len(self.texts) < texts:
            pk = self.random.randint(first, last)
            for document in source.documents(pk, pk):
                text = document.texts["nl"]
                told = [
                    w for w in tokenize(f"{text.title} {text.summary}") if w not in STOP_WORDS and len(w) > 2
                ]
                if len(told) > 3 and any(len(w) > 6 for w in told):
                    self.texts.append(told)
        self.municipalities = municipalities()
        self.themes = thesaurus().facet_values("themes")

    def question(self, kind: str) -> Question:
        """Return a question of one of `KINDS`."""
        if kind == "newest":
            return Question(kind)
        if kind == "typo":
            return Question(kind, (self.misspelt(),))
        if kind in {"prefix", "suggest"}:
            return Question(kind, (self.words(1)[0][:4],))
        place = self.municipality()
        number = 1 if kind == "map" else 2
        return Question(kind, tuple(self.words(number)), place.latitude, place.longitude, place.name)

    def page(self) -> dict[str, Any]:
        """Return the parameters of one page of a realistic mix: mostly one or two words, some filters and places."""
        chance = self.random.random()
        asked: dict[str, Any] = {}
        if chance < 0.85:
            asked["q"] = " ".join(self.words(self.random.choice((1, 1, 2, 2, 3))))
        if chance > 0.6:
            asked |= {"bij": self.municipality().name, "straal": self.random.choice((5, 10, 25))}
        if 0.3 < chance < 0.5 or chance > 0.9:
            asked["thema"] = self.theme()
        return asked

    def words(self, number: int) -> list[str]:
        """Return words that stand together in some record."""
        return self.random.sample(self.random.choice(self.texts), number)

    def misspelt(self) -> str:
        """Return a word of at least 7 letters with two letters swapped."""
        word = self.random.choice(
            [w for w in self.random.choice(self.texts) if len(w) > 6] or ["vriendschap"]
        )
        return word[:3] + word[4] + word[3] + word[5:]

    def theme(self) -> str:
        """Return a theme of the facet."""
        return self.random.choice(self.themes)

    def municipality(self) -> Any:
        """Return a municipality, the larger ones more often."""
        return self.random.choices(self.municipalities, [each.population for each in self.municipalities])[0]
