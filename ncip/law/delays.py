"""The rating of regions by delays of roadmap tasks (56, Annex 2 4(1); readings D21, D22).

Each late task of a region gives penalty points by its days of delay; fewer points are better. Among equal
points the region with more projects is higher; regions equal in both share a place. Days of suspension are
not delay.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ncip.law.parameters import DELAY_POINTS, Parameter
from ncip.law.scales import Scale

# A suspension from its first day up to, not including, the day of resumption; None: not resumed yet.
Suspension = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class RegionDelays:
    """The days of delay of a region's late tasks; its national-pool projects with a roadmap."""

    region: str
    delays: tuple[int, ...]
    projects: int


@dataclass(frozen=True, slots=True)
class Place:
    """A region in the rating; `place` is None for a region without any such project: not rated."""

    place: int | None
    region: str
    points: Decimal
    projects: int


def delay_days(due: date, until: date, suspensions: Iterable[Suspension] = ()) -> int:
    """ncip-56: days of delay of a task completed or still open on `until`, without days of suspension."""
    late = (due + timedelta(days=number) for number in range(1, (until - due).days + 1))
    intervals = list(suspensions)
    return sum(not _suspended(day, intervals) for day in late)


def overdue_within(due: date, completed: date | None, first: date, last: date) -> bool:
    """ncip-56: whether a task was overdue on any day of a period, however it ended."""
    return due < last and (completed is None or completed >= max(first, due + timedelta(days=1)))


def delay_points(days: int, on: date, *, points: Parameter[Scale] = DELAY_POINTS) -> Decimal:
    """ncip-56-a, ncip-56-b, ncip-56-c: 1 to 5 days 0.5, 6 to 15 days 1, more 1.5 points."""
    return points.on(on).points(days)


def rank(
    regions: Sequence[RegionDelays], on: date, *, points: Parameter[Scale] = DELAY_POINTS
) -> tuple[Place, ...]:
    """ncip-56, ncip-56-d: regions by points, then by more projects; equal ones share a place."""
    scored = sorted((_total(row, on, points), -row.projects, row.region) for row in regions if row.projects)
    keys = [(total, projects) for total, projects, _ in scored]
    rated = [
        Place(keys.index((total, projects)) + 1, region, total, -projects)
        for total, projects, region in scored
    ]
    unrated = sorted(row.region for row in regions if not row.projects)
    return (*rated, *(Place(None, region, Decimal(0), 0) for region in unrated))


def _total(row: RegionDelays, on: date, points: Parameter[Scale]) -> Decimal:
    counted = Counter(row.delays)
    return sum(
        (delay_points(days, on, points=points) * number for days, number in counted.items()), Decimal(0)
    )


def _suspended(day: date, suspensions: Sequence[Suspension]) -> bool:
    return any(start <= day and (end is None or day < end) for start, end in suspensions)
