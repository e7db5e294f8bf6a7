"""What is stored of programmes and partnerships."""

from binnenuit.domain.programmes.models.evidence import ConceptLink, Fact, Funding, Source
from binnenuit.domain.programmes.models.partnerships import Membership, Partnership, PartnershipText
from binnenuit.domain.programmes.models.programmes import Involvement, Place, Programme, ProgrammeText

__all__ = [
    "ConceptLink",
    "Fact",
    "Funding",
    "Involvement",
    "Membership",
    "Partnership",
    "PartnershipText",
    "Place",
    "Programme",
    "ProgrammeText",
    "Source",
]
