"""What the mapping has to know of other rooms, handed in.

So that it is pure, and the same for pages, exports and tests.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from binnenuit.domain.initiatives.service.records import Schedule
from binnenuit.domain.programmes.service import ProgrammeView
from binnenuit.foundation.organisations.service import OrganisationView
from binnenuit.foundation.vocabulary.service import Thesaurus
from binnenuit.interchange.hsds.shapes import TaxonomyTerm

MAIN_LANGUAGE = "nl"
"""HSDS has one language per document: Dutch where there is any."""


@dataclass(frozen=True, slots=True)
class Context:
    """The day, the site, and what other rooms know."""

    today: date
    base_url: str
    thesaurus: Thesaurus
    organisation: Callable[[str], OrganisationView | None]
    programme: Callable[[str], ProgrammeView | None]
    region: Callable[[str], str]
    """CBS code: name of a municipality, province or the country."""
    recurrence: Callable[[Schedule], str]
    """In Dutch words."""
    page: Callable[[str, str], str]
    """(slug, code) of an initiative: the address of its page, without the site."""
    terms: dict[str, TaxonomyTerm] = field(default_factory=dict)
    """Terms that have been made, by id of the concept: the same few come back in record after record."""
