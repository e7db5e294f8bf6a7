"""What is given away as SKOS is read back with rdflib and held against the SKOS reference (W3C, 2009)."""

import subprocess
import sys
from itertools import combinations

import pytest
from django.db import transaction
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS
from tests.factories.vocabulary import THREE_THEMES, load_vocabulary, small_folder

from binnenuit.foundation.vocabulary import service
from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import NotFound

pytestmark = [pytest.mark.django_db, pytest.mark.same_on_any_database]

BASE = "https://example.org/begrippen"
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def graph(concept_id=None, syntax="turtle"):
    return Graph().parse(data=service.rdf(concept_id, syntax, BASE), format=syntax)


@pytest.fixture(scope="module")
def read_back(django_db_setup, django_db_blocker):  # noqa: ARG001 -- the database must be there first
    """Load the real thesaurus and read the whole of it back, once: no test here changes either."""
    with django_db_blocker.unblock(), transaction.atomic():
        given = load_vocabulary(), graph()
        transaction.set_rollback(True)
    forget()
    return given


@pytest.fixture
def whole(read_back):
    return read_back[1]


def test_every_concept_and_label_is_there(read_back):
    thesaurus, whole = read_back
    assert len(set(whole.subjects(RDF.type, SKOS.Concept))) == len(thesaurus.concepts)
    given = {
        (str(subject).rpartition("/")[2], predicate, text)
        for predicate in LABELS
        for subject, text in whole.subject_objects(predicate)
        if (subject, RDF.type, SKOS.Concept) in whole
    }
    kinds = {"preferred": SKOS.prefLabel, "alternative": SKOS.altLabel, "hidden": SKOS.hiddenLabel}
    assert given == {
        (concept.id, kinds[label.kind], Literal(label.text, lang=label.language))
        for concept in thesaurus.concepts
        for label in concept.labels
    }


def test_schemes_are_no_concepts_and_have_their_top_concepts(whole):
    schemes = set(whole.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes == {URIRef(f"{BASE}#{scheme}") for scheme in service.SCHEMES}
    assert not schemes & set(whole.subjects(RDF.type, SKOS.Concept))  # S9
    for concept in whole.subjects(RDF.type, SKOS.Concept):
        (scheme,) = whole.objects(concept, SKOS.inScheme)
        is_top = whole.value(concept, SKOS.broader) is None
        assert ((concept, SKOS.topConceptOf, scheme) in whole) == is_top
        assert ((scheme, SKOS.hasTopConcept, concept) in whole) == is_top  # S8


def test_labels_are_disjoint_and_one_is_preferred(whole):
    for concept in whole.subjects(RDF.type, SKOS.Concept):
        for first, second in combinations(LABELS, 2):
            assert not set(whole.objects(concept, first)) & set(whole.objects(concept, second))  # S13
        languages = [text.language for text in whole.objects(concept, SKOS.prefLabel)]
        assert len(languages) == len(set(languages))  # S14


def test_relations_are_what_skos_says_they_are(whole):
    for concept, other in whole.subject_objects(SKOS.related):
        assert (other, SKOS.related, concept) in whole  # S23
        assert other not in set(whole.transitive_objects(concept, SKOS.broader))  # S27
    broader = set(whole.subject_objects(SKOS.broader))
    assert {(other, concept) for concept, other in broader} == set(
        whole.subject_objects(SKOS.narrower)
    )  # S25
    for concept, other in broader:
        assert concept not in set(whole.transitive_objects(other, SKOS.broader))
    known = set(whole.subjects(RDF.type, SKOS.Concept))
    assert {other for pair in broader for other in pair} <= known


# rdflib's own JSON-LD reader uses what rdflib calls old.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("concept_id", [None, "huwelijksdwang"])
def test_both_syntaxes_say_the_same(concept_id):
    load_vocabulary()
    assert isomorphic(graph(concept_id), graph(concept_id, "json-ld"))


def test_one_concept_with_everything_that_is_said_of_it(tmp_path):
    text = THREE_THEMES.replace('id = "taal-leren"', 'id = "taal-leren"\nnotation = "T1"').replace(
        'simple = "Je leert Nederlands."', 'simple = "Je leert Nederlands."\nscope = "Ook gebarentaal."'
    )
    service.load(actor=OPERATOR, folder=small_folder(tmp_path, text))
    one, uri = graph("taal-leren"), URIRef(f"{BASE}/taal-leren")
    assert set(one.subjects(RDF.type, SKOS.Concept)) == {uri}
    assert set(one.predicate_objects(uri)) == {
        (RDF.type, SKOS.Concept),
        (SKOS.inScheme, URIRef(f"{BASE}#themes")),
        (SKOS.notation, Literal("T1")),
        (SKOS.broader, URIRef(f"{BASE}/samenleven")),
        (SKOS.related, URIRef(f"{BASE}/dialoog")),
        (SKOS.prefLabel, Literal("Taal leren", lang="nl")),
        (SKOS.prefLabel, Literal("Learning the language", lang="en")),
        (SKOS.altLabel, Literal("Nederlands leren", lang="nl")),
        (SKOS.hiddenLabel, Literal("taalmatje", lang="nl")),
        (SKOS.definition, Literal("Nederlands leren.", lang="nl")),
        (SKOS.definition, Literal("Je leert Nederlands.", lang="nl-simple")),
        (SKOS.scopeNote, Literal("Ook gebarentaal.", lang="nl")),
        (DCTERMS.source, URIRef("https://example.org/taal")),
    }
    assert one.value(URIRef("https://example.org/taal"), DCTERMS.title) == Literal("An example")


def test_a_deprecated_concept_says_so_and_what_replaces_it(tmp_path):
    text = THREE_THEMES.replace('related = ["dialoog"]\n', "").replace(
        'id = "dialoog"\nbroader = ["samenleven"]',
        'id = "dialoog"\ndeprecated = true\nreplaced_by = "taal-leren"',
    )
    service.load(actor=OPERATOR, folder=small_folder(tmp_path, text))
    one, uri = graph("dialoog"), URIRef(f"{BASE}/dialoog")
    assert one.value(uri, OWL.deprecated) == Literal(True)
    assert one.value(uri, DCTERMS.isReplacedBy) == URIRef(f"{BASE}/taal-leren")
    assert one.value(uri, SKOS.topConceptOf) is None


def test_the_whole_follows_a_new_version(tmp_path):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    assert (URIRef(f"{BASE}/dialoog"), SKOS.prefLabel, Literal("Dialoog", lang="nl")) in graph()
    service.load(
        actor=OPERATOR, folder=small_folder(tmp_path, THREE_THEMES.replace("Dialoog", "Samenspraak"))
    )
    assert (URIRef(f"{BASE}/dialoog"), SKOS.prefLabel, Literal("Samenspraak", lang="nl")) in graph()
    assert graph().value(URIRef(f"{BASE}#themes"), OWL.versionInfo) == Literal("2")


def test_a_slash_after_the_base_changes_nothing(tmp_path):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    assert service.rdf("dialoog", "turtle", BASE + "/") == service.rdf("dialoog", "turtle", BASE)


@pytest.mark.parametrize("syntax", ["turtle", "json-ld"])
def test_an_unknown_concept_is_not_found(tmp_path, syntax):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    with pytest.raises(NotFound):
        service.rdf("onbekend", syntax, BASE)


def test_rdflib_is_not_loaded_before_it_is_needed():
    code = (
        "import django, os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'binnenuit.config.settings'; "
        "django.setup(); import binnenuit.foundation.vocabulary.service; sys.exit('rdflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
