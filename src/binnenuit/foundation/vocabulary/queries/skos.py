"""The thesaurus as SKOS (W3C, 2009), for whoever reuses it."""

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from binnenuit.foundation.vocabulary.queries.snapshot import thesaurus
from binnenuit.foundation.vocabulary.rules import SCHEMES, Concept, Thesaurus
from binnenuit.kernel.errors import NotFound

if TYPE_CHECKING:
    from rdflib import URIRef

Format = Literal["turtle", "json-ld"]


def rdf(concept_id: str | None, format: Format, base_url: str) -> bytes:  # noqa: A002 -- the word of the field
    """Return one concept, or with None the whole thesaurus, as SKOS in UTF-8.

    `base_url` is the address of the list of concepts ("https://.../begrippen"); a concept's URI is that,
    a slash and its id, a scheme's URI is that and "#" and its name. Raises `NotFound` for an unknown concept.
    """
    current = thesaurus()
    if concept_id is None:
        return _whole(current, format, base_url.rstrip("/"))
    concept = current.concept(concept_id)
    if concept is None:
        raise NotFound(concept_id)
    graph = _Writer(current, base_url.rstrip("/"))
    graph.add(concept)
    return graph.serialise(format)


@lru_cache(maxsize=4)
def _whole(current: Thesaurus, format: Format, base_url: str) -> bytes:  # noqa: A002
    """Return everything; kept, because it takes a quarter of a second and changes only with a new snapshot."""
    graph = _Writer(current, base_url)
    graph.add_schemes()
    for concept in current.concepts:
        graph.add(concept)
    return graph.serialise(format)


class _Writer:
    """Fills a graph; rdflib is imported here, because few processes ever need it and it is slow to load."""

    def __init__(self, thesaurus: Thesaurus, base_url: str) -> None:
        from rdflib import Graph
        from rdflib.namespace import DCTERMS, OWL, SKOS

        self.graph = Graph(bind_namespaces="none")
        self.thesaurus, self.base_url = thesaurus, base_url
        for prefix, namespace in (("skos", SKOS), ("dcterms", DCTERMS), ("owl", OWL)):
            self.graph.bind(prefix, namespace)

    def uri(self, concept_id: str) -> "URIRef":
        from rdflib import URIRef

        return URIRef(f"{self.base_url}/{concept_id}")

    def scheme_uri(self, scheme: str) -> "URIRef":
        from rdflib import URIRef

        return URIRef(f"{self.base_url}#{scheme}")

    def add_schemes(self) -> None:
        from rdflib import Literal as Text
        from rdflib.namespace import OWL, RDF, SKOS

        for scheme in SCHEMES.values():
            uri = self.scheme_uri(scheme.id)
            self.graph.add((uri, RDF.type, SKOS.ConceptScheme))
            self.graph.add((uri, OWL.versionInfo, Text(str(self.thesaurus.version))))
            for language, title in scheme.titles.items():
                self.graph.add((uri, SKOS.prefLabel, Text(title, lang=language)))
            for concept in self.thesaurus.top_concepts(scheme.id):
                self.graph.add((uri, SKOS.hasTopConcept, self.uri(concept.id)))

    def add(self, concept: Concept) -> None:
        from rdflib import RDF
        from rdflib.namespace import SKOS

        uri = self.uri(concept.id)
        self.graph.add((uri, RDF.type, SKOS.Concept))
        self.graph.add((uri, SKOS.inScheme, self.scheme_uri(concept.scheme)))
        if not concept.broader and not concept.deprecated:
            self.graph.add((uri, SKOS.topConceptOf, self.scheme_uri(concept.scheme)))
        self._add_relations(concept)
        self._add_texts(concept)
        self._add_notes(concept)

    def _add_relations(self, concept: Concept) -> None:
        from rdflib import Literal as Text
        from rdflib.namespace import DCTERMS, OWL, SKOS

        uri = self.uri(concept.id)
        for predicate, others in (
            (SKOS.broader, concept.broader),
            (SKOS.narrower, self.thesaurus.narrower(concept.id)),
            (SKOS.related, concept.related),
        ):
            for other in others:
                self.graph.add((uri, predicate, self.uri(other)))
        if concept.deprecated:
            self.graph.add((uri, OWL.deprecated, Text(True)))
        if concept.replaced_by:
            self.graph.add((uri, DCTERMS.isReplacedBy, self.uri(concept.replaced_by)))

    def _add_texts(self, concept: Concept) -> None:
        from rdflib import Literal as Text
        from rdflib.namespace import SKOS

        kinds = {
            "preferred": SKOS.prefLabel,
            "alternative": SKOS.altLabel,
            "hidden": SKOS.hiddenLabel,
        }
        for label in concept.labels:
            self.graph.add((self.uri(concept.id), kinds[label.kind], Text(label.text, lang=label.language)))
        self._add_vouchers(concept)

    def _add_vouchers(self, concept: Concept) -> None:
        """Say of the labels in which languages who vouches: "so, tr: Proposed by ..."."""
        from rdflib import Literal as Text
        from rdflib.namespace import SKOS

        for voucher in self.thesaurus.vouchers:
            tags = sorted({label.language for label in concept.labels if label.vouched == voucher.id})
            for language, text in voucher.texts.items() if tags else ():
                note = Text(f"{', '.join(tags)}: {text}", lang=language)
                self.graph.add((self.uri(concept.id), SKOS.editorialNote, note))

    def _add_notes(self, concept: Concept) -> None:
        from rdflib import Literal as Text
        from rdflib import URIRef
        from rdflib.namespace import DCTERMS, SKOS

        uri = self.uri(concept.id)
        for note in concept.definitions:
            predicate = SKOS.scopeNote if note.kind == "scope" else SKOS.definition
            # "simple" is a registered variant subtag of BCP 47: the same language, made simple.
            language = f"{note.language}-simple" if note.kind == "simple" else note.language
            self.graph.add((uri, predicate, Text(note.text, lang=language)))
        if concept.notation:
            self.graph.add((uri, SKOS.notation, Text(concept.notation)))
        for source in concept.sources:
            self.graph.add((uri, DCTERMS.source, URIRef(source.url)))
            self.graph.add((URIRef(source.url), DCTERMS.title, Text(source.about)))

    def serialise(self, format: Format) -> bytes:  # noqa: A002
        if format == "turtle":
            return self.graph.serialize(format="turtle", encoding="utf-8")
        context = {prefix: str(uri) for prefix, uri in self.graph.namespaces()}
        return self.graph.serialize(format="json-ld", encoding="utf-8", context=context, indent=2)
