"""Whether the kept aggregates are what the lists behind them hold: each number counted again the long way (55, 59)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from projects.implementation.lights import in_pool, of_colour, standing
from projects.implementation.models import BodyTally, Project, RegionTally, Task
from projects.implementation.queries import GONE, lights_on


@dataclass(frozen=True)
class Difference:
    """A kept number that is not what the rows give."""

    where: str
    figure: str
    kept: Any
    counted: Any


def differences() -> Iterator[Difference]:
    """Every kept number that differs from a full recount on the day it was kept for; one query for each number."""
    for tally in RegionTally.objects.select_related("region"):
        yield from _compared(f"{tally.region.iso} {tally.pool}", _kept(tally), _counted(tally))
    for body in BodyTally.objects.select_related("region", "organisation"):
        found = _colours(_tasks_of(body, body.day), body.day)
        yield from _compared(str(body), _without_zeros(body.colours), found)
    yield from _missing()


def _kept(tally: RegionTally) -> dict[str, Any]:
    plain = ("projects", "in_corridor", "with_task_force", "suspended", "red_projects", "jobs", "cost_kzt")
    found = {name: getattr(tally, name) for name in plain}
    return found | _without_zeros(tally.colours) | _without_zeros(tally.states)


def _counted(tally: RegionTally) -> dict[str, Any]:
    rows = Project.objects.filter(region=tally.region, pool=tally.pool).exclude(state__in=GONE)
    sums = rows.aggregate(cost=Sum("cost_kzt"), jobs=Sum("jobs"))
    states: dict[str, int] = {}
    for state in rows.order_by().values_list("state", flat=True):
        states[state] = states.get(state, 0) + 1
    tasks = Task.objects.filter(roadmap__project__region=tally.region)
    pooled = in_pool(standing(tasks, tally.day), tally.pool, tally.day)
    return {
        "projects": rows.count(),
        "in_corridor": rows.filter(in_corridor=True).count(),
        "with_task_force": rows.filter(task_force=True).count(),
        "suspended": rows.exclude(suspended_on=None).count(),
        "red_projects": rows.with_light("red", tally.day).count(),
        "jobs": sums["jobs"] or 0,
        "cost_kzt": round(sums["cost"] or 0, 2),
        **_colours(pooled, tally.day),
        **states,
    }


def _tasks_of(body: BodyTally, day: date) -> Any:
    tasks = Task.objects.filter(roadmap__project__region=body.region, responsible=body.organisation)
    return in_pool(standing(tasks, day), body.pool, day)


def _colours(tasks: Any, day: date) -> dict[str, int]:
    return _without_zeros({shade: of_colour(tasks, shade, day).count() for shade in lights_on(day)})


def _without_zeros(figures: dict[str, int]) -> dict[str, int]:
    return {name: value for name, value in figures.items() if value}


def _compared(where: str, kept: dict[str, Any], counted: dict[str, Any]) -> Iterator[Difference]:
    for figure in sorted({*kept, *counted}):
        if kept.get(figure, 0) != counted.get(figure, 0):
            yield Difference(where, figure, kept.get(figure, 0), counted.get(figure, 0))


def _missing() -> Iterator[Difference]:
    """Open tasks whose body has no tally at all."""
    day = RegionTally.objects.values_list("day", flat=True).first()
    if day is None:
        return
    kept = sum(sum(body.colours.values()) for body in BodyTally.objects.all())
    counted = standing(Task.objects.all(), day).count()
    if kept != counted:
        yield Difference("all bodies", "tasks", kept, counted)
