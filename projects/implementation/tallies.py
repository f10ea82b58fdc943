"""The kept aggregates of regions (55, 59): counted again by the tick where something changed, and on a new
day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, Sum

from ncip.casework.act import Act, local_date
from ncip.journal.enums import Channel
from ncip.law.colours import Colour
from projects.implementation.enums import Pool, ProjectState
from projects.implementation.lights import PROJECT, compared_days, pool_on, standing
from projects.implementation.models import BodyTally, Project, RegionTally, TallyMark, Task
from projects.implementation.permissions import project_of
from projects.implementation.queries import GONE, lights_on
from regions.atlas.models import Region

Key = tuple[int, str]
BodyKey = tuple[int, int | None, str]
MOST_MARKS = 5_000
NOW = "now"


@dataclass
class Figures:
    """What is counted for a region and a pool; `before` holds the colours of tasks on the compared days."""

    projects: int = 0
    in_corridor: int = 0
    with_task_force: int = 0
    suspended: int = 0
    red_projects: int = 0
    jobs: int = 0
    cost_kzt: Decimal = Decimal(0)
    states: Counter[str] = field(default_factory=Counter)
    colours: Counter[str] = field(default_factory=Counter)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass
class BodyFigures:
    """The tasks of an organisation in a region and a pool by colour, now and on the compared days."""

    colours: Counter[str] = field(default_factory=Counter)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass
class Counted:
    """All that is counted of some regions on a day."""

    regions: dict[Key, Figures]
    bodies: dict[BodyKey, BodyFigures]


def mark(subject: Any, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Something changed in the region of the project: its figures are counted again by the next tick."""
    project = project_of(subject)
    if project.state != ProjectState.DRAFT:
        TallyMark.objects.create(region_id=project.region_id)


def refresh(at: datetime, channel: Channel = Channel.SYSTEM) -> int:
    """Count again the regions that were marked, and all of them on a new day; returns how many regions."""
    day = local_date(at)
    with transaction.atomic():
        marks = list(TallyMark.objects.select_for_update(skip_locked=True)[:MOST_MARKS])
        stale = RegionTally.objects.exclude(day=day).exists() or not RegionTally.objects.exists()
        regions = (
            set(Region.objects.values_list("pk", flat=True))
            if stale
            else {found.region_id for found in marks}
        )
        if regions:
            _store(count(regions, day), regions, day, at)
        TallyMark.objects.filter(pk__in=[found.pk for found in marks]).delete()
    return len(regions)


def refresh_all(at: datetime) -> None:
    """Count every region again, marked or not."""
    with transaction.atomic():
        regions, day = set(Region.objects.values_list("pk", flat=True)), local_date(at)
        _store(count(regions, day), regions, day, at)


def count(regions: Collection[int], day: date) -> Counted:
    """ncip-55, ncip-59: the figures of regions on a day, in five queries whatever their number."""
    found: dict[Key, Figures] = defaultdict(Figures)
    for row in _projects(regions):
        figures = found[row["region"], row["pool"]]
        figures.states[row["state"]] = row["number"]
        figures.projects += row["number"]
        figures.in_corridor += row["corridor"]
        figures.with_task_force += row["force"]
        figures.suspended += row["still"]
        figures.jobs += row["total_jobs"] or 0
        figures.cost_kzt += row["total_cost"] or Decimal(0)
    for row in _late(regions, day):
        found[row["region"], row["pool"]].red_projects = row["number"]
    bodies = _bodies(regions, {NOW: day, **compared_days(day)})
    _add_up(found, bodies)
    return Counted(found, bodies)


def _projects(regions: Collection[int]) -> Any:
    counted = Project.objects.filter(region__in=regions).exclude(state__in=GONE).exclude(pool="")
    return (
        counted.order_by()
        .values("region", "pool", "state")
        .annotate(
            number=Count("pk"),
            corridor=Count("pk", filter=Q(in_corridor=True)),
            force=Count("pk", filter=Q(task_force=True)),
            still=Count("pk", filter=Q(suspended_on__isnull=False)),
            total_jobs=Sum("jobs"),
            total_cost=Sum("cost_kzt"),
        )
    )


def _late(regions: Collection[int], day: date) -> Any:
    late = (
        Project.objects.filter(region__in=regions).exclude(state__in=GONE).with_light(Colour.RED.value, day)
    )
    return late.order_by().values("region", "pool").annotate(number=Count("pk"))


def _bodies(regions: Collection[int], days: Mapping[str, date]) -> dict[BodyKey, BodyFigures]:
    """The standing tasks of each day by region, responsible and pool; one query for each day."""
    found: dict[BodyKey, BodyFigures] = defaultdict(BodyFigures)
    for name, day in days.items():
        for row in _tasks(regions, day):
            colours = {shade: row[shade] for shade in lights_on(day) if row[shade]}
            figures = found[row[f"{PROJECT}region"], row["responsible"], row["then"]]
            if name == NOW:
                figures.colours.update(colours)
            else:
                figures.before[name] = {"day": day.isoformat(), "colours": colours}
    return found


def _tasks(regions: Collection[int], day: date) -> Any:
    shades = {shade: Count("pk", filter=condition) for shade, condition in lights_on(day).items()}
    tasks = standing(Task.objects.filter(roadmap__project__region__in=regions), day)
    grouped = tasks.order_by().annotate(then=pool_on(day)).values(f"{PROJECT}region", "responsible", "then")
    return grouped.annotate(**shades)


def _add_up(found: dict[Key, Figures], bodies: Mapping[BodyKey, BodyFigures]) -> None:
    """A region's tasks are the sum of those of its bodies, so that the two can never differ."""
    for (region, _body, pool), counted in bodies.items():
        if not pool:
            continue
        figures = found[region, pool]
        figures.colours.update(counted.colours)
        for name, then in counted.before.items():
            kept = figures.before.setdefault(name, {"day": then["day"], "colours": {}})
            kept["colours"] = dict(Counter(kept["colours"]) + Counter(then["colours"]))


def _store(found: Counted, regions: Collection[int], day: date, at: datetime) -> None:
    keys = sorted((region, pool.value) for region in regions for pool in Pool)
    rows = [_row(key, found.regions.get(key, Figures()), day, at) for key in keys]
    columns = [
        column.name
        for column in RegionTally._meta.concrete_fields
        if column.name not in ("id", "region", "pool")
    ]
    RegionTally.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["region", "pool"], update_fields=columns
    )
    BodyTally.objects.filter(region__in=regions).delete()
    BodyTally.objects.bulk_create(_body_row(key, figures, day, at) for key, figures in found.bodies.items())


def _row(key: Key, figures: Figures, day: date, at: datetime) -> RegionTally:
    region, pool = key
    return RegionTally(
        region_id=region,
        pool=pool,
        day=day,
        computed_at=at,
        projects=figures.projects,
        in_corridor=figures.in_corridor,
        with_task_force=figures.with_task_force,
        suspended=figures.suspended,
        red_projects=figures.red_projects,
        jobs=figures.jobs,
        cost_kzt=figures.cost_kzt.quantize(Decimal("0.01")),
        states=dict(figures.states),
        colours=dict(figures.colours),
        before=figures.before,
    )


def _body_row(key: BodyKey, figures: BodyFigures, day: date, at: datetime) -> BodyTally:
    region, organisation, pool = key
    return BodyTally(
        region_id=region,
        organisation_id=organisation,
        pool=pool,
        day=day,
        computed_at=at,
        colours=dict(figures.colours),
        before=figures.before,
    )
