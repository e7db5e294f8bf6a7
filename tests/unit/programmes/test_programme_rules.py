from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.domain.programmes.rules.data import MemberData, member_problem, repeated_member
from binnenuit.domain.programmes.rules.evidence import (
    Certainty,
    FactData,
    SourceData,
    best_certainty,
    fact_problem,
    source_problem,
)
from binnenuit.domain.programmes.rules.terms import PartialDate, Term
from binnenuit.domain.programmes.rules.trees import CycleFound, in_order, reachable

CODES = st.sampled_from([f"p{number}" for number in range(10)])
GRAPHS = st.dictionaries(CODES, st.frozensets(CODES, max_size=4))
TEXT = (("nl", "Iets."),)


@given(GRAPHS)
def test_members_come_first_or_a_cycle_is_named(graph):
    turns = [code for code in graph if code in reachable(code, graph)]
    if turns:
        with pytest.raises(CycleFound) as caught:
            in_order(graph)
        codes = caught.value.codes
        assert codes[0] == codes[-1]
        assert set(codes) <= set(turns)
        assert all(other in graph[one] for one, other in pairwise(codes))
    else:
        order = in_order(graph)
        assert len(order) == len(set(order))
        for code, needed in graph.items():
            assert all(order.index(other) < order.index(code) for other in needed)


@given(GRAPHS, CODES)
def test_what_can_be_reached_is_closed(graph, start):
    found = reachable(start, graph)
    for code in found:
        assert graph.get(code, frozenset()) <= found


def source(certainty, url="", checked=None):
    return SourceData("bron", "Bron", certainty, ("goals",), url, checked)


def test_a_verified_source_was_read_somewhere_on_some_day():
    assert not source_problem(source("verified", "https://example.org", date(2026, 11, 23)))
    assert source_problem(source("verified"))
    assert source_problem(source("verified", "https://example.org"))
    assert source_problem(source("stated", "https://example.org"))
    assert not source_problem(source("stated"))


def test_a_fact_is_never_surer_than_its_sources():
    weak = source("stated")
    strong = source("verified", "https://example.org", date(2026, 11, 23))
    assert not fact_problem(FactData("goals", "verified", TEXT, ("bron",)), [strong])
    assert "a verified source" in fact_problem(FactData("goals", "verified", TEXT, ("bron",)), [weak])
    assert "a verified source" in fact_problem(FactData("goals", "verified", TEXT), [strong])
    assert "no source 'elders'" in fact_problem(FactData("goals", "inferred", TEXT, ("elders",)), [strong])
    assert not fact_problem(FactData("goals", "inferred", TEXT), [])


@given(st.lists(st.sampled_from(list(Certainty))))
def test_the_surest_mark(marks):
    best = best_certainty(marks)
    assert (best is None) == (not marks)
    assert best is None or best in marks
    if Certainty.VERIFIED in marks:
        assert best is Certainty.VERIFIED


def term(starts=None, ends=None):
    parse = PartialDate.parse
    return Term(parse(starts) if starts else None, parse(ends) if ends else None)


def test_a_member_is_one_thing_for_a_term_within_its_partnership():
    whole = term("2023-01", "2027-12")
    assert not member_problem(MemberData("member", term("2023", "2027"), organisation="a"), whole)
    assert not member_problem(MemberData("member", term(), nested="a"), whole)
    assert member_problem(MemberData("member", term()), whole)
    assert member_problem(MemberData("member", term(), organisation="a", nested="b"), whole)
    assert "until" in member_problem(MemberData("member", term("2025", "2024"), organisation="a"), whole)
    assert "lies within" in member_problem(MemberData("member", term("2022"), organisation="a"), whole)
    assert "lies within" in member_problem(
        MemberData("member", term("2024", "2028"), organisation="a"), whole
    )


def test_a_member_may_come_back_but_not_be_there_twice_at_once():
    first = MemberData("member", term("2023", "2024"), organisation="a")
    back = MemberData("member", term("2026"), organisation="a")
    assert repeated_member([first, back]) is None
    assert repeated_member([first, MemberData("coordinator", term("2023"), organisation="a")]) is None
    assert repeated_member([first, MemberData("member", term("2023", "2024"), nested="a")]) is None
    assert repeated_member([first, back, MemberData("member", term("2024-06"), organisation="a")]) == 2
