"""Programmes and partnerships of the database as a data file would say them: to see what differs."""

from collections.abc import Mapping
from typing import Any

from binnenuit.domain.programmes import models
from binnenuit.domain.programmes.rules.data import (
    FundingData,
    InvolvedData,
    MemberData,
    PartnershipData,
    ProgrammeData,
    Words,
)
from binnenuit.domain.programmes.rules.evidence import FactData, SourceData

TEXTS = ("title", "summary", "aim")


def stored_programme(row: models.Programme) -> ProgrammeData:
    """Return a programme as a data file would say it."""
    return ProgrammeData(
        **_stored(row),
        parent=row.parent.code if row.parent else "",
        places=tuple(place.municipality for place in row.places.all()),
        organisations=tuple(
            InvolvedData(item.organisation.code, item.role, _words(item.note))
            for item in row.involvements.all()
        ),
    )


def stored_partnership(row: models.Partnership) -> PartnershipData:
    """Return a partnership as a data file would say it."""
    rows = row.memberships.select_related("organisation", "nested")
    return PartnershipData(
        **_stored(row),
        programme=row.programme.code if row.programme else "",
        members=tuple(
            MemberData(
                role=item.role,
                term=item.term,
                organisation=item.organisation.code if item.organisation else "",
                nested=item.nested.code if item.nested else "",
            )
            for item in rows
        ),
    )


def _stored(row: models.Programme | models.Partnership) -> dict[str, Any]:
    texts = {
        field: tuple(
            sorted((text.language, getattr(text, field)) for text in row.texts.all() if getattr(text, field))
        )
        for field in TEXTS
    }
    links = list(row.conceptlink_set.all())
    return {
        "code": row.code,
        "kind": row.kind,
        "term": row.term,
        **texts,
        "follows": row.follows.code if row.follows else "",
        "themes": tuple(link.concept for link in links if link.scheme == "themes"),
        "target_groups": tuple(link.concept for link in links if link.scheme == "target_groups"),
        "funding": tuple(
            FundingData(item.funder.code, item.cents, _words(item.note)) for item in row.funding_set.all()
        ),
        "facts": tuple(
            FactData(
                fact.about,
                fact.certainty,
                _words(fact.texts),
                tuple(sorted(source.key for source in fact.sources.all())),
            )
            for fact in row.fact_set.all()
        ),
        "sources": tuple(
            SourceData(item.key, item.title, item.certainty, tuple(item.supports), item.url, item.checked)
            for item in row.source_set.all()
        ),
    }


def _words(texts: Mapping[str, str]) -> Words:
    return tuple(sorted(texts.items()))
