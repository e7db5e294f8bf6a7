"""How the mood of a story is shown."""

from binnenuit.ui.facet_displays import FacetDisplay

_WORDS = {"hoopvol": "hopeful", "droevig": "sad"}
_BY_CODE = {code: word for word, code in _WORDS.items()}

MOOD = FacetDisplay(
    "mood",
    "stemming",
    "Stemming",
    values_of=lambda word: (_WORDS[word],) if word in _WORDS else (),
    word_of=lambda value: _BY_CODE.get(value, value),
    label_of=lambda value, _language, _titles: _BY_CODE.get(value, value).capitalize(),
    fixed=tuple(_BY_CODE),
    order=200,
)
