"""What search knows of initiatives: the public view, and nothing else."""

from collections.abc import Iterator
from datetime import date

from binnenuit.domain.initiatives.queries import bounds, municipality_facts, public_initiatives
from binnenuit.domain.initiatives.queries.where_active import runs_of
from binnenuit.domain.initiatives.rules.lifecycle import boost, status_on
from binnenuit.domain.initiatives.rules.outputs import facts_of, packed
from binnenuit.domain.initiatives.rules.public import MunicipalityFacts, PublicInitiative
from binnenuit.domain.initiatives.rules.schedule import weekdays
from binnenuit.foundation.organisations.events import OrganisationRenamed
from binnenuit.foundation.vocabulary.service import Thesaurus, thesaurus
from binnenuit.kernel import clock
from binnenuit.search import outbox
from binnenuit.search.types import Document, Point, Texts

KIND = "initiative"
_COST_FACET = {"free": "free", "amount": "paid", "unknown": "unknown", "on_request": "unknown"}
_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_Municipalities = dict[str, MunicipalityFacts | None]
"""By CBS code; nothing where it is not known (any more)."""
_MOST_PLACES = 2
_MOST_THEMES = 3


class InitiativeSource:
    """All initiatives that visitors may find, as documents for the index (`search.types.Source`)."""

    kind = KIND

    def bounds(self) -> tuple[int, int]:
        """Return the lowest and highest primary key."""
        return bounds()

    def documents(self, first: int, last: int) -> Iterator[Document]:
        """Return the documents of the initiatives with first <= pk <= last, in order of pk, streamed."""
        concepts, today = _Concepts(thesaurus()), clock.today()
        for initiative in public_initiatives(first, last):
            yield _document(initiative, concepts, today)


def index_what_names(event: OrganisationRenamed) -> None:
    """Index anew what an organisation does: it is found by the organisation's name, and shows it."""
    for first, last in runs_of(event.pk):
        outbox.changed(KIND, first, last)


class _Concepts:
    """What the thesaurus says of the few concepts that come back in record after record, asked once for each.

    Lives as long as one range: a newer thesaurus counts from the next one on.
    """

    def __init__(self, words: Thesaurus) -> None:
        self._words = words
        self._facet_values: dict[str, tuple[str, ...]] = {}
        self._languages: dict[str, tuple[str, ...]] = {}

    def facet_values(self, concepts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the facet values of all `concepts`, each once."""
        known = self._facet_values
        for concept in concepts:
            if concept not in known:
                known[concept] = self._words.facet_values_of(concept)
        return tuple(dict.fromkeys(value for concept in concepts for value in known[concept]))

    def languages(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the concepts of these languages (BCP 47 tags), without those that it does not know."""
        known = self._languages
        for tag in tags:
            if tag not in known:
                concept = self._words.by_notation("languages", tag)
                known[tag] = (concept.id,) if concept else ()
        return tuple(concept for tag in tags for concept in known[tag])


def _document(initiative: PublicInitiative, concepts: _Concepts, today: date) -> Document:
    municipalities = _municipalities(initiative)
    return Document(
        kind=KIND,
        pk=initiative.pk,
        code=initiative.code,
        texts={
            language: Texts(
                title=text.title,
                summary=text.summary,
                body="\n".join(filter(None, (text.description, text.how_to_take_part, text.cost_note))),
            )
            for language, text in initiative.texts.items()
        },
        facets=_facets(initiative, municipalities, concepts, today),
        concepts=(
            *initiative.themes,
            *initiative.target_groups,
            *initiative.forms,
            *concepts.languages(initiative.languages),
        ),
        names=_names(initiative, municipalities),
        points=_points(initiative, municipalities),
        confirmed=initiative.last_confirmed,
        boost=boost(initiative.status, initiative.last_confirmed, initiative.period_until, today),
        card=_card(initiative, municipalities, today),
    )


def _municipalities(initiative: PublicInitiative) -> _Municipalities:
    """Return what is known of each municipality where it is or that it serves, by CBS code, in order."""
    found: _Municipalities = {}
    for location in initiative.locations:
        found[location.municipality.code] = location.municipality
    for area in initiative.areas:
        if area.kind == "municipality" and area.code not in found:
            found[area.code] = municipality_facts(area.code)
    return found


def _facets(
    initiative: PublicInitiative, municipalities: _Municipalities, concepts: _Concepts, today: date
) -> dict[str, tuple[str, ...]]:
    provinces = [facts.province for facts in municipalities.values() if facts]
    provinces += [area.code for area in initiative.areas if area.kind == "province"]
    facets = {
        "theme": concepts.facet_values(initiative.themes),
        "target_group": concepts.facet_values(initiative.target_groups),
        "form": concepts.facet_values(initiative.forms),
        "language": initiative.languages,
        "province": tuple(dict.fromkeys(provinces)),
        "municipality": tuple(municipalities),
        "day": tuple(_DAYS[day] for day in weekdays(initiative.schedules, today)),
        "online": ("yes",) if initiative.online else ("no",),
        "cost": (_COST_FACET[initiative.cost],),
        "programme": (initiative.programme,),
        "organisation": (initiative.organisation.code,),
        "status": (status_on(initiative.status, initiative.period_until, today),),
    }
    return {name: values for name, values in facets.items() if any(values)}


def _names(initiative: PublicInitiative, municipalities: _Municipalities) -> tuple[str, ...]:
    names = [initiative.organisation.name]
    names += [facts.name for facts in municipalities.values() if facts]
    for location in initiative.locations:
        names += [location.name, location.city]
    if initiative.online:
        names.append("online")  # people type it as a word of their question
    return tuple(dict.fromkeys(filter(None, names)))


def _points(initiative: PublicInitiative, municipalities: _Municipalities) -> tuple[Point, ...]:
    points = [Point(location.latitude, location.longitude) for location in initiative.locations]
    areas = (municipalities[area.code] for area in initiative.areas if area.kind == "municipality")
    points += [Point(facts.latitude, facts.longitude) for facts in areas if facts]
    return tuple(dict.fromkeys(points))


def _card(initiative: PublicInitiative, municipalities: _Municipalities, today: date) -> dict[str, object]:
    """Return what a result shows, without words of any language but names.

    slug; organisation (name); place (names of at most two municipalities); online; example; status; confirmed
    (YYYY-MM-DD or none); themes (concept ids); languages (BCP 47 tags); cost and cents; when (rrule, starts,
    minutes of the first schedule, or none); facts (what feeds, tables, maps and calendars say: rules.outputs).
    """
    places = {location.municipality.code for location in initiative.locations}
    served = [facts for code, facts in municipalities.items() if facts and code not in places]
    names = [facts.name for facts in municipalities.values() if facts]
    more = f" +{len(names) - _MOST_PLACES}" if len(names) > _MOST_PLACES else ""
    first = initiative.schedules[0] if initiative.schedules else None
    return {
        "slug": initiative.slug,
        "organisation": initiative.organisation.name,
        "place": ", ".join(names[:_MOST_PLACES]) + more,
        "online": initiative.online,
        "example": initiative.example,
        "status": status_on(initiative.status, initiative.period_until, today),
        "confirmed": initiative.last_confirmed.isoformat() if initiative.last_confirmed else None,
        "themes": list(initiative.themes[:_MOST_THEMES]),
        "languages": list(initiative.languages),
        "cost": initiative.cost,
        "cents": initiative.cost_cents,
        "when": {"rrule": first.rrule, "starts": first.starts.isoformat(), "minutes": first.minutes}
        if first
        else None,
        "facts": packed(facts_of(initiative, served)),
    }
