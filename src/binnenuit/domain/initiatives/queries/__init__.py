"""Reading initiatives, and the recipes that example initiatives are made by."""

from binnenuit.domain.initiatives.queries.initiatives import (
    bounds,
    example_bounds,
    known,
    locked,
    municipality_facts,
    public_initiative,
    public_initiatives,
    seen,
    stored,
    subject,
)
from binnenuit.domain.initiatives.queries.revisions import content_at, revision, revisions

__all__ = [
    "bounds",
    "content_at",
    "example_bounds",
    "known",
    "locked",
    "municipality_facts",
    "public_initiative",
    "public_initiatives",
    "revision",
    "revisions",
    "seen",
    "stored",
    "subject",
]
