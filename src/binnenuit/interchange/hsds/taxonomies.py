"""The thesaurus as taxonomies and terms of HSDS."""

from collections.abc import Iterator

from binnenuit.foundation.vocabulary.service import SCHEMES, Concept
from binnenuit.interchange.hsds import fields, ids
from binnenuit.interchange.hsds.context import MAIN_LANGUAGE, Context
from binnenuit.interchange.hsds.shapes import Taxonomy, TaxonomyTerm


def taxonomies(context: Context) -> list[Taxonomy]:
    """Return all taxonomies: the schemes of the thesaurus, and our own fields."""
    return [*(_scheme(scheme, context) for scheme in SCHEMES), fields.taxonomy()]


def terms(context: Context) -> Iterator[TaxonomyTerm]:
    """Return all terms, those that are no longer in use included: records may still have them."""
    for found in sorted(context.thesaurus.concepts, key=lambda each: (each.scheme, each.id)):
        yield term(found, context)
    yield from fields.terms()


def term(found: Concept, context: Context) -> TaxonomyTerm:
    """Return a concept as a term. HSDS knows one parent: it is the first that is broader."""
    scheme = _scheme(found.scheme, context)
    made: TaxonomyTerm = {
        "id": of_concept(found.id),
        "code": found.id,
        "name": found.label(MAIN_LANGUAGE),
        "description": found.definition(MAIN_LANGUAGE) or found.label(MAIN_LANGUAGE),
        "taxonomy": scheme["name"],
        "taxonomy_detail": scheme,
        "language": MAIN_LANGUAGE,
        "taxonomy_id": scheme["id"],
        "term_uri": f"{context.base_url}/begrippen/{found.id}",
    }
    if found.broader:
        made["parent_id"] = of_concept(found.broader[0])
    return made


def brief_term(concept_id: str, context: Context) -> TaxonomyTerm | None:
    """Return a concept as attributes show it; None where it is not in the thesaurus. Made once for each context."""
    if concept_id not in context.terms:
        found = context.thesaurus.concept(concept_id)
        if found is None:
            return None
        context.terms[concept_id] = fields.brief(term(found, context))
    return context.terms[concept_id]


def of_concept(concept_id: str) -> str:
    """Return the id of a concept's term."""
    return ids.of_record("concept", concept_id)


def scheme_of(taxonomy_id: str) -> str:
    """Return the scheme of the thesaurus with this id of a taxonomy, or nothing."""
    found = {ids.of_record("taxonomy", scheme): scheme for scheme in SCHEMES}
    return found.get(taxonomy_id, "")


def _scheme(scheme: str, context: Context) -> Taxonomy:
    title = SCHEMES[scheme].titles[MAIN_LANGUAGE]
    return {
        "id": ids.of_record("taxonomy", scheme),
        "name": title,
        "description": f"{title} (thesaurus, SKOS)",
        "uri": f"{context.base_url}/begrippen#{scheme}",
        "version": str(context.thesaurus.version),
    }
