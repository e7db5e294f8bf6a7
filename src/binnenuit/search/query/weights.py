"""What each thing that a record and a question have in common is worth: the one table of ranking.

All of them are set by hand and measured on the judged queries (docs/relevance.md): nDCG@10 falls where one of them is
halved or doubled. A score is BM25 times these, times the record's own weight (`Document.boost`).
"""

TITLE_STEM = 4.0
"""A stem in a title."""
TEXT_STEM = 1.0
"""A stem in summary or body."""
LABEL_STEM = 2.0
"""A stem in a label of one of the record's concepts."""
TITLE_SURFACE = 2.0
"""A word of a title just as it is written, beside its stem."""
PROPER_NAME = 3.0
"""A word of a proper name just as it is written: organisation, place, municipality."""
COMPOUND_IN_PARTS = 0.8
"""The parts of a compound in a row: "taal maatje" for "taalmaatje"."""
COMPOUND_APART = 0.4
"""The parts of a compound the other way round and near each other, or all of them in a title."""
PARTS_JOINED = 0.8
"""Two words of the question as the one compound that records write."""
OTHER_SPELLING = 0.8
"""A word as records spell it: "contact" for "kontakt"."""
COMPOUND_HEAD = 0.2
"""The last part of a compound alone: "groep" for "praatgroep"."""
PREFIX = 0.5
"""A word that begins with the last word of the question."""
TYPING_ERROR = 0.3
"""A word that differs from the question's by a letter or two."""
CONCEPT = 2.5
"""A concept that words of the question were taken for."""
CONCEPT_FURTHER_WORD = 0.5
"""More of that for each further word that was taken for it."""
CONCEPT_IN_TITLE = 0.6
"""A word of the concept's Dutch names in the title: of all that have the concept, what is most about it."""
EXACT_CONCEPT = 1.0
"""The very concept, not a narrower one."""
CONCEPT_AS_WORDS = 0.5
"""The several words of a concept as words: they need not have to do with each other."""
OPTIONAL_CONCEPT = 0.4
"""A concept that only lifts a record, because the question says something that tells more."""
OPTIONAL_WORD = 0.15
"""A word of a sentence beside its concepts."""
NAMED_PLACE = 1000.0
"""What is near the place that the text names, where one looks farther away too: more than any score of words."""

SIMILAR_TITLE = 0.4
"""For "more like this": a word that both titles have."""
SIMILAR_WITHIN_KM = ((10, 2.0), (50, 1.0))
"""For "more like this": (kilometres, worth). Next door counts as much as a concept that one record in seven has."""
