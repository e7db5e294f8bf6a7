from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from binnenuit.domain.programmes.rules.terms import PartialDate, Term
from binnenuit.domain.programmes.web.timeline import WIDTH, Period, timeline

TODAY = date(2026, 11, 24)
YEARS = st.integers(1990, 2060)
TERMS = st.one_of(
    st.builds(lambda a, b: Term(PartialDate(min(a, b)), PartialDate(max(a, b))), YEARS, YEARS),
    st.builds(lambda a: Term(starts=PartialDate(a)), YEARS),
    st.builds(lambda a: Term(ends=PartialDate(a)), YEARS),
)


def period(term, address="/a"):
    return Period({"nl": address}, address, term)


def test_one_bar_compares_nothing_and_what_is_not_known_is_not_drawn():
    known = period(Term(PartialDate(2023), PartialDate(2027)))
    assert timeline([known, period(Term(), "/b")], TODAY) is None
    assert timeline([known, known], TODAY) is None


def test_bars_stand_on_one_scale_of_whole_years():
    made = timeline(
        [
            period(Term(PartialDate(2023), PartialDate(2027)), "/a"),
            period(Term(starts=PartialDate(2018)), "/b"),
        ],
        TODAY,
    )
    assert (made.first, made.last) == (2018, 2027)
    first, second = made.bars
    assert first.start == WIDTH // 2
    assert (first.starts_unknown, first.ends_unknown) == (False, False)
    assert (second.start, second.width, second.ends_unknown) == (0, WIDTH, True)
    assert first.start < made.today < WIDTH


@given(st.lists(TERMS, min_size=2, max_size=8))
def test_no_bar_leaves_the_drawing(terms):
    made = timeline([period(term, f"/{number}") for number, term in enumerate(terms)], TODAY)
    for bar in made.bars:
        assert 0 <= bar.start < WIDTH
        assert bar.width > 0
        assert bar.start + bar.width <= WIDTH + 6
    assert 0 <= made.today <= WIDTH
