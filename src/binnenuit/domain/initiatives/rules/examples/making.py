"""Making example initiatives: number i of seed s is always the same one, whatever else is made."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from math import cos, radians, sqrt
from random import Random

from binnenuit.domain.initiatives.rules.choices import COUNTRY, Accessibility, CostKind, Participation, Status
from binnenuit.domain.initiatives.rules.examples import dates
from binnenuit.domain.initiatives.rules.examples.grammar import Choice
from binnenuit.domain.initiatives.rules.examples.organisations import Invented, Organisations
from binnenuit.domain.initiatives.rules.examples.recipes import Ingredients, Recipe, Town
from binnenuit.domain.initiatives.rules.examples.writing import Facts, Writer
from binnenuit.domain.initiatives.rules.records import Area, Content, Location
from binnenuit.kernel.ids import code_for
from binnenuit.kernel.money import Cents

_STATUS: Choice[Status] = Choice(("published", "ended", "paused"), [87, 8, 5])
_COST: Choice[CostKind] = Choice(("free", "amount", "unknown", "on_request"), [62, 20, 10, 8])
_CENTS = Choice((250, 200, 500, 300, 100, 350, 150, 1000, 750, 1500))
_ACCESSIBILITY: tuple[tuple[Accessibility, float], ...] = (
    ("wheelchair", 0.55),
    ("accessible_toilet", 0.35),
    ("hearing_loop", 0.06),
    ("sign_language", 0.03),
    ("quiet_room", 0.08),
    ("child_care", 0.14),
    ("easy_language", 0.2),
    ("interpreter", 0.08),
)
_HIDDEN = {True: 0.6, False: 0.02}
"""How often the location is hidden, by whether the recipe is sensitive."""
_OFTEN_ENGLISH = 0.22
_ALSO_ONLINE = 0.12
_SECOND_LOCATION = 0.05
_WITHOUT_DUTCH = 0.04
_DEGREES_PER_KM = 1 / 111
_SPREAD_PEOPLE = 50_000
"""A town of so many people lies within about a kilometre and a half of its point."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example initiative, ready to be stored."""

    code: str
    status: Status
    last_confirmed: date | None
    organisation: Invented
    content: Content


def example_code(seed: int, number: int) -> str:
    """Return the code of example `number` (from 0) of `seed`."""
    return code_for(f"example:{seed}:{number}")


class Maker:
    """Makes the examples of one seed, as they would stand there on the day `today`."""

    def __init__(self, ingredients: Ingredients, seed: int, today: date) -> None:
        """Take the ingredients, the seed, and the day from which schedules and confirmations are counted."""
        self._seed, self._today = seed, today
        self._random = Random()  # noqa: S311 -- examples are to be the same each time, not secret
        self._recipes = Choice(ingredients.recipes, [recipe.weight for recipe in ingredients.recipes])
        self._towns = Choice(ingredients.towns, [town.population for town in ingredients.towns])
        self._languages = Choice([tag for tag in ingredients.languages if tag != "nl"])
        self._organisations = Organisations(ingredients)
        self._writer = Writer(ingredients, self._random)

    def make(self, number: int) -> Example:
        """Return example `number`, from 0."""
        digest = blake2b(f"{self._seed}:{number}".encode(), digest_size=8).digest()
        random = self._random
        random.seed(int.from_bytes(digest))
        recipe = self._recipes.pick(random)
        town = self._towns.pick(random)
        organisation = self._organisations.pick(town.facts.code, random)
        schedule = dates.schedule(recipe.schedules.pick(random), random, self._today)
        hidden = random.random() < _HIDDEN[recipe.sensitive]
        facts = Facts(
            municipality=town.facts.name,
            organisation=organisation.name,
            schedule=schedule,
            languages=self._spoken(random),
            # a text must not name a hidden location
            discreet=hidden or recipe.sensitive,
        )
        content = self._content(recipe, town, organisation, facts, hidden=hidden)
        confirmed = dates.last_confirmed(random, self._today)
        return Example(
            code=example_code(self._seed, number),
            status=_STATUS.pick(random),
            last_confirmed=confirmed,
            organisation=organisation,
            content=content,
        )

    def _content(
        self, recipe: Recipe, town: Town, organisation: Invented, facts: Facts, *, hidden: bool
    ) -> Content:
        random, schedule = self._random, facts.schedule
        participation = self._participation(recipe)
        cost = _COST.pick(random)
        texts = self._writer.write(
            recipe, facts, participation, costs=cost == "amount", english=random.random() < _OFTEN_ENGLISH
        )
        place = recipe.places.pick(random)
        ends = dates.last_day(schedule)
        women_only = recipe.women_only and random.random() < 0.4  # noqa: PLR2004 -- a share
        features = [feature for feature, share in _ACCESSIBILITY if random.random() < share]
        return Content(
            organisation=organisation.code,
            texts=texts,
            themes=self._themes(recipe),
            target_groups=tuple(recipe.target_groups.some(random, 2)),
            forms=tuple(recipe.forms.some(random, 2)),
            languages=facts.languages,
            locations=self._locations(town, hidden=hidden) if place == "location" else (),
            areas=_areas(place, town),
            schedules=(schedule,),
            online=place == "online" or random.random() < _ALSO_ONLINE,
            cost=cost,
            cost_cents=Cents(_CENTS.pick(random)) if cost == "amount" else None,
            accessibility=(*features, "women_only") if women_only else tuple(features),
            participation=participation,
            minimum_age=recipe.minimum_age,
            maximum_age=recipe.maximum_age,
            contact_via_organisation=recipe.sensitive,
            period_from=schedule.starts.date() if ends else None,
            period_until=ends,
        )

    def _spoken(self, random: Random) -> tuple[str, ...]:
        others = self._languages.some(random, int(random.random() * 4))
        if others and random.random() < _WITHOUT_DUTCH:
            return tuple(others)
        return ("nl", *others)

    def _themes(self, recipe: Recipe) -> tuple[str, ...]:
        first, *others = recipe.themes
        return (first, *(theme for theme in others if self._random.random() < 0.45))  # noqa: PLR2004 -- a share

    def _participation(self, recipe: Recipe) -> tuple[Participation, ...]:
        drawn = self._random.random()
        if recipe.sensitive:
            return ("registration", "referral") if drawn < 0.4 else ("registration",)  # noqa: PLR2004 -- a share
        return ("walk_in",) if drawn < 0.6 else ("registration",)  # noqa: PLR2004 -- a share

    def _locations(self, town: Town, *, hidden: bool) -> tuple[Location, ...]:
        number = 2 if self._random.random() < _SECOND_LOCATION else 1
        return tuple(self._location(town, first=not index, hidden=hidden) for index in range(number))

    def _location(self, town: Town, *, first: bool, hidden: bool) -> Location:
        random = self._random
        spread = 1.5 * _DEGREES_PER_KM * sqrt(town.population / _SPREAD_PEOPLE)
        latitude = town.facts.latitude + (random.random() + random.random() - 1) * spread
        stretch = 1 / cos(radians(town.facts.latitude))
        longitude = town.facts.longitude + (random.random() + random.random() - 1) * spread * stretch
        return Location(
            municipality=town.facts.code,
            name=self._writer.building() if first else self._writer.other_building(),
            address=f"{self._writer.street()} {1 + int(random.random() * 120)}",
            city=town.facts.name,
            latitude=round(latitude, 5),
            longitude=round(longitude, 5),
            hidden=hidden,
        )


def _areas(place: str, town: Town) -> tuple[Area, ...]:
    if place == "area":
        return (Area("municipality", town.facts.code),)
    if place == "province":
        return (Area("province", town.facts.province),)
    return (Area("country", COUNTRY),) if place == "country" else ()
