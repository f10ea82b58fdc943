"""The rating of a quarter as it is shown: published figures as they were frozen, others from today's data (56)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ncip.law.delays import Place, RegionDelays, delay_days, rank
from ncip.law.parameters import DELAY_POINTS
from ncip.law.scales import Scale
from ncip.reference.parameters import parameter
from rating.delays.inputs import points_of
from rating.delays.models import DelayRating, RegionPlace
from rating.delays.periods import Period, code_of
from rating.delays.queries import delays_by_region, late_tasks, open_on, projects_by_region
from rating.delays.suspensions import suspensions
from regions.atlas.models import Region


@dataclass(frozen=True)
class Line:
    """A region in the rating; `place` is None when it has no counted project: not rated (D22).

    `bands` are the numbers of late tasks in the bands of the scale, the mildest first.
    """

    region: Region
    place: int | None
    points: Decimal
    projects: int
    tasks: int
    still_open: int
    bands: tuple[int, ...]


@dataclass(frozen=True)
class Standing:
    """The regions of a period in the order of the rating; `rating` is None when none was calculated yet."""

    period: Period
    scale: Scale
    lines: tuple[Line, ...]
    rating: DelayRating | None = None

    @property
    def is_published(self) -> bool:
        """Whether the figures are frozen."""
        return self.rating is not None and self.rating.is_published

    @property
    def is_running(self) -> bool:
        """Whether the quarter is not over yet."""
        return self.period.running

    def of(self, iso: str) -> Line | None:
        """The line of a region."""
        return next((line for line in self.lines if line.region.iso == iso), None)

    @property
    def rated(self) -> int:
        """How many regions have a place."""
        return sum(1 for line in self.lines if line.place is not None)


@dataclass(frozen=True)
class Figures:
    """What is counted for all regions of a period: delays, open tasks and projects by region."""

    delays: Mapping[int, Counter[int]]
    still_open: Mapping[int, int]
    projects: Mapping[int, int]


def standing(period: Period, rating: DelayRating | None) -> Standing:
    """The rating of a quarter: frozen when it was published, from today's data when not."""
    if rating is not None and rating.is_published:
        return frozen(rating)
    return live(period, rating)


def live(period: Period, rating: DelayRating | None = None) -> Standing:
    """ncip-56: the rating from today's data."""
    scale = parameter(DELAY_POINTS).on(period.on)
    lines = lines_of(figures(period), list(Region.objects.all()), scale, period.on)
    return Standing(period, scale, lines, rating)


def frozen(rating: DelayRating) -> Standing:
    """The rating as it was published (ncip-app2-4-1)."""
    rows = RegionPlace.objects.filter(rating=rating).select_related("region")
    ordered = sorted(rows, key=lambda row: (row.place is None, row.place or 0, row.region.number))
    lines = tuple(
        Line(row.region, row.place, row.points, row.projects, row.tasks, row.still_open, tuple(row.bands))
        for row in ordered
    )
    return Standing(rating.period, DELAY_POINTS.decode(rating.scale), lines, rating)


def before(period: Period, today: date) -> Standing:
    """The rating of the quarter before, to compare with."""
    quarter = period.quarter.previous()
    return standing(Period.of(quarter, today), DelayRating.objects.filter(code=code_of(quarter)).first())


def figures(period: Period, until: date | None = None) -> Figures:
    """ncip-56: what is counted on the rating day, with the delays as on `until`, a later day, to look ahead.

    The tasks of projects that were ever suspended are counted one by one, all others in one sum.
    """
    until = until or period.on
    stopped = suspensions(until)
    delays, still_open = delays_by_region(period, until, without=stopped)
    if stopped:
        _count_one_by_one(period, until, stopped, delays, still_open)
    return Figures(delays, still_open, projects_by_region(period))


def _count_one_by_one(
    period: Period, until: date, stopped: Mapping[int, Any], delays: Any, still_open: Counter[int]
) -> None:
    tasks = late_tasks(period).filter(roadmap__project__in=stopped)
    rows: Any = tasks.annotate(was_open=open_on(period.on)).values_list(
        "roadmap__project", "roadmap__project__region", "due_on", "completed_on", "was_open"
    )
    for project, region, due, completed, was_open in rows:
        days = delay_days(due, min(completed or until, until), stopped[project])
        delays[region][days] += 1
        still_open[region] += int(was_open and days > 0)


def lines_of(found: Figures, regions: list[Region], scale: Scale, on: date) -> tuple[Line, ...]:
    """ncip-56-d: the regions in the order of the rating."""
    by_number = {region.number: region for region in regions}
    delays = {region.number: found.delays.get(region.pk, Counter()) for region in regions}
    rows = [
        RegionDelays(number, tuple(delays[number].elements()), found.projects.get(region.pk, 0))
        for number, region in by_number.items()
    ]
    return tuple(
        _line(one, by_number[one.region], delays[one.region], found, scale)
        for one in rank(rows, on, points=points_of(scale, on))
    )


def _line(one: Place, region: Region, delays: Counter[int], found: Figures, scale: Scale) -> Line:
    bands = bands_of(delays, scale)
    return Line(
        region,
        one.place,
        one.points,
        one.projects,
        sum(bands),
        found.still_open.get(region.pk, 0),
        bands,
    )


def bands_of(delays: Mapping[int, int], scale: Scale) -> tuple[int, ...]:
    """ncip-56-a, ncip-56-b, ncip-56-c: how many tasks are in each band of the scale."""
    by_points: Counter[Decimal] = Counter()
    for days, number in delays.items():
        by_points[scale.points(days)] += number
    return tuple(by_points[points] for _bound, points in scale.steps)
