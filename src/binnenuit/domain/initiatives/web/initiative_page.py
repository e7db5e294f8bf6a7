"""What the page of an initiative shows, in the language of the page; made of the public view only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from binnenuit.domain.initiatives.rules.choices import COUNTRY
from binnenuit.domain.initiatives.rules.lifecycle import is_stale, status_on
from binnenuit.domain.initiatives.rules.public import PublicInitiative
from binnenuit.domain.initiatives.rules.records import Area, Text
from binnenuit.domain.initiatives.rules.schedule import next_dates, pattern
from binnenuit.domain.initiatives.service import formats
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import Said, language_label, thesaurus
from binnenuit.kernel import clock
from binnenuit.kernel.record_fields import declared_fields
from binnenuit.search import engine
from binnenuit.search.more_like_this import MoreLikeThisQuery, more_like_this
from binnenuit.search.types import Hit, Point
from binnenuit.ui.formats import number
from binnenuit.ui.result_cards import result_list, with_labels

NEXT_DATES = 5
ALIKE = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """The words in one language, in paragraphs."""

    language: str
    name: str
    """The language's own name on this page; empty for the page's own language."""
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    how_to_take_part: tuple[str, ...]
    cost_note: str


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that it takes place."""

    date: str
    hours: str
    iso: str


@dataclass(frozen=True, slots=True)
class ShownInitiative:
    """All that the template needs beside the public view itself."""

    initiative: PublicInitiative
    main: Passage
    others: tuple[Passage, ...]
    themes: tuple[Link, ...]
    target_groups: tuple[Link, ...]
    forms: tuple[Link, ...]
    languages: str
    ages: str
    cost: str
    facts: tuple[tuple[str, str], ...]
    """(label, value) of what is declared to be listed."""
    accessibility: tuple[str, ...]
    participation: tuple[str, ...]
    schedules: tuple[tuple[str, str], ...]
    """(recurrence in words, note)."""
    occasions: tuple[Occasion, ...]
    areas: tuple[Link, ...]
    programme: Link | None
    ended: bool
    stale: bool
    changed: date
    alike: tuple[Hit, ...]
    """Others like it; of one that has ended or paused those that go on."""

    @property
    def alike_list(self) -> Markup:
        """Return `alike` as the page lists them."""
        return result_list(self.alike)


def shown(initiative: PublicInitiative, language: str, now: datetime) -> ShownInitiative:
    """Return what the page shows; `now` is the moment in the Netherlands, naive."""
    main = _main_language(initiative, language)
    ended = status_on(initiative.status, initiative.period_until, now.date()) == "ended"
    return ShownInitiative(
        initiative=initiative,
        main=_passage(main, initiative.texts[main], language),
        others=tuple(_passage(tag, text, language) for tag, text in initiative.texts.items() if tag != main),
        themes=_concepts(initiative.themes, language),
        target_groups=_concepts(initiative.target_groups, language),
        forms=_concepts(initiative.forms, language),
        languages=formats.listed(language_label(tag, language) for tag in initiative.languages),
        ages=formats.ages(initiative.minimum_age, initiative.maximum_age),
        cost=formats.cost(initiative.cost, initiative.cost_cents),
        facts=tuple(_facts(initiative)),
        accessibility=tuple(_(formats.ACCESSIBILITY[feature]) for feature in initiative.accessibility),
        participation=tuple(_(formats.PARTICIPATION[way]) for way in initiative.participation),
        schedules=tuple((formats.when(pattern(item)), item.note) for item in initiative.schedules),
        occasions=() if ended or initiative.status == "paused" else _occasions(initiative, now),
        areas=tuple(_area(area) for area in initiative.areas),
        programme=_programme(initiative.programme, language),
        ended=ended,
        stale=is_stale(initiative.last_confirmed, now.date()),
        changed=initiative.changed.astimezone(clock.AMSTERDAM).date(),
        alike=_alike(initiative, main, language, only_open=ended or initiative.status == "paused"),
    )


def _facts(initiative: PublicInitiative) -> Iterator[tuple[str, str]]:
    for name, declared in declared_fields(initiative).items():
        value = getattr(initiative, name)
        if declared.on_page and value not in {None, ""}:
            yield _(declared.label), number(value) if declared.kind == "whole_number" else str(value)


def _alike(initiative: PublicInitiative, main: str, language: str, *, only_open: bool) -> tuple[Hit, ...]:
    like = MoreLikeThisQuery(
        kind="initiative",
        code=initiative.code,
        concepts=(*initiative.themes, *initiative.target_groups, *initiative.forms),
        title=initiative.texts[main].title,
        points=tuple(Point(place.latitude, place.longitude) for place in initiative.locations),
    )
    found = more_like_this(like, language, ALIKE, only_open=only_open)
    return tuple(with_labels(hit, language) for hit in found)


def _main_language(initiative: PublicInitiative, language: str) -> str:
    wanted = (language, "nl", *initiative.texts)
    return next(tag for tag in wanted if tag in initiative.texts)


def _passage(tag: str, text: Text, language: str) -> Passage:
    return Passage(
        language=tag,
        name=language_label(tag, language) if tag != language else "",
        title=Said(text.title, tag),
        summary=text.summary,
        paragraphs=_paragraphs(text.description),
        how_to_take_part=_paragraphs(text.how_to_take_part),
        cost_note=text.cost_note,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(part.split()) for part in text.replace("\r", "").split("\n\n"))))


def _concepts(ids: tuple[str, ...], language: str) -> tuple[Link, ...]:
    return tuple(
        Link(thesaurus().label(concept, language), reverse("concept", kwargs={"concept_id": concept}))
        for concept in ids
    )


def _occasions(initiative: PublicInitiative, now: datetime) -> tuple[Occasion, ...]:
    found = next_dates(initiative.schedules, now, NEXT_DATES)
    last = initiative.period_until
    return tuple(
        Occasion(
            date=formats.date_in_words(moment),
            hours=formats.hours(moment, schedule.minutes),
            iso=moment.isoformat(timespec="minutes"),
        )
        for moment, schedule in found
        if last is None or moment.date() <= last
    )


def _area(area: Area) -> Link:
    if area.kind == "municipality" and (municipality := places.municipality(area.code)):
        return Link(municipality.name, reverse("municipality", kwargs={"slug": municipality.slug}))
    if area.kind == "province" and (province := places.province(area.code)):
        return Link(province.name, "")
    return Link(_("heel Nederland") if area.code == COUNTRY else area.code, "")


def _programme(code: str, language: str) -> Link | None:
    if not code:
        return None
    label = engine.titles("programme", [code], language).get(code, code)
    return Link(label, reverse("programme", kwargs={"code": code}))
