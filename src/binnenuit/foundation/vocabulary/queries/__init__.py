"""Reading the thesaurus."""

from binnenuit.foundation.vocabulary.queries.skos import rdf
from binnenuit.foundation.vocabulary.queries.snapshot import (
    forget,
    newest_version,
    read_thesaurus,
    refresh,
    refresh_if_changed,
    thesaurus,
)

__all__ = [
    "forget",
    "newest_version",
    "rdf",
    "read_thesaurus",
    "refresh",
    "refresh_if_changed",
    "thesaurus",
]
