"""What is true of a thesaurus: its concepts, how labels compare, and when it is sound."""

from binnenuit.foundation.vocabulary.rules.concepts import (
    MAKERS,
    SCHEMES,
    Concept,
    Definition,
    Label,
    Said,
    Scheme,
    Source,
    Voucher,
)
from binnenuit.foundation.vocabulary.rules.integrity import Problem, problems
from binnenuit.foundation.vocabulary.rules.thesaurus import Thesaurus
from binnenuit.foundation.vocabulary.rules.words import Suggested, normalise
from binnenuit.kernel.authority import operator, permit

permit("vocabulary.load", operator)

__all__ = [
    "MAKERS",
    "SCHEMES",
    "Concept",
    "Definition",
    "Label",
    "Problem",
    "Said",
    "Scheme",
    "Source",
    "Suggested",
    "Thesaurus",
    "Voucher",
    "normalise",
    "problems",
]
