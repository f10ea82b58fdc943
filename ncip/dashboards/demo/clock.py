"""The clock of the demonstration: every step of every story in one order of time, with the ticks between them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ncip.law.calendar import WorkingCalendar

ALMATY = ZoneInfo("Asia/Almaty")
TICK_HOUR, TICK_MINUTE = 9, 5
Story = Iterator[datetime]


class Clock:
    """Runs stories that tell the instant of their next step; between two days the tick passes."""

    def __init__(self, now: datetime, calendar: WorkingCalendar, tick: Callable[[datetime], object]) -> None:
        """`now` ends the demonstration: a step after it is not performed."""
        self.now = now
        self.calendar = calendar
        self.tick = tick
        self.ticked_on: date | None = None

    @property
    def today(self) -> date:
        """The last day of the demonstration."""
        return self.now.astimezone(ALMATY).date()

    def at(self, day: date, number: int) -> datetime:
        """A working hour of a working day: `number` spreads the steps over the day, the same on every machine."""
        day = self.calendar.next_working_day(day)
        minutes = 15 + number * 37 % 500
        moment = datetime(day.year, day.month, day.day, 9, 20, tzinfo=ALMATY) + timedelta(minutes=minutes)
        return min(moment, self.now) if day == self.today else moment

    def working_days_ago(self, number: int) -> date:
        """So many working days before today."""
        return self.calendar.add_working_days(self.today, -number)

    def run(self, stories: list[Story], progress: Callable[[int, int], None]) -> None:
        """Perform every step in the order of time, up to now."""
        queue: list[tuple[datetime, int, Story]] = []
        for number, story in enumerate(stories):
            self._push(queue, number, story)
        done = 0
        while queue:
            moment, number, story = heapq.heappop(queue)
            self._pass_days(moment)
            self._push(queue, number, story)
            done += 1
            progress(done, len(queue))
        self._pass_days(self.now)

    def _push(self, queue: list[tuple[datetime, int, Story]], number: int, story: Story) -> None:
        moment = next(story, None)
        if moment is not None and moment <= self.now:
            heapq.heappush(queue, (moment, number, story))

    def _pass_days(self, moment: datetime) -> None:
        day = moment.astimezone(ALMATY).date()
        if self.ticked_on is None:
            self.ticked_on = day
        while self.ticked_on < day:
            self.ticked_on += timedelta(days=1)
            if self.calendar.is_working(self.ticked_on):
                at = datetime.combine(self.ticked_on, datetime.min.time(), ALMATY)
                self.tick(at.replace(hour=TICK_HOUR, minute=TICK_MINUTE))
