"""Reading the recipes of example initiatives from the room's data files, checked against the thesaurus."""

from pathlib import Path

from binnenuit.domain.initiatives.queries.initiatives import municipality_facts
from binnenuit.domain.initiatives.rules.examples.grammar import Choice, Template
from binnenuit.domain.initiatives.rules.examples.recipes import (
    LISTS,
    PLACES,
    SCHEDULES,
    SLOTS,
    Ingredients,
    Recipe,
    Town,
)
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import Thesaurus, thesaurus
from binnenuit.kernel.datafiles import Record, read_records
from binnenuit.kernel.errors import DataFileError, OperatingError

TOPICS = "onderwerp"
"""The list whose texts are ids of themes; a text gets their labels."""
FOLDER = Path(__file__).resolve().parents[1] / "data" / "examples"
# the languages that one hears most come first; which ones those are is for examples only
_SPOKEN = ("nl", "ar", "en", "tr", "uk", "ti", "so", "pl", "fa", "kmr", "rif", "es", "prs", "fr", "ur", "am")
_KEYS = (
    "name",
    "weight",
    "sensitive",
    "women_only",
    "themes",
    "target_groups",
    "forms",
    "schedules",
    "places",
    "titles",
    "summaries",
    "about",
    "english_titles",
    "english",
    "minimum_age",
    "maximum_age",
)


def ingredients(folder: Path = FOLDER) -> Ingredients:
    """Read all recipes; raises `DataFileError`, or `OperatingError` where there is no thesaurus yet."""
    words = thesaurus()
    if not words.in_scheme("themes"):
        raise OperatingError("There is no thesaurus yet. Load it first: binnenuit load")
    recipes: list[Recipe] = []
    phrases: dict[str, Choice[Template]] = {}
    topics: tuple[tuple[str, str], ...] = ()
    for path in sorted(folder.glob("*.toml")):
        for kind, record in read_records(path, "kind", "phrases"):
            if kind == "kind":
                recipes.append(_recipe(record, words))
            elif record.text("name") == TOPICS:
                topics = _topics(record, words)
            else:
                phrases[record.text("name")] = _phrases(record)
    missing = [name for name in LISTS if name not in phrases] + ([] if topics else [TOPICS])
    if missing or not recipes:
        raise DataFileError(folder, 0, f"missing: {', '.join(missing) or 'every [[kind]]'}")
    return Ingredients(
        recipes=tuple(recipes),
        phrases=phrases,
        towns=_towns(),
        languages=_languages(words),
        topics=topics,
    )


def _recipe(record: Record, words: Thesaurus) -> Recipe:
    record.only(*_KEYS)
    return Recipe(
        name=record.text("name"),
        weight=_number(record, "weight") or 1,
        sensitive=_truth(record, "sensitive"),
        women_only=_truth(record, "women_only"),
        themes=tuple(_concepts(record, "themes", "themes", words)),
        target_groups=Choice(_concepts(record, "target_groups", "target_groups", words)),
        forms=Choice(_concepts(record, "forms", "forms", words)),
        schedules=Choice(_of(record, "schedules", SCHEDULES)),
        places=Choice(_of(record, "places", PLACES)),
        titles=_templates(record, "titles"),
        summaries=_templates(record, "summaries"),
        about=_templates(record, "about"),
        english_titles=_templates(record, "english_titles"),
        english=_templates(record, "english"),
        minimum_age=_number(record, "minimum_age"),
        maximum_age=_number(record, "maximum_age"),
    )


def _topics(record: Record, words: Thesaurus) -> tuple[tuple[str, str], ...]:
    record.only("name", "texts")
    return tuple(
        (_in_a_sentence(words.label(concept, "nl")), _in_a_sentence(words.label(concept, "en")))
        for concept in _concepts(record, "texts", "themes", words)
    )


def _phrases(record: Record) -> Choice[Template]:
    record.only("name", "texts")
    if record.text("name") not in LISTS:
        raise record.error(f"unknown list; known are: {', '.join(LISTS)}", "name")
    return _templates(record, "texts")


def _some(record: Record, key: str) -> list[str]:
    texts = record.texts(key)
    if not texts:
        raise record.error(f"{key} must not be empty", key)
    return texts


def _templates(record: Record, key: str) -> Choice[Template]:
    templates = [Template(text) for text in _some(record, key)]
    unknown = {slot for template in templates for slot in template.slots} - set(SLOTS)
    if unknown:
        raise record.error(f"unknown slot {min(unknown)!r}; known are: {', '.join(SLOTS)}", key)
    return Choice(templates)


def _concepts(record: Record, key: str, scheme: str, words: Thesaurus) -> list[str]:
    ids = _some(record, key)
    for concept_id in ids:
        concept = words.concept(concept_id)
        if concept is None or concept.scheme != scheme or concept.deprecated:
            raise record.error(f"{concept_id!r} is not in the thesaurus under {scheme}", key)
    return ids


def _of(record: Record, key: str, allowed: tuple[str, ...]) -> list[str]:
    values = _some(record, key)
    for value in values:
        if value not in allowed:
            raise record.error(f"{value!r} is not one of {', '.join(allowed)}", key)
    return values


def _number(record: Record, key: str) -> int | None:
    value = record.values.get(key)
    if value is None:
        return None
    if type(value) is not int or value < 0:
        raise record.error(f"{key} must be a whole number from 0", key)
    return value


def _truth(record: Record, key: str) -> bool:
    value = record.values.get(key, False)
    if not isinstance(value, bool):
        raise record.error(f"{key} must be true or false", key)
    return value


def _towns() -> tuple[Town, ...]:
    found = ((municipality_facts(item.code), item.population) for item in places.municipalities())
    return tuple(Town(facts, population) for facts, population in found if facts)


def _languages(words: Thesaurus) -> dict[str, tuple[str, str]]:
    by_tag = {concept.notation: concept for concept in words.in_scheme("languages")}
    order = [tag for tag in _SPOKEN if tag in by_tag] + [tag for tag in by_tag if tag not in _SPOKEN]
    return {tag: (by_tag[tag].label("nl"), by_tag[tag].label("en")) for tag in order}


def _in_a_sentence(label: str) -> str:
    """Return a label as it stands within a sentence; abbreviations keep their capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
