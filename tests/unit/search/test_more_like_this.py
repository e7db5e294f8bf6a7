"""More like this: by what is rare, then by place and title; never itself, what has ended last."""

import pytest
from tests.factories import search as make

from binnenuit.search.more_like_this import MoreLikeThisQuery, more_like_this
from binnenuit.search.types import Texts

pytestmark = pytest.mark.django_db
OPEN, ENDED, PAUSED = (
    {"facets": {"status": (status,)}, "boost": boost}
    for status, boost in (("published", 1.0), ("ended", 0.3), ("paused", 0.7))
)
LIKE = MoreLikeThisQuery("initiative", "c1", ("huwelijksdwang", "jongeren", "dialoog"), "Praten over trouwen")


def common(first, last, **fields):
    """Return records that share only what everyone has."""
    return [make.document(pk, concepts=("jongeren",), **{**OPEN, **fields}) for pk in range(first, last)]


def codes(like=LIKE, **options):
    return [hit.code for hit in more_like_this(like, "nl", **options)]


def test_what_is_rare_counts_for_more_than_what_everyone_has(built):
    built(
        make.document(1, "Praten over trouwen", concepts=LIKE.concepts, **OPEN),
        *common(10, 30),
        make.document(2, concepts=("huwelijksdwang",), **OPEN),
        make.document(3, concepts=("dialoog", "jongeren"), **OPEN),
        make.document(4, concepts=("huwelijksdwang", "dialoog"), **OPEN),
        make.document(5, concepts=("eenzaamheid",), **OPEN),
    )
    found = codes(limit=4)
    assert found[0] == "c4"
    assert set(found[1:3]) == {"c2", "c3"}
    assert "c1" not in codes(limit=50)
    assert "c5" not in codes(limit=50)


def test_near_and_the_same_title_come_first_among_equals(built):
    built(
        make.document(1, "Praten over trouwen", concepts=LIKE.concepts, points=(make.ROTTERDAM,), **OPEN),
        make.document(2, concepts=("dialoog",), points=(make.GRONINGEN,), **OPEN),
        make.document(3, concepts=("dialoog",), points=(make.ROTTERDAM,), **OPEN),
        make.document(4, "Trouwen en praten", concepts=("dialoog",), points=(make.GRONINGEN,), **OPEN),
    )
    like = MoreLikeThisQuery("initiative", "c1", LIKE.concepts, LIKE.title, (make.ROTTERDAM,))
    found = codes(like)
    assert found.index("c3") < found.index("c2")
    assert found.index("c4") < found.index("c2")


def test_what_has_ended_comes_last_or_not_at_all(built):
    built(
        make.document(1, concepts=LIKE.concepts, **ENDED),
        make.document(2, "Praten over trouwen", concepts=LIKE.concepts, **ENDED),
        make.document(3, concepts=("jongeren",), **OPEN),
        make.document(4, "Praten over trouwen", concepts=LIKE.concepts, **PAUSED),
    )
    assert codes() == ["c4", "c3", "c2"]
    assert codes(only_open=True) == ["c3"]
    assert codes(limit=1) == ["c4"]
    assert codes(limit=0) == []


def test_words_are_in_the_language_asked_for(built):
    texts = {"nl": Texts("Nederlands", "Kort"), "en": Texts("English")}
    built(
        make.document(1, concepts=("dialoog",), **OPEN),
        make.document(2, concepts=("dialoog",), texts=texts, card={"place": "Tilburg"}, **OPEN),
    )
    like = MoreLikeThisQuery("initiative", "c1", ("dialoog",))
    (english,), (dutch,) = more_like_this(like, "en"), more_like_this(like, "tr")
    assert [english.title[0].text, english.language, english.snippet] == ["English", "en", ()]
    assert [dutch.title[0].text, dutch.language, dutch.snippet[0].text] == ["Nederlands", "nl", "Kort"]
    assert dutch.card["place"] == "Tilburg"


def test_other_kinds_are_not_like_it(built):
    built(
        make.document(1, concepts=("dialoog",), **OPEN),
        make.document(2, concepts=("dialoog",), kind="organisation", **OPEN),
    )
    assert codes() == []


def test_nothing_is_like_what_has_no_concepts_or_no_index(built, root):
    assert more_like_this(LIKE, "nl") == ()
    built(make.document(1, **OPEN), make.document(2, **OPEN))
    assert root.exists()
    assert codes(MoreLikeThisQuery("initiative", "c1", ())) == []
    assert codes(MoreLikeThisQuery("initiative", "c1", ("bestaat-niet",))) == []
