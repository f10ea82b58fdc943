"""The kept aggregates of regions (55, 59): counted again by the tick where something changed, and on a new
day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
from projects.implementation.models import Project, RegionTally, TallyMark, Task
from projects.implementation.permissions import project_of
from regions.atlas.models import Region

Key = tuple[int, str]
GONE = (ProjectState.DRAFT, ProjectState.EXCLUDED, ProjectState.ARCHIVED)
MOST_MARKS = 5_000


@dataclass
class Figures:
    """What is counted for a region and a pool."""

    projects: int = 0
    in_corridor: int = 0
    with_task_force: int = 0
    red_projects: int = 0
    jobs: int = 0
    cost_kzt: Decimal = Decimal(0)
    states: Counter[str] = field(default_factory=Counter)
    colours: Counter[str] = field(default_factory=Counter)


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


def count(regions: set[int], day: date) -> dict[Key, Figures]:
    """ncip-55, ncip-59: the figures of regions by pool on a day, in three queries whatever their number."""
    found: dict[Key, Figures] = defaultdict(Figures)
    for row in _projects(regions):
        figures = found[row["region"], row["pool"]]
        figures.states[row["state"]] = row["number"]
        figures.projects += row["number"]
        figures.in_corridor += row["corridor"]
        figures.with_task_force += row["force"]
        figures.jobs += row["total_jobs"] or 0
        figures.cost_kzt += row["total_cost"] or Decimal(0)
    for row in _tasks(regions, day):
        found[row["roadmap__project__region"], row["roadmap__project__pool"]].colours[row["colour"]] = row[
            "number"
        ]
    for row in _late(regions, day):
        found[row["region"], row["pool"]].red_projects = row["number"]
    return found


def _projects(regions: set[int]) -> Any:
    counted = Project.objects.filter(region__in=regions).exclude(state__in=GONE).exclude(pool="")
    return (
        counted.order_by()
        .values("region", "pool", "state")
        .annotate(
            number=Count("pk"),
            corridor=Count("pk", filter=Q(in_corridor=True)),
            force=Count("pk", filter=Q(task_force=True)),
            total_jobs=Sum("jobs"),
            total_cost=Sum("cost_kzt"),
        )
    )


def _tasks(regions: set[int], day: date) -> Any:
    tasks = Task.objects.live().open().filter(roadmap__project__region__in=regions).with_colour(day)
    grouped = tasks.order_by().values("roadmap__project__region", "roadmap__project__pool", "colour")
    return grouped.annotate(number=Count("pk"))


def _late(regions: set[int], day: date) -> Any:
    late = (
        Project.objects.filter(region__in=regions).exclude(state__in=GONE).with_light(Colour.RED.value, day)
    )
    return late.order_by().values("region", "pool").annotate(number=Count("pk"))


def _store(found: dict[Key, Figures], regions: set[int], day: date, at: datetime) -> None:
    keys = sorted((region, pool.value) for region in regions for pool in Pool)
    rows = [_row(key, found.get(key, Figures()), day, at) for key in keys]
    columns = [
        column.name
        for column in RegionTally._meta.concrete_fields
        if column.name not in ("id", "region", "pool")
    ]
    RegionTally.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["region", "pool"], update_fields=columns
    )


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
        red_projects=figures.red_projects,
        jobs=figures.jobs,
        cost_kzt=figures.cost_kzt.quantize(Decimal("0.01")),
        states=dict(figures.states),
        colours=dict(figures.colours),
    )
