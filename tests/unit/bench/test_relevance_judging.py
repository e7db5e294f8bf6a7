from datetime import datetime

import pytest
from tests.factories.search import concept, document

from binnenuit.foundation.vocabulary.service import Thesaurus
from binnenuit.kernel import clock
from binnenuit.search.types import Point, Texts
from relevance.judge import Judge
from relevance.queries import Judged, Spot
from relevance.terms import Term, read_line

WORDS = Thesaurus(
    (concept("geweld"), concept("dwang", broader=["geweld"]), concept("taal"), concept("vrouwen"))
)
ROTTERDAM = Spot(51.9225, 4.4792, municipality="GM0599")
KM = 1 / 111.2


def grade(record, best=(), good=(), **query):
    lines = tuple((value, read_line(text)) for value, texts in ((3, best), (2, good)) for text in texts)
    judge = Judge([record], WORDS)
    return judge.grades(Judged("vraag", "nl", "word", lines, **query)).get(record.pk, 0)


def test_the_best_grade_that_holds_counts_and_narrower_concepts_do():
    record = document(1, concepts=("dwang",))
    assert grade(record, best=["dwang"], good=["geweld"]) == 3
    assert grade(record, best=["taal"], good=["geweld"]) == 2
    assert grade(record, best=["taal"]) == 0
    assert grade(document(1, concepts=("geweld",)), best=["dwang"], good=["geweld"]) == 2


def test_all_terms_of_a_line_must_hold():
    record = document(1, concepts=("taal", "vrouwen"), facets={"language": ("ar",), "online": ("no",)})
    assert grade(record, best=["taal + vrouwen"]) == 3
    assert grade(record, best=["taal + dwang"]) == 0
    assert grade(record, best=["taal + language=ar"]) == 3
    assert grade(record, best=["taal + !language=ar"]) == 0
    assert grade(record, best=["taal + !dwang + online=no"]) == 3


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("'fiets'", True),
        ("'les'", False),
        ("'leren fietsen'", True),
        ("'fietsen leren'", False),
        ("'kop'", False),
        ("!'fiets'", False),
        ("'Leren'", True),
    ],
)
def test_words_are_looked_for_in_title_and_summary(line, holds):
    record = document(
        1, texts={"nl": Texts("Leren fietsen", "Op het plein: fietsles.", "Met een kop koffie.")}
    )
    assert grade(record, best=[line]) == (3 if holds else 0)


def test_what_is_over_or_ended_is_no_answer_and_what_pauses_is_less_of_one():
    def with_card(rrule, **facets):
        card = {"when": {"rrule": rrule, "starts": "2026-01-05T10:00:00", "minutes": 60}}
        return document(1, concepts=("taal",), card=card, facets=facets)

    with clock.stopped(datetime(2026, 3, 1, tzinfo=clock.AMSTERDAM)):
        assert grade(with_card("FREQ=WEEKLY;BYDAY=MO"), best=["taal"]) == 3
        assert grade(with_card("FREQ=WEEKLY;BYDAY=MO;COUNT=4"), best=["taal"]) == 1
        assert grade(with_card(""), best=["taal"]) == 1
    assert grade(document(1, concepts=("taal",), facets={"status": ("ended",)}), best=["taal"]) == 1
    assert grade(document(1, concepts=("taal",), facets={"status": ("paused",)}), best=["taal"]) == 2


@pytest.mark.parametrize(("kilometres", "expected"), [(0, 3), (9, 3), (12, 2), (24, 2), (27, 1)])
def test_further_from_the_place_is_less(kilometres, expected):
    point = Point(51.9225 + kilometres * KM, 4.4792)
    record = document(1, concepts=("taal",), points=(point,), facets={"municipality": ("GM0001",)})
    assert grade(record, best=["taal"], spots=(ROTTERDAM,)) == expected


def test_the_whole_municipality_is_there_and_online_is_everywhere():
    far = Point(52.9, 6.5)
    inside = document(1, concepts=("taal",), points=(far,), facets={"municipality": ("GM0599",)})
    online = document(1, concepts=("taal",), points=(far,), facets={"online": ("yes",)})
    assert grade(inside, best=["taal"], spots=(ROTTERDAM,)) == 3
    assert grade(online, best=["taal"], spots=(ROTTERDAM,)) == 2
    assert grade(online, good=["taal"], spots=(Spot(0, 0), Spot(52.9, 6.5))) == 2, (
        "the likelier of two places"
    )


def test_elsewhere_is_no_answer_where_there_is_one():
    here = document(
        1, concepts=("taal",), points=(Point(51.9225, 4.4792),), facets={"municipality": ("GM0599",)}
    )
    around = document(
        2, concepts=("taal",), points=(Point(52.1, 4.4792),), facets={"municipality": ("GM0001",)}
    )
    far = document(3, concepts=("taal",), points=(Point(52.9, 6.5),), facets={"municipality": ("GM0002",)})
    query = Judged("vraag", "nl", "place", ((3, read_line("taal")),), spots=(ROTTERDAM,))
    assert Judge([here, around, far], WORDS).grades(query) == {1: 3, 2: 1, 3: 1}
    assert Judge([around, far], WORDS).grades(query) == {2: 2, 3: 1}


def test_a_province_is_one_place():
    spot = Spot(51.99, 4.53, province="PV28")
    record = document(1, concepts=("taal",), points=(Point(52.9, 6.5),), facets={"province": ("PV28",)})
    other = document(1, concepts=("taal",), points=(Point(51.99, 4.53),), facets={"province": ("PV27",)})
    assert grade(record, best=["taal"], spots=(spot,)) == 3
    assert grade(other, best=["taal"], spots=(spot,)) == 1


def test_beyond_the_field_near_nothing_counts():
    here = document(1, concepts=("taal",), points=(Point(51.9225, 4.4792),))
    there = document(1, concepts=("taal",), points=(Point(52.9, 6.5),))
    assert grade(here, best=["taal"], near="Rotterdam") == 3
    assert grade(there, best=["taal"], near="Rotterdam") == 0


def test_a_line_is_read_as_it_is_written():
    assert read_line("taal + !vrouwen + language=ar + 'Samen eten'") == (
        Term("concept", "taal"),
        Term("concept", "vrouwen", holds=False),
        Term("facet", "language=ar"),
        Term("word", "samen eten"),
    )


@pytest.mark.parametrize("line", ["", "taal vrouwen", "colour=red", "language=", "taal + ", "''"])
def test_a_line_that_says_nothing_is_refused(line):
    with pytest.raises(ValueError, match=r"is no|names no"):
        read_line(line)
