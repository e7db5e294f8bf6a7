"""Invented organisations that carry the example initiatives: named generically, and as examples."""

from dataclasses import dataclass
from random import Random

from binnenuit.domain.initiatives.rules.examples.grammar import Choice
from binnenuit.domain.initiatives.rules.examples.recipes import Ingredients, Town
from binnenuit.domain.initiatives.rules.names import slug_of

PEOPLE_PER_ORGANISATION = 25_000
PREFIX = "voorbeeld-"
_KINDS = ("foundation", "association", "informal_group", "network")


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented organisation; the same code always means the same one."""

    code: str
    name: str
    kind: str


class Organisations:
    """The invented organisations of every town: more in larger ones."""

    def __init__(self, ingredients: Ingredients) -> None:
        """Take the names from the ingredients."""
        forms = [template.fill({}) for template in ingredients.phrases["organisatie_soort"].items]
        names = [template.fill({}) for template in ingredients.phrases["organisatie_naam"].items]
        self._choices = {
            town.facts.code: Choice(_of_town(town, number, forms, names))
            for number, town in enumerate(ingredients.towns)
        }

    def pick(self, municipality: str, random: Random) -> Invented:
        """Return an organisation of the municipality with this code."""
        return self._choices[municipality].pick(random)


def _of_town(town: Town, number: int, forms: list[str], names: list[str]) -> list[Invented]:
    many = min(2 + town.population // PEOPLE_PER_ORGANISATION, len(names))
    invented = []
    for position in range(many):
        name = names[(number * 7 + position) % len(names)]
        form = (number + position) % len(forms)
        invented.append(
            Invented(
                code=f"{PREFIX}{slug_of(name)}-{town.facts.slug}",
                name=f"{forms[form]} {name} {town.facts.name}",
                kind=_KINDS[form % len(_KINDS)],
            )
        )
    return invented
