"""The parts of the thesaurus as plain values, named as SKOS names them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, Self, TypeVar

LabelKind = Literal["preferred", "alternative", "hidden"]
DefinitionKind = Literal["definition", "simple", "scope"]

LABEL_KINDS: tuple[LabelKind, ...] = ("preferred", "alternative", "hidden")
DEFINITION_KINDS: tuple[DefinitionKind, ...] = ("definition", "simple", "scope")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One of the four lists of concepts, and how the facet that stands for it is filled."""

    id: str
    titles: Mapping[str, str]
    facet_limit: int
    """A facet is one bitmask in the index: more values than this do not fit (technical decisions, search)."""
    facet_levels: int = 0
    """How many levels of the tree the facet shows; 0: all."""


# Of the further languages: proposed by the makers, as the interface's texts are (ui/locale/languages.toml).
TITLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "themes": {
            "nl": "Thema's", "en": "Themes", "tr": "Temalar", "ar": "المواضيع", "fr": "Thèmes", "uk": "Теми",
            "so": "Mawduucyo", "pl": "Tematy",
        },
        "target_groups": {
            "nl": "Doelgroepen", "en": "Target groups", "tr": "Hedef gruplar", "ar": "الفئات المستهدفة",
            "fr": "Publics", "uk": "Цільові групи", "so": "Kooxo", "pl": "Grupy docelowe",
        },
        "forms": {
            "nl": "Vormen van activiteiten", "en": "Forms of activity", "tr": "Etkinlik türleri",
            "ar": "أشكال الأنشطة", "fr": "Formes d'activité", "uk": "Види діяльності", "so": "Noocyada hawlaha",
            "pl": "Formy zajęć",
        },
        "languages": {
            "nl": "Talen", "en": "Languages", "tr": "Diller", "ar": "اللغات", "fr": "Langues", "uk": "Мови",
            "so": "Luqado", "pl": "Języki",
        },
    }
)  # fmt: skip

SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {
        scheme.id: scheme
        for scheme in (
            Scheme("themes", TITLES["themes"], facet_limit=55, facet_levels=2),
            Scheme("target_groups", TITLES["target_groups"], facet_limit=50),
            Scheme("forms", TITLES["forms"], facet_limit=50),
            Scheme("languages", TITLES["languages"], facet_limit=60),
        )
    }
)


MAKERS = "makers"
"""Who vouches for the labels that stand with the concepts themselves (Dutch, English, a language's own name)."""


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who stands for the labels of a language, and whether somebody who speaks it at home has looked at them."""

    id: str
    texts: Mapping[str, str]
    """What is said of it to the reader, by language."""
    checked: bool

    def text(self, language: str) -> str:
        """Return what is said of it in `language`, else in Dutch."""
        return self.texts.get(language, self.texts["nl"])


@dataclass(frozen=True, slots=True)
class Label:
    """A word for a concept. A hidden label helps to find the concept and is never shown."""

    language: str
    """BCP 47."""
    kind: LabelKind
    text: str
    vouched: str = MAKERS
    """The id of the voucher who stands for it."""


class Said(str):
    """Words that know which language they are in, so that a page can say so where that is not its own."""

    __slots__ = ("language",)

    language: str
    """BCP 47."""

    def __new__(cls, text: str, language: str) -> Self:
        """Make the words `text`, which are in `language`."""
        made = super().__new__(cls, text)
        made.language = language
        return made


@dataclass(frozen=True, slots=True)
class Definition:
    """What a concept means ("definition"), the same at language level B1 ("simple"), or when to use it ("scope")."""

    language: str
    kind: DefinitionKind
    text: str


T = TypeVar("T", Label, Definition)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a definition rests on."""

    url: str
    about: str
    """What the source is: author, title, date."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of the thesaurus."""

    id: str
    """Dutch slug, unique over all schemes; never given to another concept afterwards."""
    scheme: str
    notation: str = ""
    """A code that others use for it too; for languages the BCP 47 tag."""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    definitions: tuple[Definition, ...] = ()
    sources: tuple[Source, ...] = ()
    deprecated: bool = False
    """No longer to be used for new records; records that have it still show it."""
    replaced_by: str = ""

    def label(self, language: str) -> Said:
        """Return the preferred label in `language`, else in Dutch, else the id; it knows which language it is in."""
        found = next(self._in_order(language, self.labels, "preferred"), None)
        return Said(found.text, found.language) if found else Said(self.id, "nl")

    def definition(self, language: str, kind: DefinitionKind = "definition") -> str:
        """Return the definition of `kind` in `language`, else in Dutch, else nothing."""
        found = next(self._in_order(language, self.definitions, kind), None)
        return found.text if found else ""

    def alternatives(self, language: str) -> tuple[str, ...]:
        """Return the alternative labels in `language`: other words that may be shown."""
        return tuple(
            label.text for label in self.labels if label.kind == "alternative" and label.language == language
        )

    @staticmethod
    def _in_order(language: str, texts: tuple[T, ...], kind: str) -> Iterator[T]:
        for wanted in dict.fromkeys((language, language.partition("-")[0], "nl")):
            yield from (item for item in texts if item.kind == kind and item.language == wanted)
