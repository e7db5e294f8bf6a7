"""What outputs say beside the words: packed and read back whole, and schedules that end by themselves."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.factories import initiatives as make

from binnenuit.domain.initiatives.rules import outputs
from binnenuit.domain.initiatives.rules.outputs import Facts, Place
from binnenuit.domain.initiatives.rules.public import (
    MunicipalityFacts,
    PublicOrganisation,
    public_view,
)
from binnenuit.domain.initiatives.rules.records import Location, Schedule, Stored
from binnenuit.domain.initiatives.rules.recurrence import MOST_COUNTED, recurrence
from binnenuit.domain.initiatives.rules.schedule import next_dates, problem

ROTTERDAM = MunicipalityFacts(make.ROTTERDAM, "Rotterdam", "rotterdam", "PV28", 51.9225, 4.479166)
TILBURG = MunicipalityFacts(make.TILBURG, "Tilburg", "tilburg", "PV30", 51.55551, 5.0913)
BEGINNING = datetime.min  # noqa: DTZ901
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
MOMENTS = st.builds(
    datetime.combine,
    DAYS,
    st.sampled_from([datetime.min.time(), datetime(2026, 1, 1, 10, 30).time()]),  # noqa: DTZ001
)
RULES = st.builds(
    lambda frequency, interval, extra, end: ";".join(filter(None, (frequency, interval, extra, end))),
    st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"]),
    st.sampled_from(["", "INTERVAL=1", "INTERVAL=2", "INTERVAL=3"]),
    st.sampled_from(
        ["", "BYDAY=MO", "BYDAY=TU,TH", "BYDAY=1WE", "BYDAY=-1FR", "BYMONTHDAY=15", "BYMONTHDAY=31"]
    ),
    st.sampled_from(["", "COUNT=1", "COUNT=7", "COUNT=400", "UNTIL=20260301", "UNTIL=20271231T235900"]),
)
SCHEDULES = st.builds(
    Schedule,
    MOMENTS,
    RULES | st.just(""),
    st.just(60),
    st.none() | DAYS,
    st.none() | DAYS,
)


def view(**changes):
    content = make.Content("huis", {"nl": make.Text("Titel")}, **changes)
    stored = Stored(
        1, "abc", "titel", "published", content, None, False, datetime(2026, 3, 1, 12, 0, 0, 7, UTC), 1
    )
    known = {place.code: place for place in (ROTTERDAM, TILBURG)}
    return public_view(stored, organisation=PublicOrganisation("huis", "Huis"), municipality=known.get)


def unrolled(found):
    """Return the times of a recurrence as a calendar finds them: from DTSTART and RRULE alone."""
    if not found.rule:
        return [found.starts]
    text = ";".join(f"{name}={value}" for name, value in found.rule)
    if found.until:
        text += f";UNTIL={found.until:%Y%m%dT%H%M%S}"
    if found.count:
        text += f";COUNT={found.count}"
    return list(islice(rrulestr(text, dtstart=found.starts), 500))


@given(schedule=SCHEDULES)
def test_a_calendar_finds_the_very_times_that_the_page_says(schedule):
    assume(not problem(schedule))
    expected = [moment for moment, _schedule in next_dates([schedule], BEGINNING, 500)]
    found = recurrence(schedule)
    if found is None:
        assert expected == []
        return
    assert unrolled(found) == expected
    assert found.starts == expected[0]
    assert not (found.until and found.count)
    assert not {"UNTIL", "COUNT"} & {name for name, _value in found.rule}


def test_a_rule_that_counts_on_for_ever_is_followed_for_five_years_of_days():
    starts = datetime(2026, 1, 1, 10)  # noqa: DTZ001
    assert recurrence(Schedule(starts, "FREQ=DAILY;COUNT=999999999")).count == MOST_COUNTED


def test_what_is_over_before_it_begins_has_no_recurrence():
    starts = datetime(2026, 1, 1, 10)  # noqa: DTZ001
    assert recurrence(Schedule(starts, valid_until=date(2025, 12, 31))) is None
    assert recurrence(Schedule(starts, "FREQ=WEEKLY", valid_until=date(2025, 12, 31))) is None


def test_the_facts_come_back_as_they_were_packed():
    made = outputs.facts_of(
        view(
            themes=("taal-leren",),
            programme="samen",
            locations=(
                Location(make.ROTTERDAM, "Huis", "Straat 1", "3014 AB", "Rotterdam", 51.9212349, 4.4612345),
                Location(make.ROTTERDAM, "Geheim", "Laan 2", "3011 AA", "Rotterdam", 51.1, 4.1, hidden=True),
                Location(make.TILBURG, name="Ergens"),
            ),
            schedules=(Schedule(make.TUESDAY_AT_TEN, "FREQ=WEEKLY", 120, note="Bel Piet"),),
        ),
        [TILBURG],
    )
    assert made.places == (
        Place(51.92123, 4.46123, "Rotterdam", "address", "Huis, Straat 1, 3014 AB Rotterdam"),
        Place(51.9225, 4.47917, "Rotterdam", "municipality"),
        Place(51.55551, 5.0913, "Tilburg", "municipality", "Ergens"),
        Place(51.55551, 5.0913, "Tilburg", "served"),
    )
    assert made.changed == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert made.schedules == (Schedule(make.TUESDAY_AT_TEN, "FREQ=WEEKLY", 120),)
    stored = json.loads(json.dumps(outputs.packed(made)))
    assert outputs.unpacked(stored) == made
    assert "Geheim" not in str(stored)


@given(schedules=st.lists(SCHEDULES, max_size=3).map(tuple))
def test_any_schedule_comes_back(schedules):
    made = Facts("huis", "", (), (), (), (), schedules, datetime(2026, 3, 1, tzinfo=UTC))
    assert outputs.unpacked(outputs.packed(made)) == made


def test_a_schedule_ends_with_the_period_of_its_initiative():
    schedule = Schedule(make.TUESDAY_AT_TEN, "FREQ=WEEKLY", valid_until=date(2026, 12, 31))
    first, last = date(2026, 2, 1), date(2026, 6, 30)
    (cut,) = outputs.facts_of(view(schedules=(schedule,), period_from=first, period_until=last)).schedules
    assert cut == replace(schedule, valid_from=first, valid_until=last)
    (kept,) = outputs.facts_of(view(schedules=(schedule,), period_until=last + timedelta(days=365))).schedules
    assert kept.valid_until == date(2026, 12, 31)
