from binnenuit.foundation.vocabulary.rules import Concept, Definition, Label, Source, Thesaurus


def concept(concept_id, *broader, scheme="themes", **values):
    labels = values.pop("labels", (Label("nl", "preferred", concept_id.capitalize()),))
    return Concept(id=concept_id, scheme=scheme, broader=broader, labels=labels, **values)


TREE = Thesaurus(
    (
        concept("top"),
        concept("ander"),
        concept("midden", "top"),
        concept("laag", "midden"),
        concept("diep", "laag"),
        concept("twee-wegen", "laag", "ander"),
        concept("oud", "midden", deprecated=True),
        concept("vervangen", "midden", deprecated=True, replaced_by="ander"),
        concept(
            "taal-turks",
            scheme="languages",
            notation="tr",
            labels=(Label("nl", "preferred", "Turks"), Label("tr", "alternative", "Türkçe")),
        ),
        concept(
            "rijk",
            labels=(
                Label("nl", "preferred", "Rijk"),
                Label("en", "preferred", "Rich"),
                Label("nl", "alternative", "vol"),
                Label("nl", "hidden", "rijck"),
            ),
            definitions=(Definition("nl", "definition", "Veel."), Definition("nl", "simple", "Heel veel.")),
            sources=(Source("https://example.org", "An example"),),
        ),
    ),
    version=1,
)


def test_an_empty_thesaurus_answers_everything():
    empty = Thesaurus()
    assert empty.concept("x") is None
    assert empty.label("x", "nl") == "x"
    assert empty.in_scheme("themes") == empty.top_concepts("themes") == ()
    assert empty.narrower("x") == empty.ancestors("x") == ()
    assert empty.facet_values("themes") == empty.facet_values_of("x") == ()
    assert empty.find("x") == empty.suggest("x", "nl") == ()
    assert empty.by_notation("languages", "tr") is None
    assert empty.definition("x", "nl") == ""


def test_a_label_falls_back_to_dutch_and_then_to_the_id():
    assert TREE.label("rijk", "en") == "Rich"
    assert TREE.label("rijk", "en-GB") == "Rich"
    assert TREE.label("rijk", "tr") == "Rijk"
    assert TREE.label("onbekend", "tr") == "onbekend"


def test_a_definition_falls_back_to_dutch_and_then_to_nothing():
    assert TREE.definition("rijk", "en") == "Veel."
    assert TREE.definition("rijk", "nl", "simple") == "Heel veel."
    assert TREE.definition("rijk", "nl", "scope") == ""


def test_alternatives_leave_out_what_is_hidden():
    assert TREE.concept("rijk").alternatives("nl") == ("vol",)


def test_the_tree_can_be_walked_both_ways():
    assert TREE.ancestors("diep") == ("laag", "midden", "top")
    assert TREE.ancestors("twee-wegen") == ("laag", "ander", "midden", "top")
    assert TREE.narrower("laag") == ("diep", "twee-wegen")
    assert [each.id for each in TREE.top_concepts("themes")] == ["ander", "rijk", "top"]


def test_deprecated_concepts_can_be_read_but_are_not_offered():
    assert TREE.label("oud", "nl") == "Oud"
    assert "oud" not in {each.id for each in TREE.in_scheme("themes")}
    assert "oud" not in TREE.narrower("midden")
    assert "oud" not in TREE.facet_values("themes")
    assert TREE.find("oud") == TREE.suggest("oud", "nl") == ()


def test_the_facet_of_themes_shows_two_levels():
    assert TREE.facet_values("themes") == ("ander", "midden", "rijk", "top", "twee-wegen")


def test_deeper_themes_count_under_their_ancestors():
    assert TREE.facet_values_of("diep") == ("midden", "top")
    assert TREE.facet_values_of("midden") == ("midden", "top")
    assert TREE.facet_values_of("twee-wegen") == ("twee-wegen", "ander", "midden", "top")


def test_deprecated_themes_count_under_what_is_broader_or_replaces_them():
    assert TREE.facet_values_of("oud") == ("midden", "top")
    assert TREE.facet_values_of("vervangen") == ("ander",)


def test_languages_are_known_by_their_tags():
    assert TREE.facet_values("languages") == ("tr",)
    assert TREE.facet_values_of("taal-turks") == ("tr",)
    assert TREE.by_notation("languages", "TR").id == "taal-turks"
    assert TREE.by_notation("themes", "tr") is None
    assert TREE.label("taal-turks", "tr") == "Turks"


def test_a_code_that_passed_on_belongs_to_the_concept_in_use():
    first = concept("taal-oud", scheme="languages", notation="xx", deprecated=True)
    second = concept("taal-nieuw", scheme="languages", notation="xx")
    for order in ((first, second), (second, first)):
        assert Thesaurus(order).by_notation("languages", "xx") is second
