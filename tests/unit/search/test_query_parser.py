import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.search.parsing.query_parser import MOST_WORDS, parse_query


def test_words_phrases_and_exclusions():
    question = parse_query('koffie "sociaal contact" -online -"op afstand" buurt')
    assert question.words == ("koffie", "buurt")
    assert question.phrases == (("sociaal", "contact"),)
    assert question.without == (("online",), ("op", "afstand"))


def test_words_that_say_nothing_are_left_out():
    assert parse_query("hulp voor de buren").words == ("hulp", "buren")


def test_words_that_say_nothing_are_asked_when_there_are_no_others():
    assert parse_query("in de").words == ("in", "de")


def test_a_hyphen_inside_a_word_excludes_nothing():
    question = parse_query("e-mail")
    assert (question.words, question.without) == (("e", "mail"), ())


@pytest.mark.parametrize("text", ["", " ", "-", '"', '""', "- -", '-"', "🙂", "\x00\x01", "!?", "\ud800"])
def test_what_holds_no_word_is_an_empty_question(text):
    assert parse_query(text).is_empty


def test_an_unclosed_quote_is_no_phrase():
    assert parse_query('"sociaal contact').words == ("sociaal", "contact")


@pytest.mark.parametrize(
    ("text", "open_end"), [("taalm", True), ("taalm ", False), ("taalm.", False), ("in de", True)]
)
def test_only_a_word_that_ends_the_text_may_be_a_beginning(text, open_end):
    assert parse_query(text).last_term_is_prefix is open_end


def test_stop_word_at_the_end_is_no_beginning():
    assert parse_query("hulp voor de").last_term_is_prefix is False


@given(st.text(max_size=3000))
def test_any_text_is_a_question_of_bounded_size(text):
    question = parse_query(text)
    assert len(question.words) <= MOST_WORDS
    assert len(question.phrases) + len(question.without) <= MOST_WORDS
    assert not question.last_term_is_prefix or question.words


def test_ten_thousand_characters():
    assert len(parse_query("woord" + " ".join(f"w{n}" for n in range(3000))).words) == MOST_WORDS
