"""How long the hand-offs of initiatives take: from the sending to the naming of the official (ncip-42-a).

The Rules set no term for naming the official (D14); the median is a figure for comparing bodies, not a duty.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from frontoffices.registry.models import Organisation
from ncip.law.calendar import CalendarGap, WorkingCalendar


@dataclass
class Tempo:
    """The hand-offs to one akimat: how many came, how many wait; `days` are working days of the named ones."""

    leb: Any
    sent: int = 0
    waiting: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def median(self) -> float | None:
        """Half of the officials were named within so many working days; None when none was named."""
        return float(median(self.days)) if self.days else None

    @property
    def longest(self) -> int | None:
        """Working days of the slowest hand-off."""
        return max(self.days, default=None)


def working_days(calendar: WorkingCalendar, start: date, end: date) -> int | None:
    """Working days after `start` up to and with `end`; None outside the years whose calendar is known."""
    try:
        return calendar.working_days_between(start, end)
    except CalendarGap:
        return None


def tempos(rows: Any, calendar: WorkingCalendar) -> list[Tempo]:
    """The tempo of each akimat among these hand-offs, the slowest median first; two queries."""
    found: dict[int, Tempo] = defaultdict(lambda: Tempo(None))
    for leb_id, sent_on, named_on, ended, number in rows.by_days():
        tempo = found[leb_id]
        tempo.sent += number
        if named_on is None:
            tempo.waiting += 0 if ended else number
        elif (days := working_days(calendar, sent_on, named_on)) is not None:
            tempo.days += [days] * number
    bodies = Organisation.objects.in_bulk(found)
    for key, tempo in found.items():
        tempo.leb = bodies[key]
    return sorted(found.values(), key=lambda one: (-(one.median or -1), -one.waiting, str(one.leb)))
