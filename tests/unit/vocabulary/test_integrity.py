from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.vocabulary.rules import SCHEMES, Concept, Definition, Label, Thesaurus, problems


def concept(concept_id, **values):
    given_labels = values.pop("labels", (Label("nl", "preferred", f"Woord {concept_id}"),))
    return Concept(id=concept_id, scheme=values.pop("scheme", "themes"), labels=given_labels, **values)


def reasons(*concepts):
    return [problem.reason for problem in problems(concepts)]


def test_a_sound_thesaurus_has_no_problems():
    assert (
        reasons(concept("a", related=("b",)), concept("b", related=("a",)), concept("c", broader=("a",)))
        == []
    )


@pytest.mark.parametrize(
    "concept_id", ["", "Hoofdletter", "met spatie", "é", "-a", "a--b", "a-", "a/b", "x" * 81]
)
def test_an_id_is_a_slug(concept_id):
    (reason,) = reasons(concept(concept_id))
    assert "is not an id" in reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"scheme": "thema"}, "unknown scheme 'thema'"),
        ({"labels": ()}, "Dutch preferred label is missing"),
        ({"labels": (Label("en", "preferred", "Word"),)}, "Dutch preferred label is missing"),
        ({"broader": ("nergens",)}, "broader 'nergens': there is no such concept"),
        ({"related": ("nergens",)}, "related 'nergens': there is no such concept"),
        ({"broader": ("a",)}, "can't refer to itself"),
        ({"related": ("a",)}, "can't refer to itself"),
        ({"replaced_by": "b"}, "only a deprecated concept can be replaced"),
        ({"scheme": "languages", "notation": "Turks!"}, "needs its BCP 47 tag"),
        ({"scheme": "languages"}, "needs its BCP 47 tag"),
        ({"labels": (Label("nl", "preferred", "A"), Label("nl", "preferred", "B"))}, "S14"),
        ({"labels": (Label("nl", "preferred", "A"), Label("nl", "hidden", "a"))}, "S13"),
        ({"labels": (Label("nl", "preferred", "A"), Label("nl", "hidden", "x" * 101))}, "longer than 100"),
        ({"labels": (Label("nl", "preferred", "?"),)}, "no letter or digit"),
        ({"labels": (Label("nl", "preferred", "A"), Label("NL_be", "hidden", "b"))}, "not a language tag"),
        ({"definitions": (Definition("dutch!", "simple", "Iets."),)}, "not a language tag"),
    ],
)
def test_one_concept_must_be_sound(values, reason):
    found = reasons(concept("a", **values))
    assert len(found) == 1
    assert reason in found[0]


def test_an_id_stands_for_one_concept():
    assert "given to more than one" in reasons(concept("a"), concept("a"))[0]


def test_broader_stays_in_the_scheme():
    assert "another scheme (forms)" in reasons(concept("a", broader=("b",)), concept("b", scheme="forms"))[0]


@pytest.mark.parametrize("key", ["broader", "related"])
def test_nothing_leads_to_a_deprecated_concept(key):
    assert "is deprecated" in reasons(concept("a", **{key: ("b",)}), concept("b", deprecated=True))[0]


def test_a_replacement_must_be_in_use():
    gone = concept("a", deprecated=True, replaced_by="b")
    assert reasons(gone, concept("b")) == []
    assert "is deprecated" in reasons(gone, concept("b", deprecated=True))[0]


def test_a_circle_is_named():
    (reason,) = reasons(
        concept("a", broader=("b",)),
        concept("b", broader=("c",)),
        concept("c", broader=("a",)),
        concept("d", broader=("a",)),
    )
    assert reason == "broader goes round: a > b > c > a"


def test_related_is_symmetric():
    assert "not related back (SKOS S23)" in reasons(concept("a", related=("b",)), concept("b"))[0]


def test_related_is_not_also_broader_however_far():
    found = reasons(
        concept("a", related=("c",)),
        concept("b", broader=("a",)),
        concept("c", broader=("b",), related=("a",)),
    )
    assert found == ["'a' is related and also broader, near or far (SKOS S27)"]


def test_a_preferred_label_stands_for_one_concept_of_a_scheme():
    same = (Label("nl", "preferred", "Taal"),)
    other = (Label("nl", "preferred", "TAAL"),)
    assert "is that of 'a' too" in reasons(concept("a", labels=same), concept("b", labels=other))[0]
    assert reasons(concept("a", labels=same), concept("b", labels=other, scheme="forms")) == []
    assert reasons(concept("a", labels=same, deprecated=True), concept("b", labels=other)) == []


def test_a_notation_stands_for_one_concept_of_a_scheme():
    first = concept("taal-a", scheme="languages", notation="tr")
    assert (
        "the notation 'tr' is that of"
        in reasons(first, replace(first, id="taal-b", labels=(Label("nl", "preferred", "Anders"),)))[0]
    )


def test_a_facet_can_overflow():
    limit = SCHEMES["themes"].facet_limit
    enough = [concept(f"a{number}") for number in range(limit)]
    assert reasons(*enough) == []
    assert reasons(*enough, concept("dieper", broader=("onder",)), concept("onder", broader=("a1",)))[
        0
    ].startswith(f"the facet of themes would hold {limit + 1} values")


IDS = [f"c{number}" for number in range(6)]


@given(st.dictionaries(st.sampled_from(IDS), st.sets(st.sampled_from(IDS), max_size=3)))
def test_a_circle_is_found_exactly_where_there_is_one(edges):
    edges = {each: edges.get(each, set()) - {each} for each in IDS}
    concepts = [concept(each, broader=tuple(sorted(edges[each]))) for each in IDS]

    def reaches(start, goal, seen=frozenset()):
        return any(
            step == goal or (step not in seen and reaches(step, goal, seen | {step})) for step in edges[start]
        )

    goes_round = any(reaches(each, each) for each in IDS)
    found = reasons(*concepts)
    assert bool(found) == goes_round
    if not goes_round:
        thesaurus = Thesaurus(tuple(concepts))
        for each in IDS:
            assert set(thesaurus.ancestors(each)) == {other for other in IDS if reaches(each, other)}
