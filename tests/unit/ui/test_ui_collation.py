import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.ui.collation import alphabetical
from binnenuit.ui.languages import LANGUAGES


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "2e buurt, 10 buurten, Ede, een, Één, éénouder, Lelystad, Łódź, Zwolle"),
        ("tr", "cami, çay, ılık, Isparta, ışık, iyi, İzmir, okul, özgürlük, zil"),
        ("pl", "Cyna, czas, Ćma, Lodz, lot, Łódź, Zebra, Źródło, Żaba"),
        ("uk", "гора, ґанок, дім, екран, Європа, іній, їжа, йога, хата, Abc"),
        ("ar", "إبراهيم, أحمد, بنت, تاء, مدرسة, هاء, ياء, Abc"),
        ("fr", "eau, Église, été, eteint, œuvre, zone"),
        ("so", "Aayo, Dhaqan, Xaflad, Zakat"),
    ],
)
def test_a_list_stands_in_the_order_of_its_readers(language, expected):
    words = expected.split(", ")
    if language == "nl":  # digits before letters, one by one
        words = ["10 buurten", "2e buurt", *words[2:]]
    assert sorted(set(words), key=lambda word: alphabetical(word, language)) == words


@given(st.lists(st.text(max_size=12), max_size=8), st.sampled_from(sorted(LANGUAGES)))
def test_any_texts_can_be_ordered_and_always_in_the_same_way(texts, language):
    keys = {alphabetical(text, language) for text in texts}
    assert len(keys) == len(set(texts)), "only the same text has the same place"
    assert sorted(keys) == sorted(sorted(keys, reverse=True))


@given(st.text(alphabet="abcxyz", min_size=1, max_size=8), st.sampled_from(sorted(LANGUAGES)))
def test_capitals_and_accents_decide_only_between_words_that_are_the_same(word, language):
    for other in (word.upper(), word.replace("a", "à")):
        assert alphabetical(other, language)[0] == alphabetical(word, language)[0]
