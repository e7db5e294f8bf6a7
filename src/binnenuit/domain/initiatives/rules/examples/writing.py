"""The texts of example initiatives, written from a recipe and the facts of the initiative."""

from dataclasses import dataclass
from random import Random

from binnenuit.domain.initiatives.rules.choices import Participation
from binnenuit.domain.initiatives.rules.examples.dates import DAYS, ENGLISH_DAYS
from binnenuit.domain.initiatives.rules.examples.grammar import Choice, Filler, Template
from binnenuit.domain.initiatives.rules.examples.recipes import Ingredients, Recipe
from binnenuit.domain.initiatives.rules.records import Schedule, Text

_WAYS: dict[Participation, str] = {
    "walk_in": "binnenlopen",
    "registration": "aanmelden",
    "referral": "verwijzing",
}
_SAYS_LANGUAGES = 0.6
_NOTES_COST = 0.4
_NAMES_TOWN = 0.4
_TALK = "dialoogbijeenkomst"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the texts must agree with."""

    municipality: str
    organisation: str
    schedule: Schedule
    languages: tuple[str, ...]
    discreet: bool
    """Name no building: the location is hidden, or might be one day."""


class Writer:
    """Writes the texts of one initiative after another; the random source belongs to the maker."""

    def __init__(self, ingredients: Ingredients, random: Random) -> None:
        """Take what there is to choose from."""
        self._random = random
        self._phrases = ingredients.phrases
        self._names = ingredients.languages
        self._topics = Choice(ingredients.topics)
        self._facts: Facts
        self._buurt = self._gebouw = ""
        self._dutch: dict[str, Filler] = {
            "gemeente": lambda: self._facts.municipality,
            "organisatie": lambda: self._facts.organisation,
            "buurt": lambda: self._buurt,
            "gebouw": lambda: self._gebouw,
            "aantal": self._number,
            "tijd": lambda: f"{self._facts.schedule.starts:%H:%M}",
            "dag": lambda: DAYS[self._facts.schedule.starts.weekday()],
            "talen": lambda: _listed([self._names[tag][0] for tag in self._facts.languages], "en"),
            "onderwerp": lambda: self._topics.pick(self._random)[0],
        }
        self._english: dict[str, Filler] = {
            **self._dutch,
            "dag": lambda: ENGLISH_DAYS[self._facts.schedule.starts.weekday()],
            "talen": lambda: _listed([self._names[tag][1] for tag in self._facts.languages], "and"),
            "onderwerp": lambda: self._topics.pick(self._random)[1],
        }

    def write(
        self,
        recipe: Recipe,
        facts: Facts,
        participation: tuple[Participation, ...],
        *,
        costs: bool,
        english: bool,
    ) -> dict[str, Text]:
        """Return the texts by language."""
        self._facts = facts
        self._buurt = self._phrase("buurt")
        self._gebouw = "een rustige ruimte" if facts.discreet else self._phrase("gebouw")
        texts = {"nl": self._write_dutch(recipe, participation, costs=costs)}
        if english:
            texts["en"] = self._write_english(recipe, participation)
        return texts

    def building(self) -> str:
        """Return the building where it is: the one that the texts name, if they name one."""
        return self.other_building() if self._facts.discreet else self._gebouw

    def other_building(self) -> str:
        """Return another building."""
        return self._phrase("gebouw")

    def street(self) -> str:
        """Return a street that is an example by its name."""
        return self._phrase("straat")

    def _write_dutch(self, recipe: Recipe, participation: tuple[Participation, ...], *, costs: bool) -> Text:
        random, fillers = self._random, self._dutch
        about = [template.fill(fillers) for template in recipe.about.some(random, 5)]
        practical = self._practical(recipe)
        if random.random() < _SAYS_LANGUAGES:
            practical.append(self._phrase("talen_zin"))
        return Text(
            title=self._title(recipe.titles, fillers),
            summary=recipe.summaries.pick(random).fill(fillers),
            description=f"{' '.join(about)}\n\n{' '.join(practical)}",
            how_to_take_part=" ".join(self._phrase(_WAYS[way]) for way in participation),
            cost_note=self._phrase("kosten") if costs and random.random() < _NOTES_COST else "",
        )

    def _write_english(self, recipe: Recipe, participation: tuple[Participation, ...]) -> Text:
        random, fillers = self._random, self._english
        about = [template.fill(fillers) for template in recipe.english.some(random, 5)]
        names = ("opening_en", "begeleiding_en", "praktisch_en")
        if recipe.sensitive:
            names = ("opening_veilig_en", "begeleiding_en", "veilig_en")
        practical = [self._phrase(name, fillers) for name in names]
        practical.append(self._phrase("talen_zin_en", fillers))
        return Text(
            title=self._title(recipe.english_titles, fillers),
            summary=about[0],
            description=f"{' '.join(about)}\n\n{' '.join(practical)}",
            how_to_take_part=" ".join(self._phrase(f"{_WAYS[way]}_en", fillers) for way in participation),
        )

    def _practical(self, recipe: Recipe) -> list[str]:
        if recipe.sensitive:
            # where people can be at risk: nothing about who else knows of it or may come along
            return [
                self._phrase("opening_veilig"),
                *self._several("veilig", 3),
                self._phrase("gespreksleiding"),
            ]
        practical = [
            self._phrase("opening"),
            *self._several("praktisch", 2),
            self._phrase(_guides(recipe)),
        ]
        if self._random.random() < 0.5:  # noqa: PLR2004 -- every other one
            practical.append(self._phrase("samen"))
        return practical

    def _title(self, titles: Choice[Template], fillers: dict[str, Filler]) -> str:
        template = titles.pick(self._random)
        title = template.fill(fillers)
        if not template.slots and title[-1] != "?" and self._random.random() < _NAMES_TOWN:
            title = f"{title} {self._facts.municipality}"
        return title[:1].upper() + title[1:]

    def _phrase(self, name: str, fillers: dict[str, Filler] | None = None) -> str:
        return self._phrases[name].pick(self._random).fill(fillers or self._dutch)

    def _several(self, name: str, number: int) -> list[str]:
        return [template.fill(self._dutch) for template in self._phrases[name].some(self._random, number)]

    def _number(self) -> str:
        return str(6 + int(self._random.random() * 24))


def _listed(names: list[str], last: str) -> str:
    if len(names) < 2:  # noqa: PLR2004 -- a list of one is its item
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def _guides(recipe: Recipe) -> str:
    return "gespreksleiding" if _TALK in recipe.forms.items else "begeleiding"
