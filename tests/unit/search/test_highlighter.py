import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import search as make
from tests.unit.search.conftest import build

from binnenuit.search.index import reader
from binnenuit.search.parsing import query_parser
from binnenuit.search.query.builder import QueryBuilder
from binnenuit.search.results.highlighter import ELLIPSIS, PASSAGE, Highlighter, shown_language
from binnenuit.search.text.spelling import edit_distance_at_most


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    root = tmp_path_factory.mktemp("index")
    build(root, [make.document(1, "Taalmaatjes in de wijk", "Samen met vrijwilligers.")])
    return reader.snapshot(root)


@pytest.fixture(scope="module")
def marker(snapshot):
    return lambda text, step="all": Highlighter(QueryBuilder(snapshot, query_parser.parse_query(text)), step)


def marked(segments):
    return [part.text for part in segments if part.hit]


def plain(segments):
    return "".join(part.text for part in segments)


@pytest.mark.parametrize(
    ("question", "text", "hits"),
    [
        ("vrijwilligers", "Een vrijwilliger helpt.", ["vrijwilliger"]),
        ("maatje", "Taalmaatjes gezocht", ["Taalmaatjes"]),
        ("taalmaatje", "een maatje voor taal", ["maatje", "taal"]),
        ("cafe", "Naar het Café!", ["Café"]),
        ('"samen koken"', "Samen koken", ["Samen", "koken"]),
        ("koken", "Wandelen", []),
        ("", "Wandelen", []),
        ("-wandelen", "Wandelen", []),
    ],
)
def test_marks_what_the_index_would_find(marker, question, text, hits):
    assert marked(marker(question).title(text, "nl")) == hits


def test_marks_beginnings_and_typing_errors_when_they_were_searched_for(marker):
    assert marked(marker("vrijw", "prefix").title("Met vrijwilligers", "nl")) == ["vrijwilligers"]
    assert marked(marker("vrijw").title("Met vrijwilligers", "nl")) == []
    assert marked(marker("vrijwiligers", "typos").title("Met vrijwilligers", "nl")) == ["vrijwilligers"]


def test_the_passage_is_where_most_of_the_question_is(marker):
    filler = "Dit gaat nergens over. " * 30
    passage = marker("koffie buren").passage(
        (f"Koffie. {filler}", f"{filler}Drink koffie met de buren. {filler}"), "nl"
    )
    assert marked(passage) == ["koffie", "buren"]
    assert passage[0].text == passage[-1].text == ELLIPSIS
    assert len(plain(passage)) <= PASSAGE + 2 * len(ELLIPSIS)


def test_without_a_hit_the_passage_is_the_beginning(marker):
    assert plain(marker("niets").passage(("Samenvatting.", "Tekst."), "nl")) == "Samenvatting."
    assert plain(marker("niets").passage(("", "Tekst."), "nl")) == "Tekst."
    assert marker("niets").passage(("", ""), "nl") == ()


@given(st.text(max_size=300), st.text(max_size=20))
def test_a_marked_title_is_the_title(snapshot, text, question):
    for step in ("all", "typos"):
        highlighter = Highlighter(QueryBuilder(snapshot, query_parser.parse_query(question)), step)
        assert plain(highlighter.title(text, "nl")) == text


@given(st.lists(st.sampled_from(["koffie", "buren", "straat", "lang" * 80, "é"]), max_size=150).map(" ".join))
def test_a_passage_is_a_piece_of_the_text(snapshot, text):
    segments = Highlighter(QueryBuilder(snapshot, query_parser.parse_query("buren")), "all").passage(
        (text,), "nl"
    )
    inside = plain(segments).removeprefix(ELLIPSIS).removesuffix(ELLIPSIS)
    assert inside in text
    assert ("buren" in text) == ("buren" in marked(segments))


def test_the_language_shown():
    assert shown_language({"nl": (), "en": ()}, "en") == "en"
    assert shown_language({"nl": (), "en": ()}, "en-GB") == "en"
    assert shown_language({"nl": (), "en": ()}, "tr") == "nl"
    assert shown_language({"ar": ()}, "nl") == "ar"


@pytest.mark.parametrize(
    ("one", "other", "most", "near"),
    [
        ("buurt", "buurt", 0, True),
        ("buurt", "burut", 1, True),
        ("buurt", "buur", 1, True),
        ("buurt", "buurten", 1, False),
        ("buurt", "buurten", 2, True),
        ("gesprek", "gebrek", 2, True),
        ("", "ab", 1, False),
    ],
)
def test_how_far_words_are_apart(one, other, most, near):
    assert edit_distance_at_most(one, other, most) is near
    assert edit_distance_at_most(other, one, most) is near
