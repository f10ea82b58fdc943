from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncip.law.calendar import PLAIN_WEEK, CalendarGap, WorkingCalendar

FRIDAY = date(2025, 2, 7)
SATURDAY = date(2025, 2, 8)
MONDAY = date(2025, 2, 10)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2025, 1, 2), date(2025, 1, 10)),
        (date(2025, 4, 30), date(2025, 5, 12)),
        (date(2026, 3, 18), date(2026, 3, 30)),
        (date(2026, 5, 5), date(2026, 5, 14)),
        (date(2026, 8, 27), date(2026, 9, 3)),
        (date(2026, 11, 20), date(2026, 11, 27)),
        (date(2026, 12, 31), date(2027, 1, 12)),
    ],
)
def test_five_working_days_skip_the_holidays_of_kazakhstan(kazakhstan, start, due):
    assert kazakhstan.add_working_days(start, 5) == due


def test_a_transferred_sunday_is_a_working_day(kazakhstan):
    assert (kazakhstan.is_working(date(2025, 1, 3)), kazakhstan.is_working(date(2025, 1, 5))) == (False, True)


def test_a_working_day_is_its_own_next_working_day():
    assert PLAIN_WEEK.next_working_day(FRIDAY) == FRIDAY


def test_a_saturday_moves_to_monday():
    assert PLAIN_WEEK.next_working_day(SATURDAY) == MONDAY


def test_a_negative_number_counts_back():
    assert PLAIN_WEEK.add_working_days(MONDAY, -1) == FRIDAY


def test_zero_working_days_is_the_day_itself():
    assert PLAIN_WEEK.add_working_days(SATURDAY, 0) == SATURDAY


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [(FRIDAY, MONDAY, 1), (FRIDAY, FRIDAY, 0), (MONDAY, FRIDAY, -1), (FRIDAY, SATURDAY, 0)],
)
def test_working_days_between_counts_the_end_and_not_the_start(start, end, days):
    assert PLAIN_WEEK.working_days_between(start, end) == days


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_counting_agrees_with_adding(start, number):
    end = PLAIN_WEEK.add_working_days(start, number)
    assert PLAIN_WEEK.working_days_between(start, end) == number


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2026, 1, 1)])
def test_a_day_outside_the_known_years_is_refused(day):
    calendar = WorkingCalendar(first=date(2025, 1, 1), last=date(2025, 12, 31))
    with pytest.raises(CalendarGap, match="known from 2025-01-01 to 2025-12-31"):
        calendar.is_working(day)


def test_a_term_that_runs_out_of_the_calendar_is_refused_not_guessed(kazakhstan):
    with pytest.raises(CalendarGap) as gap:
        kazakhstan.add_working_days(date(2027, 12, 30), 2)
    assert gap.value.day == date(2028, 1, 1)
