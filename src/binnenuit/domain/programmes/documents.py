"""What search knows of programmes and partnerships."""

from collections.abc import Iterable, Iterator, Mapping

from binnenuit.domain.programmes import queries
from binnenuit.domain.programmes.queries import Evidence, PartnershipView, ProgrammeView
from binnenuit.domain.programmes.rules.terms import Status, Term, status_on
from binnenuit.foundation.organisations.events import OrganisationRenamed
from binnenuit.foundation.organisations.service import OrganisationRef
from binnenuit.foundation.places import service as places
from binnenuit.foundation.places.service import Municipality
from binnenuit.kernel import clock
from binnenuit.search import outbox
from binnenuit.search.types import Document, Point, Texts

ENDED_BOOST = 0.7
"""What has ended sinks, but stays findable: parliament asks about what was."""


class ProgrammeSource:
    """The programmes."""

    kind = "programme"

    def bounds(self) -> tuple[int, int]:
        """Return the lowest and highest primary key; (0, -1) where there are none."""
        return queries.programme_bounds()

    def documents(self, first: int, last: int) -> Iterator[Document]:
        """Return the documents of programmes with first <= pk <= last, in order of pk."""
        return map(_programme, queries.programme_views(first, last))


class PartnershipSource:
    """The partnerships; found by the names of all members, at every level."""

    kind = "partnership"

    def bounds(self) -> tuple[int, int]:
        """Return the lowest and highest primary key; (0, -1) where there are none."""
        return queries.partnership_bounds()

    def documents(self, first: int, last: int) -> Iterator[Document]:
        """Return the documents of partnerships with first <= pk <= last, in order of pk."""
        return map(_partnership, queries.partnership_views(first, last))


def index_what_names(_event: OrganisationRenamed) -> None:
    """Index everything anew that may name an organisation: of these there are few."""
    for kind, (first, last) in (
        ("programme", queries.programme_bounds()),
        ("partnership", queries.partnership_bounds()),
    ):
        if first <= last:
            outbox.changed(kind, first, last)


def _programme(view: ProgrammeView) -> Document:
    municipalities = [place for place in map(places.municipality, view.places) if place]
    involved = [item.organisation for item in view.involved]
    funders = [item.funder for item in view.evidence.funding]
    above = [view.parent.code] if view.parent else []
    return Document(
        kind="programme",
        pk=view.pk,
        code=view.code,
        texts=_texts(view),
        facets={
            **_facets(view.evidence, [*involved, *funders]),
            **_where(municipalities),
            "programme": (view.code, *above),
        },
        concepts=(*view.evidence.themes, *view.evidence.target_groups),
        names=_names([*involved, *funders], [place.name for place in municipalities]),
        points=tuple(Point(place.latitude, place.longitude) for place in municipalities),
        boost=_boost(view.term),
        card=_card(view.kind, view.term, view.evidence),
    )


def _partnership(view: PartnershipView) -> Document:
    members = list(view.organisations())
    funders = [item.funder for item in view.evidence.funding]
    return Document(
        kind="partnership",
        pk=view.pk,
        code=view.code,
        texts=_texts(view),
        facets={
            **_facets(view.evidence, [*members, *funders]),
            "programme": (view.programme.code,) if view.programme else (),
        },
        concepts=(*view.evidence.themes, *view.evidence.target_groups),
        names=_names([*members, *funders], []),
        boost=_boost(view.term),
        card=_card(view.kind, view.term, view.evidence),
    )


def _texts(view: ProgrammeView | PartnershipView) -> dict[str, Texts]:
    languages = {*view.titles, *view.summaries, *view.aims}
    return {
        language: Texts(
            title=view.titles.get(language) or view.titles["nl"],
            summary=view.summaries.get(language, ""),
            body=" ".join(_body(view, language)),
        )
        for language in sorted(languages)
    }


def _body(view: ProgrammeView | PartnershipView, language: str) -> Iterator[str]:
    texts: list[Mapping[str, str]] = [view.aims, *(fact.texts for fact in view.evidence.facts)]
    return (text[language] for text in texts if language in text)


def _facets(evidence: Evidence, organisations: Iterable[OrganisationRef]) -> dict[str, tuple[str, ...]]:
    return {
        "theme": evidence.themes,
        "target_group": evidence.target_groups,
        "organisation": tuple(dict.fromkeys(item.code for item in organisations)),
    }


def _where(municipalities: list[Municipality]) -> dict[str, tuple[str, ...]]:
    return {
        "municipality": tuple(place.code for place in municipalities),
        "province": tuple(dict.fromkeys(place.province_code for place in municipalities)),
    }


def _names(organisations: Iterable[OrganisationRef], others: Iterable[str]) -> tuple[str, ...]:
    names = [name for item in organisations for name in (item.name, item.short_name) if name]
    return tuple(dict.fromkeys([*names, *others]))


def _boost(term: Term) -> float:
    return ENDED_BOOST if status_on(term, clock.today()) is Status.ENDED else 1.0


def _card(kind: str, term: Term, evidence: Evidence) -> dict[str, object]:
    return {
        "kind": kind,
        "from": str(term.starts) if term.starts else "",
        "until": str(term.ends) if term.ends else "",
        "themes": list(evidence.themes),
    }
