from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.domain.programmes.rules.terms import (
    PartialDate,
    Precision,
    Status,
    Term,
    may_lie_within,
    may_overlap,
    status_on,
    term_problem,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
DATES = st.builds(PartialDate.of, DAYS, st.sampled_from([item.value for item in Precision]))
MAYBE = st.none() | DATES
TERMS = st.builds(Term, MAYBE, MAYBE).filter(lambda term: not term_problem(term))


@pytest.mark.parametrize("text", ["2018", "2022-09", "2024-08-31", "2024-02-29"])
def test_a_date_is_kept_as_exactly_as_it_was_written(text):
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "2022-9",
        "2022-13",
        "2022-00",
        "2023-02-29",
        "2022-09-00",
        "31-08-2024",
        "2022-09-",
        "0000",
        "٢٠٢٢",
    ],
)
def test_not_a_date(text):
    with pytest.raises(ValueError, match="date"):
        PartialDate.parse(text)


def test_a_month_runs_from_its_first_day_to_its_last():
    month = PartialDate.parse("2024-02")
    assert (month.first_day, month.last_day) == (date(2024, 2, 1), date(2024, 2, 29))
    assert PartialDate.parse("2022").last_day == date(2022, 12, 31)


@given(DATES)
def test_a_date_survives_being_written_and_stored(value):
    assert PartialDate.parse(str(value)) == value
    assert PartialDate.of(value.first_day, value.precision) == value
    assert PartialDate.of(value.last_day, value.precision) == value
    assert value.first_day <= value.last_day


def test_an_end_before_the_start_is_wrong():
    assert term_problem(Term(PartialDate.parse("2023"), PartialDate.parse("2022-12")))
    assert not term_problem(Term(PartialDate.parse("2022-09"), PartialDate.parse("2022")))
    assert not term_problem(Term())


@given(TERMS, DAYS)
def test_a_status_follows_from_the_dates_and_never_from_a_guess(term, day):
    found = status_on(term, day)
    if found is Status.ENDED:
        assert term.ends
        assert term.ends.last_day < day
    if found is Status.PLANNED:
        assert term.starts
        assert day < term.starts.first_day
    if found is Status.RUNNING:
        assert term.starts
        assert term.ends
        assert term.starts.first_day <= day <= term.ends.last_day


@pytest.mark.parametrize(
    ("starts", "ends", "day", "status"),
    [
        ("2022-09", "2024-08-31", date(2024, 8, 31), Status.RUNNING),
        ("2022-09", "2024-08-31", date(2024, 9, 1), Status.ENDED),
        ("2022-09", "2024-08-31", date(2022, 8, 31), Status.PLANNED),
        (None, "2022-10-07", date(2022, 10, 8), Status.ENDED),
        (None, "2022-10-07", date(2022, 10, 7), Status.UNKNOWN),
        ("2023", None, date(2026, 1, 1), Status.UNKNOWN),
        (None, None, date(2026, 1, 1), Status.UNKNOWN),
    ],
)
def test_statuses(starts, ends, day, status):
    parse = PartialDate.parse
    assert status_on(Term(parse(starts) if starts else None, parse(ends) if ends else None), day) is status


@given(TERMS)
def test_a_term_lies_within_itself_and_within_the_unknown(term):
    assert may_lie_within(term, term)
    assert may_lie_within(term, Term())
    assert may_lie_within(Term(), term)


@given(TERMS, TERMS)
def test_what_lies_within_overlaps_and_overlap_is_mutual(one, other):
    assert may_overlap(one, other) == may_overlap(other, one)
    if may_lie_within(one, other):
        assert may_overlap(one, other)


@given(DAYS, DAYS, DAYS, DAYS)
def test_with_exact_days_within_means_what_it_says(first, second, third, fourth):
    inner, outer = sorted((first, second)), sorted((third, fourth))

    def term(days):
        return Term(*(PartialDate.of(day, Precision.DAY) for day in days))

    assert may_lie_within(term(inner), term(outer)) == (outer[0] <= inner[0] and inner[1] <= outer[1])
    assert may_overlap(term(inner), term(outer)) == (inner[0] <= outer[1] and outer[0] <= inner[1])


@given(DATES)
def test_the_day_after_the_end_is_the_first_day_of_ended(value):
    term = Term(value, value)
    assert status_on(term, value.last_day) is Status.RUNNING
    assert status_on(term, value.last_day + timedelta(days=1)) is Status.ENDED
