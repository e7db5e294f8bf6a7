"""What stands on a flyer, in the language of the page; made of what the page shows and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.rules.outputs import Place
from binnenuit.domain.initiatives.rules.public import PublicLocation
from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.domain.initiatives.rules.schedule import pattern
from binnenuit.domain.initiatives.web.initiative_page import ShownInitiative
from binnenuit.search import engine
from binnenuit.search.types import Hit
from binnenuit.site.search import search_url
from binnenuit.site.search.flyers.layout import Line, by_place, fitting
from binnenuit.site.search.outputs import results
from binnenuit.site.search.search_url import Question
from binnenuit.ui.formats import day, language
from binnenuit.ui.result_cards import with_labels

Paper = Literal["a4", "a6"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
TIGHTEST = 4
"""At 1 the letters are smaller, and each further step leaves something out as well, until it fits on the paper."""
_TITLE, _SUMMARY, _HOW = (160, 160, 160, 120, 90), (400, 400, 300, 200, 120), (600, 600, 350, 160, 0)
"""Characters, at each tightness."""
_FACTS, _LINES = (6, 6, 5, 4, 2), (6, 6, 4, 2, 1)
MANY_PAGES: frozenset[Paper] = frozenset({"a4"})
"""Papers on which a search goes on over as many pages as its results need; on the others it must fit on one."""
_RESULTS = 50
"""Of a search, at most, ..."""
_ROOM: dict[Paper, tuple[int, ...]] = {"a6": (30, 26, 21, 16, 10)}
"""... and where there is one page only, in so many lines at each tightness."""
_LONG_TITLE = 45


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a search, in a few lines."""

    title: str
    language: str
    organisation: str
    what: str
    where: str
    """Name and address; empty where they are hidden."""
    example: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Results in one place."""

    place: str
    """Empty for what is online or everywhere."""
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Flyer:
    """All that stands on it."""

    title: str
    language: str
    """Of title, summary and how."""
    address: str
    """Where the code leads."""
    short: str
    """The same to type over, without https."""
    organisation: str = ""
    summary: str = ""
    warning: str = ""
    facts: tuple[Fact, ...] = ()
    how: str = ""
    ways: tuple[str, ...] = ()
    """Of taking part, in the language of the page."""
    contact: tuple[str, ...] = ()
    confirmed: str = ""
    example: bool = False
    groups: tuple[Group, ...] = ()
    more: int = 0
    """Results that do not stand on it."""

    @property
    def long(self) -> bool:
        """Say whether the title needs smaller letters."""
        return len(self.title) > _LONG_TITLE


def of_initiative(page: ShownInitiative, tightness: int) -> Flyer:
    """Return the flyer of an initiative as its page shows it, with less on it the higher `tightness`."""
    found, main = page.initiative, page.main
    path = reverse("initiative_short", kwargs={"code": found.code})
    return Flyer(
        title=cut(str(main.title), _TITLE[tightness]),
        language=main.language,
        address=f"{settings.BASE_URL}{path}",
        short=_short(path),
        organisation=found.organisation.name,
        summary=cut(main.summary, _SUMMARY[tightness]),
        warning=_warning(page),
        facts=tuple(
            replace(fact, lines=_few(fact.lines, _LINES[tightness])) for fact in _facts(page) if fact.lines
        )[: _FACTS[tightness]],
        how=cut(" ".join(main.how_to_take_part), _HOW[tightness]),
        ways=page.participation,
        contact=_contact(page),
        confirmed=day(found.last_confirmed) if found.last_confirmed else "",
        example=found.example,
    )


def of_search(question: Question, paper: Paper, tightness: int) -> Flyer:
    """Return the flyer of a search: its first results, by place and day."""
    answer = engine.search(replace(question.request, page=1, size=_RESULTS, facets=()))
    lines: Sequence[Line] = [_line(number, hit) for number, hit in enumerate(answer.hits)]
    if paper not in MANY_PAGES:
        lines = fitting(lines, _ROOM[paper][tightness])
    path = reverse("search") + search_url.address(question)
    return Flyer(
        title=cut(results.title_of(question), _TITLE[tightness]),
        language=language(),
        address=f"{settings.BASE_URL}{path}",
        short=_short(path) if len(path) <= _TITLE[-1] else "",
        groups=_groups(answer.hits, lines, tightness),
        more=answer.total - len(lines),
        example=any(answer.hits[line.number].card.get("example") for line in lines),
    )


def cut(text: str, longest: int) -> str:
    """Return a text on one line, cut off between two words where it is longer than `longest` characters."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    if longest < 1:
        return ""
    kept, _space, rest = plain[:longest].rpartition(" ")
    return f"{kept or rest}…"


def _few(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    return lines if len(lines) <= most else (*lines[:most], "…")


def _facts(page: ShownInitiative) -> tuple[Fact, ...]:
    found = page.initiative
    where = [_place(location) for location in found.locations]
    where += [_("voor inwoners van %(name)s") % {"name": area.label} for area in page.areas]
    if found.online:
        where.append(_("Online"))
    groups = ", ".join(str(group.label) for group in page.target_groups)
    cost = " ".join(filter(None, (page.cost, page.main.cost_note)))
    return (
        Fact(_("Wanneer"), tuple(text for text, _note in page.schedules)),
        Fact(_("Waar"), tuple(where)),
        Fact(_("Voor wie"), tuple(filter(None, (groups, page.ages)))),
        Fact(_("Talen"), tuple(filter(None, (page.languages,)))),
        Fact(_("Kosten"), tuple(filter(None, (cost,)))),
        Fact(_("Toegankelijkheid"), tuple(filter(None, (", ".join(page.accessibility),)))),
    )


def _place(location: PublicLocation) -> str:
    """Return a place on one line; of a hidden one only the municipality is there to give."""
    town = " ".join(filter(None, (location.postcode, location.city)))
    said = ", ".join(filter(None, (location.name, location.address, town)))
    return said or _("gemeente %(name)s") % {"name": location.municipality.name}


def _contact(page: ShownInitiative) -> tuple[str, ...]:
    contact, organisation = page.initiative.contact, page.initiative.organisation
    if contact is None:
        return tuple(filter(None, (organisation.name, organisation.website)))
    return tuple(filter(None, (contact.name, contact.phone, contact.email, contact.website)))


def _warning(page: ShownInitiative) -> str:
    if page.ended:
        return _("Dit initiatief is afgelopen.")
    if page.initiative.status == "paused":
        return _("Dit initiatief is tijdelijk gestopt. Vraag eerst na of het weer begint.")
    return ""


def _groups(hits: tuple[Hit, ...], lines: Sequence[Line], tightness: int) -> tuple[Group, ...]:
    return tuple(
        Group(place, tuple(_result(with_labels(hits[line.number], language()), tightness) for line in found))
        for place, found in by_place(lines)
    )


def _line(number: int, hit: Hit) -> Line:
    place, when = _first_place(hit), hit.card.get("when")
    municipality = place.municipality if place else ""
    if not when:
        return Line(number, municipality)
    first = pattern(Schedule(datetime.fromisoformat(when["starts"]), when["rrule"], when["minutes"]))
    day = first.days[0][1] if first.days else first.starts.weekday()
    return Line(number, municipality, day, first.starts.hour * 60 + first.starts.minute)


def _first_place(hit: Hit) -> Place | None:
    facts = results.entry(hit).facts
    return facts.places[0] if facts and facts.places else None


def _result(hit: Hit, tightness: int) -> Result:
    card, place = hit.card, _first_place(hit)
    going_on = card.get("status") == "published"
    what = (card.get("when_words") if going_on else card.get("status_label"), card.get("cost_words"))
    return Result(
        title=cut("".join(segment.text for segment in hit.title), _TITLE[tightness]),
        language=hit.language,
        organisation=card.get("organisation", ""),
        what=" · ".join(filter(None, what)),
        where=place.label.removesuffix(f", {place.municipality}") if place else "",
        example=bool(card.get("example")),
    )


def _short(path: str) -> str:
    host = settings.BASE_URL.partition("://")[2]
    return f"{host}{path}"
