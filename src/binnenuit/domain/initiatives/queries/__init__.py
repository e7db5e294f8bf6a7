"""Reading initiatives, and the recipes that example initiatives are made by."""

from binnenuit.domain.initiatives.queries.initiatives import (
    bounds,
    example_bounds,
    known,
    municipality_facts,
    public_initiative,
    public_initiatives,
    seen_at,
    stored,
)

__all__ = [
    "bounds",
    "example_bounds",
    "known",
    "municipality_facts",
    "public_initiative",
    "public_initiatives",
    "seen_at",
    "stored",
]
