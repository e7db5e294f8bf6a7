"""The engine against the plainest implementation there can be: look at every document, in Python."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import search as make
from tests.unit.search.conftest import build

from binnenuit.search import engine
from binnenuit.search.facet_kinds import concept_facets, facet_names
from binnenuit.search.geo import cells
from binnenuit.search.index import reader
from binnenuit.search.tuning import tuned
from binnenuit.search.types import Near, Point, SearchRequest, Texts

THESAURUS = make.thesaurus()
WORDS = ("alfa", "delta", "kilo", "tango", "zulu")
VALUES = {
    "theme": (
        "schadelijke-praktijken",
        "gedwongen-relaties",
        "huwelijksdwang",
        "sociaal-contact",
        "eenzaamheid",
        "onbekend",
    ),
    "target_group": ("vrouwen", "jongeren"),
    "form": ("taalmaatje", "dialoog"),
    "language": ("tr", "ar"),
    "province": ("PV27", "PV28"),
    "municipality": ("GM0599", "GM0344", "GM0014"),
    "day": ("mo", "sa", "su"),
    "online": ("yes", "no"),
    "cost": ("free", "paid", "unknown"),
    "programme": ("samen", "meerjarenplan"),
    "organisation": ("movisie", "kezban", "mudawwanah"),
    "status": ("published", "ended"),
}
KINDS = ("initiative", "organisation")

points = st.sampled_from([make.ROTTERDAM, make.UTRECHT, make.GRONINGEN]) | st.builds(
    Point, st.floats(51.5, 53), st.floats(4, 6.5)
)
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


def some(values, most):
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


@st.composite
def documents(draw, pk):
    facets = {facet: draw(some(values, 2)) for facet, values in VALUES.items()}
    return make.document(
        pk,
        kind=draw(st.sampled_from(KINDS)),
        texts={"nl": Texts(*(draw(texts) for _part in range(3)))},
        facets=facets,
        concepts=facets["theme"],
        points=tuple(draw(st.lists(points, max_size=6))),
        confirmed=draw(st.none() | st.dates(date(2025, 1, 1), date(2025, 1, 1) + timedelta(days=3))),
        boost=draw(st.sampled_from([0.125, 0.5, 1.0])),
    )


@st.composite
def corpora(draw):
    number = draw(st.integers(0, 25))
    return [draw(documents(pk)) for pk in range(1, number + 1)]


@st.composite
def questions(draw):
    chosen = [
        (facet, draw(some(VALUES[facet], 3)))
        for facet in draw(st.lists(st.sampled_from(list(VALUES)), max_size=2, unique=True))
    ]
    if draw(st.integers(0, 4)) == 0:
        chosen.append(("concept", draw(some(VALUES["theme"], 2))))
    words = draw(st.lists(st.sampled_from((*WORDS, "quxquxqux")), max_size=3, unique=True))
    minus = draw(st.sampled_from(("", "", "-alfa", '-"alfa delta"')))
    near = draw(st.none() | st.builds(Near, points, st.sampled_from([0.0, 0.0, 1.0, 30.0, 60.0, 500.0])))
    return SearchRequest(
        text=" ".join((*words, minus, "")),
        kinds=draw(st.sampled_from((KINDS, KINDS[:1], KINDS[1:]))),
        filters=tuple(chosen),
        near=near,
        sort=draw(st.sampled_from(("relevance", "distance", "confirmed"))),
        size=draw(st.sampled_from((3, 7, 100))),
    )


def lineage(value):
    return {value, *THESAURUS.ancestors(value)}


def holds(document, facet, value):
    if facet == "concept":
        return any(value in lineage(each) for each in document.concepts)
    values = document.facets[facet]
    return any(value in lineage(each) for each in values) if facet in concept_facets() else value in values


def passes(document, request, without=""):
    return all(
        not values or facet == without or any(holds(document, facet, value) for value in values)
        for facet, values in request.filters
    )


def has_phrase(document, phrase):
    text = document.texts["nl"]
    return any(
        part.split()[at : at + len(phrase)] == phrase
        for part in (text.title, text.summary, text.body)
        for at in range(len(part.split()))
    )


def word_matches(document, request):
    """Return how many of the words asked for the document has; None where it has what must not be in it."""
    parts = request.text.split(" -")
    if len(parts) > 1 and has_phrase(document, parts[1].replace('"', "").split()):
        return None
    text = document.texts["nl"]
    has = f"{text.title} {text.summary} {text.body}".split()
    return sum(word in has for word in parts[0].split() if not word.startswith("-"))


def asked_words(request):
    return [word for word in request.text.replace('"', "").split(" -")[0].split() if not word.startswith("-")]


def found_by_text(corpus, request):
    if request.text.lstrip().startswith("-"):
        request = SearchRequest(text=f" {request.text.lstrip()}", kinds=request.kinds)
    of_kind = [document for document in corpus if document.kind in request.kinds]
    matches = {document.pk: word_matches(document, request) for document in of_kind}
    wanted = len(asked_words(request))
    for least in dict.fromkeys((wanted, wanted - 1, 1) if wanted > 1 else (wanted,)):
        found = [each for each in of_kind if matches[each.pk] is not None and matches[each.pk] >= least]
        if found:
            return found
    return []


def kept_points(document):
    return [cells.unpack(cells.pack(point)) for point in document.points]


def distance(document, here):
    return min((cells.distance_km(here, point) for point in kept_points(document)), default=float("inf"))


def confirmed_order(document):
    return (document.confirmed or date.min, -document.pk)


def rank(document):
    return (document.boost, *confirmed_order(document))


def ordered(found, request):
    """Return the order that the engine must give; None where it is that of scores."""
    if request.sort == "confirmed":
        return sorted(found, key=confirmed_order, reverse=True)
    by_rank = sorted(found, key=rank, reverse=True)
    if request.sort == "distance" and request.near:
        return sorted(by_rank, key=lambda each: distance(each, request.near.point))
    return None if asked_words(request) else by_rank


def facet_counts(base, request, facet):
    choosable = [document for document in base if passes(document, request, without=facet)]
    counter = Counter()
    for document in choosable:
        counted = set()
        for value in document.facets[facet]:
            counted |= (
                {each for each in lineage(value) if each in THESAURUS.facet_values(concept_facets()[facet])}
                if facet in concept_facets()
                else {value}
            )
        counter.update(counted)
    for value in request.values(facet):
        counter[value] = sum(holds(document, facet, value) for document in choosable)
    chosen = request.values(facet)
    return {value: number for value, number in counter.items() if number or value in chosen}


def check(corpus, request):
    base = found_by_text(corpus, request)
    if request.near and request.near.radius_km:
        base = [each for each in base if distance(each, request.near.point) <= request.near.radius_km]
    expected = [document for document in base if passes(document, request)]
    page = engine.search(request)
    assert page.total == len(expected)
    for facet in facet_names():
        assert {each.value: each.count for each in page.facets[facet]} == facet_counts(
            base, request, facet
        ), facet
    hits = [
        hit for number in range(1, page.pages + 1) for hit in engine.search(on_page(request, number)).hits
    ]
    assert sorted(hit.pk for hit in hits) == sorted(document.pk for document in expected)
    order = ordered(expected, request)
    if order is not None:
        assert [hit.pk for hit in hits] == [document.pk for document in order]
    if request.near:
        by_pk = {document.pk: document for document in corpus}
        for hit in hits:
            away = distance(by_pk[hit.pk], request.near.point)
            assert hit.distance_km == (None if away == float("inf") else away)
    beyond = engine.search(on_page(request, page.pages + 1))
    assert (beyond.hits, beyond.total) == ((), page.total)


def on_page(request, number):
    values = {name: getattr(request, name) for name in SearchRequest.__slots__}
    return SearchRequest(**{**values, "page": number})


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    corpora(),
    st.lists(questions(), min_size=6, max_size=12),
    st.integers(1, 3),
    st.sampled_from([1, 2, 1000]),
)
def test_every_answer_is_that_of_brute_force(corpus, requests, chunks, ring):
    with (
        TemporaryDirectory() as folder,
        override_settings(INDEX_FOLDER=Path(folder) / "index"),
        tuned(distance_ring=ring),
    ):
        build(Path(folder) / "index", corpus, chunks=chunks)
        for request in requests:
            check(corpus, request)
        reader._readers.pop(Path(folder) / "index", None)
