"""What the points of a region become by the end of the quarter: with its overdue tasks closed today, or left open.

A task that is closed keeps its delay (D22): closing it takes no points away, it stops them from growing, and keeps
the task out of the next quarter. Only tasks that are overdue today are looked at, of all regions; for the other
regions the forecast assumes that they leave theirs open.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from ncip.law.delays import Suspension
from ncip.law.scales import Scale
from rating.delays.periods import Period
from rating.delays.standing import Figures, Line, Standing, figures, lines_of


@dataclass(frozen=True)
class Forecast:
    """A region now, at the end of the quarter with its overdue tasks closed today, and with them left open."""

    now: Line
    closed: Line
    left_open: Line
    last_day: date

    @property
    def saved(self) -> Decimal:
        """The points which closing today's overdue tasks today saves by the end of the quarter."""
        return self.left_open.points - self.closed.points


@dataclass(frozen=True)
class Step:
    """The day on which an open task costs more, and what it costs from then on."""

    day: date
    points: Decimal


def forecast(standing: Standing, iso: str) -> Forecast | None:
    """ncip-56: the forecast of a region; None when the quarter has ended or nothing of the region is overdue."""
    now = standing.of(iso)
    if now is None or not standing.is_running or not now.still_open:
        return None
    last_day = standing.period.quarter.last
    today, ahead = figures(standing.period), figures(standing.period, last_day)
    closed = _with(ahead, now.region.pk, today.delays.get(now.region.pk, Counter()))
    return Forecast(now, _line(closed, standing, iso), _line(ahead, standing, iso), last_day)


def next_step(period: Period, scale: Scale, days: int, suspended: tuple[Suspension, ...] = ()) -> Step | None:
    """ncip-56-a, ncip-56-b, ncip-56-c: when an open task with so many days of delay reaches the next band.

    None for one in the last band, or whose project is suspended now and gathers no days.
    """
    if any(start <= period.on and (end is None or period.on < end) for start, end in suspended):
        return None
    now = scale.points(days)
    for bound, points in scale.steps:
        if points > now:
            reached = int(bound) + 1 if scale.right_closed else int(bound)
            return Step(period.on + timedelta(days=reached - days), points)
    return None


def _with(found: Figures, region: int, delays: Counter[int]) -> Figures:
    return replace(found, delays={**found.delays, region: delays})


def _line(found: Figures, standing: Standing, iso: str) -> Line:
    regions = [line.region for line in standing.lines]
    lines = lines_of(found, regions, standing.scale, standing.period.on)
    return next(line for line in lines if line.region.iso == iso)
