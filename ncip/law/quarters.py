"""Quarters, and the duties due on a day of the month after one (26, 66-68, Annex 2; readings D26-D30)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ncip.law.calendar import ONE_DAY, WorkingCalendar


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year, `number` 1 to 4."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"A year has quarters 1 to 4, not {self.number}.")

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        """The first day of the quarter."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """The last day of the quarter."""
        return self.next().first - ONE_DAY

    def next(self) -> "Quarter":
        """The quarter after this one."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def previous(self) -> "Quarter":
        """The quarter before this one."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"


def quarter_due(year: int, quarter: int, day: int, calendar: WorkingCalendar) -> tuple[date, date]:
    """The printed day of the month after a quarter and the working day to which it moves (D30).

    A day which that month does not have (31 for "the last day of the month") is its last one.
    """
    month = Quarter(year, quarter).next().first
    printed = month.replace(day=min(day, monthrange(month.year, month.month)[1]))
    return printed, calendar.next_working_day(printed)
