from datetime import date

from binnenuit.domain.programmes.rules.terms import PartialDate, Term
from binnenuit.domain.programmes.web.timeline import Period, timeline

TODAY = date(2026, 11, 24)


def period(term, address="/a"):
    return Period({"nl": address}, address, term)


def test_one_bar_compares_nothing_and_what_is_not_known_is_not_drawn():
    known = period(Term(PartialDate(2023), PartialDate(2027)))
    assert timeline([known, period(Term(), "/b")], TODAY) is None
    assert timeline([known, known], TODAY) is None


def test_a_year_lasts_from_its_first_day_to_its_last():
    made = timeline(
        [
            period(Term(PartialDate(2023), PartialDate(2027)), "/a"),
            period(Term(starts=PartialDate(2018)), "/b"),
        ],
        TODAY,
    )
    assert [year.year for year in made.years] == list(range(2018, 2028))
    first, second = made.rows
    assert (first.item.address, round(first.extent.start)) == ("/a", 50)
    assert (first.starts_unknown, first.ends_unknown) == (False, False)
    assert (second.extent.start, second.extent.end, second.ends_unknown) == (0, 100, True)
