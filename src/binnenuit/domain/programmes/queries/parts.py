"""Making the parts that views of programmes and partnerships share."""

from dataclasses import replace
from typing import Protocol

from binnenuit.domain.programmes.models import Partnership, Programme
from binnenuit.domain.programmes.queries.views import (
    Evidence,
    FactView,
    FundingView,
    PartnershipRef,
    ProgrammeRef,
    SourceView,
)
from binnenuit.domain.programmes.rules.evidence import About, best_certainty
from binnenuit.foundation.organisations.service import OrganisationRef


class _Named(Protocol):
    code: str
    name: str
    short_name: str


def organisation_ref(row: _Named) -> OrganisationRef:
    """Return enough of an organisation to name it and link to it."""
    return OrganisationRef(row.code, row.name, row.short_name)


def words(row: Programme | Partnership, field: str) -> dict[str, str]:
    """Return one text of a programme or partnership by language, without the languages that don't have it."""
    return {text.language: value for text in row.texts.all() if (value := getattr(text, field))}


def programme_ref(row: Programme) -> ProgrammeRef:
    """Return enough of a programme to name it and link to it."""
    return ProgrammeRef(row.code, row.kind, words(row, "title"), row.term)


def part_ref(row: Programme) -> ProgrammeRef:
    """Return a part of a programme, with how surely it is one: as surely as the best source for that."""
    marks = (source.certainty for source in row.source_set.all() if About.WITHIN in source.supports)
    return replace(programme_ref(row), part=best_certainty(marks) or "")


def partnership_ref(row: Partnership) -> PartnershipRef:
    """Return enough of a partnership to name it and link to it."""
    return PartnershipRef(row.code, row.kind, words(row, "title"), row.term)


def evidence(row: Programme | Partnership) -> Evidence:
    """Return what is known beyond the shape; sources are numbered in their order."""
    numbers = {source.pk: number for number, source in enumerate(row.source_set.all(), 1)}
    concepts = list(row.conceptlink_set.all())
    return Evidence(
        themes=tuple(link.concept for link in concepts if link.scheme == "themes"),
        target_groups=tuple(link.concept for link in concepts if link.scheme == "target_groups"),
        funding=tuple(
            FundingView(organisation_ref(item.funder), item.cents, item.note)
            for item in row.funding_set.all()
        ),
        facts=tuple(
            FactView(
                fact.about,
                fact.certainty,
                fact.texts,
                tuple(sorted(numbers[source.pk] for source in fact.sources.all())),
            )
            for fact in row.fact_set.all()
        ),
        sources=tuple(
            SourceView(
                numbers[source.pk],
                source.title,
                source.url,
                source.checked,
                source.certainty,
                tuple(source.supports),
            )
            for source in row.source_set.all()
        ),
    )
