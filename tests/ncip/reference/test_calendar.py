"""The calendar of the portal is the one of the package and the acts, and follows every edit."""

from datetime import date

import pytest
from holidays import country_holidays

from ncip.law.calendar import CalendarGap
from ncip.reference.calendar import working_calendar
from ncip.reference.changes import apply_change
from ncip.reference.errors import MissingValue
from ncip.reference.models import CalendarDay
from tests.ncip.reference.conftest import AT

pytestmark = pytest.mark.django_db

WEDNESDAY = date(2026, 11, 25)


def test_the_calendar_covers_the_loaded_years(calendar):
    found = working_calendar()
    assert (found.first, found.last) == (date(2018, 1, 1), date(2027, 12, 31))


def test_a_day_beyond_the_loaded_years_is_a_gap(calendar):
    with pytest.raises(CalendarGap):
        working_calendar().is_working(date(2028, 1, 3))


def test_every_day_agrees_with_the_package(calendar):
    found = working_calendar()
    package = country_holidays("KZ", years=range(2018, 2028))
    days = (date.fromordinal(number) for number in range(found.first.toordinal(), found.last.toordinal() + 1))
    assert [day for day in days if found.is_working(day) != package.is_working_day(day)] == []


def test_an_empty_calendar_is_an_error():
    with pytest.raises(MissingValue):
        working_calendar()


@pytest.mark.rule("ncip-9-8")
def test_an_agreed_day_off_counts_at_once(calendar):
    assert working_calendar().is_working(WEDNESDAY)
    apply_change("calendar", {"day": "2026-11-25", "kind": "transferred_off"}, act="act", at=AT)
    assert not working_calendar().is_working(WEDNESDAY)


@pytest.mark.rule("ncip-9-8")
def test_a_day_without_kind_is_a_plain_day_again(calendar):
    apply_change("calendar", {"day": "2026-12-16", "kind": ""}, act="act", at=AT)
    assert working_calendar().is_working(date(2026, 12, 16))


def test_a_single_transfer_does_not_open_a_year(calendar):
    apply_change("calendar", {"day": "2028-05-02", "kind": "transferred_off"}, act="act", at=AT)
    assert working_calendar().last == date(2027, 12, 31)


def test_the_calendar_is_read_once(calendar, django_assert_num_queries):
    working_calendar()
    with django_assert_num_queries(1):
        working_calendar()


def test_days_have_names_in_three_languages(calendar):
    nameless = [day for day in CalendarDay.objects.all() if not (day.name_kk and day.name_ru and day.name_en)]
    assert nameless == []


def test_the_first_of_january_is_named_in_russian(calendar):
    assert CalendarDay.objects.get(day=date(2026, 1, 1)).name_ru == "Новый год"
