"""Reading initiatives, and the recipes that example initiatives are made by."""

from binnenuit.domain.initiatives.queries.initiatives import (
    bounds,
    changed_parts,
    example_bounds,
    known,
    listed,
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
    "changed_parts",
    "content_at",
    "example_bounds",
    "known",
    "listed",
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
