"""Small real thesauri, documents and sources for the tests of search."""

from dataclasses import dataclass, field
from datetime import date

from binnenuit.foundation.vocabulary.service import Concept, Label, Thesaurus
from binnenuit.search.types import Document, Point, Texts


def concept(concept_id, *labels, scheme="themes", broader=(), notation=""):
    """Return a concept; labels are "nl:preferred:text"."""
    made = tuple(Label(*label.split(":")) for label in labels) or (Label("nl", "preferred", concept_id),)
    return Concept(concept_id, scheme, notation=notation, broader=tuple(broader), labels=made)


def thesaurus():
    """Return a thesaurus with a tree of three levels, two languages and some words of everyday."""
    return Thesaurus(
        (
            concept(
                "schadelijke-praktijken",
                "nl:preferred:schadelijke praktijken",
                "en:preferred:harmful practices",
            ),
            concept(
                "gedwongen-relaties", "nl:preferred:gedwongen relaties", broader=["schadelijke-praktijken"]
            ),
            concept(
                "huwelijksdwang",
                "nl:preferred:huwelijksdwang",
                "nl:hidden:uithuwelijken",
                "en:preferred:forced marriage",
                "tr:preferred:zorla evlendirme",
                broader=["gedwongen-relaties"],
            ),
            concept("sociaal-contact", "nl:preferred:sociaal contact", "en:preferred:social contact"),
            concept("eenzaamheid", "nl:preferred:eenzaamheid", broader=["sociaal-contact"]),
            concept("vrouwen", "nl:preferred:vrouwen", scheme="target_groups"),
            concept("jongeren", "nl:preferred:jongeren", scheme="target_groups"),
            concept(
                "taalmaatje",
                "nl:preferred:taalmaatje",
                "nl:alternative:taalvrijwilliger",
                "en:preferred:language buddy",
                scheme="forms",
            ),
            concept("dialoog", "nl:preferred:dialoog", "en:preferred:dialogue", scheme="forms"),
            concept("taal-turks", "nl:preferred:Turks", scheme="languages", notation="tr"),
            concept("taal-arabisch", "nl:preferred:Arabisch", scheme="languages", notation="ar"),
        ),
        version=1,
    )


def document(pk, title="", summary="", body="", **fields):
    """Return a document with Dutch texts; any other field by name."""
    made = {
        "kind": "initiative",
        "code": f"c{pk}",
        "texts": {"nl": Texts(title or f"Initiatief {pk}", summary, body)},
        "confirmed": date(2026, 1, 1),
        **fields,
    }
    return Document(pk=pk, **made)


ROTTERDAM = Point(51.9225, 4.47917)
UTRECHT = Point(52.09083, 5.12222)
GRONINGEN = Point(53.21917, 6.56667)


@dataclass
class ListSource:
    """Documents in memory, by kind."""

    kind: str = "initiative"
    held: dict[int, Document] = field(default_factory=dict)

    def put(self, *documents):
        for each in documents:
            self.held[each.pk] = each

    def bounds(self):
        return (min(self.held), max(self.held)) if self.held else (0, -1)

    def documents(self, first, last):
        return [self.held[pk] for pk in sorted(self.held) if first <= pk <= last]
