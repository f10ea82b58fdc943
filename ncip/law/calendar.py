"""Working days: which days count, and how a term in working days is counted (D30).

Day 1 of a term is the first working day after the event. The calendar of a year is published by the
Government; where no calendar is known nothing is guessed.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class CalendarGap(LookupError):
    """A day outside the years whose calendar is known."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(
            f"The working calendar is known from {first} to {last}; {day} lies outside. "
            "Enter the calendar of that year first."
        )
        self.day, self.first, self.last = day, first, last


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days off on weekdays and the working weekends, known from `first` to `last` inclusive."""

    days_off: frozenset[date] = field(default_factory=frozenset)
    working_weekends: frozenset[date] = field(default_factory=frozenset)
    first: date = date.min
    last: date = date.max

    def is_working(self, day: date) -> bool:
        """Whether people work on this day; raises CalendarGap outside the known years."""
        if not self.first <= day <= self.last:
            raise CalendarGap(day, self.first, self.last)
        if day.weekday() >= SATURDAY:
            return day in self.working_weekends
        return day not in self.days_off

    def next_working_day(self, day: date) -> date:
        """The day itself when it is a working one, otherwise the first working day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, number: int) -> date:
        """The last of `number` working days, day 1 being the first working day after `start`.

        A negative number counts back: -1 is the last working day before `start`. Zero is `start` itself.
        """
        step = ONE_DAY if number > 0 else -ONE_DAY
        day = start
        for _ in range(abs(number)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and with `end`; negative when `end` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
        return sum(self.is_working(day) for day in days)


# Monday to Friday without holidays or bounds: the calendar of the worked examples.
PLAIN_WEEK = WorkingCalendar()
