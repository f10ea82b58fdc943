"""The working calendar of the portal: the rows of the table as a `WorkingCalendar` of the law.

A year is known when its 1 January is entered; the calendar ends with the last year known without a gap.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from ncip.law.calendar import WorkingCalendar
from ncip.reference.enums import DayKind, Table
from ncip.reference.errors import MissingValue
from ncip.reference.models import CalendarDay

Row = tuple[date, str]


def calendar_of(rows: Iterable[Row]) -> WorkingCalendar:
    """The calendar that follows from days and their kinds; raises MissingValue when no year is known."""
    kinds = dict(rows)
    known = sorted(
        day.year for day, kind in kinds.items() if kind == DayKind.HOLIDAY and (day.month, day.day) == (1, 1)
    )
    if not known:
        raise MissingValue(
            Table.CALENDAR,
            _("The working calendar is empty. Ask the administrator to load the reference tables."),
        )
    last = known[0]
    while last + 1 in known:
        last += 1
    return WorkingCalendar(
        days_off=frozenset(day for day, kind in kinds.items() if kind != DayKind.WORKING_WEEKEND),
        working_weekends=frozenset(day for day, kind in kinds.items() if kind == DayKind.WORKING_WEEKEND),
        first=date(known[0], 1, 1),
        last=date(last, 12, 31),
    )


@lru_cache(maxsize=4)
def _calendar_as_of(stamp: tuple[int | None, int]) -> WorkingCalendar:
    return calendar_of(CalendarDay.objects.standing().values_list("day", "kind"))


def working_calendar() -> WorkingCalendar:
    """The calendar as it stands; one small query tells whether the one cached in this process still holds.

    Rows are only added or superseded, so the last id or the number of superseded rows changes with any edit.
    """
    stamp = CalendarDay.objects.aggregate(last=Max("id"), superseded=Count("superseded_at"))
    return _calendar_as_of((stamp["last"], stamp["superseded"]))
