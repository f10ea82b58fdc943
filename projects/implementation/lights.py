"""How tasks stood on a day, today or any past one: derived from dates, never from copies (55; readings D19, D22, D25).

A task had a colour on a day when its roadmap had been approved by then, it was not completed yet, and its project
neither stood still nor had been excluded. What was completed late and reported later counts from the completion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from ncip.law.calendar import ONE_DAY
from ncip.law.colours import Colour, colour_of
from ncip.law.delays import Suspension as Interval
from ncip.law.parameters import YELLOW_DAYS
from ncip.law.quarters import Quarter
from ncip.reference.parameters import parameter
from projects.implementation.enums import Pool, TaskState
from projects.implementation.models import Suspension, Task
from projects.implementation.queries import GONE, LIVE_ROADMAPS, lights_on

PROJECT = "roadmap__project__"
BOTH = "both"


def standing(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    """The tasks of a queryset that were to be done on a day, whatever became of them since (ncip-55)."""
    in_force = Q(roadmap__is_current=True, roadmap__state__in=LIVE_ROADMAPS, roadmap__approved_on__lte=on)
    still_open = Q(completed_on=None) | Q(completed_on__gt=on)
    gone = Q(roadmap__project__state__in=GONE) & ~Q(roadmap__project__left_pool_on__gt=on)
    return tasks.filter(
        in_force, still_open, ~gone, ~stood_still(on, OuterRef("roadmap__project")), due_on__isnull=False
    ).exclude(state=TaskState.NOT_APPLICABLE)


def stood_still(on: date, project: Any) -> Exists:
    """D25: whether a project was suspended on a day; the day of resumption is no day of suspension."""
    covering = Q(resumed_on=None) | Q(resumed_on__gt=on)
    return Exists(Suspension.objects.filter(covering, project=project, suspended_on__lte=on))


def of_colour(tasks: QuerySet[Task], colour: str, on: date) -> QuerySet[Task]:
    """Those of the standing tasks that had a colour on the day (ncip-55-red, ncip-55-yellow, ncip-55-green)."""
    return tasks.filter(lights_on(on)[colour])


def in_pool(tasks: QuerySet[Task], pool: str, on: date) -> QuerySet[Task]:
    """Tasks of the projects that were in a pool on the day; `both` for either."""
    found = tasks.alias(pool_then=pool_on(on))
    return found.exclude(pool_then="") if pool == BOTH else found.filter(pool_then=pool)


def pool_on(on: date) -> Case:
    """The pool of a task's project on a day: only the national pool is ever left (ncip-35, ncip-36-a)."""
    return Case(
        When(Q(**{f"{PROJECT}left_pool_on__gt": on}), then=Value(Pool.NATIONAL.value)),
        When(Q(**{f"{PROJECT}pool_since__lte": on}), then=F(f"{PROJECT}pool")),
        default=Value(""),
        output_field=CharField(),
    )


def compared_days(on: date) -> dict[str, date]:
    """The days with which today is compared: the last of the month before, and of the quarter before."""
    return {"month": on.replace(day=1) - ONE_DAY, "quarter": Quarter.of(on).previous().last}


@dataclass(frozen=True)
class Spell:
    """Days in a row on which a task had one colour; NONE while its project stood still (D25)."""

    colour: Colour
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it lasted, both ends included."""
        return (self.last - self.first).days + 1


def spells(task: Task, on: date, suspensions: Iterable[Interval]) -> list[Spell]:
    """ncip-55: the colours of a task one after the other, from the approval of its roadmap to a day.

    They end with the day before the completion: a completed task has no colour.
    """
    approved, due = task.roadmap.approved_on, task.due_on
    if approved is None or due is None or task.state == TaskState.NOT_APPLICABLE:
        return []
    last = min(on, task.completed_on - ONE_DAY) if task.completed_on else on
    intervals, yellow = list(suspensions), parameter(YELLOW_DAYS)
    turns = {approved, due - timedelta(days=yellow.on(due)), due + ONE_DAY}
    turns |= {day for interval in intervals for day in interval if day is not None}
    firsts = sorted(day for day in turns if approved <= day <= last)
    ends = [*(day - ONE_DAY for day in firsts[1:]), last]
    found: list[Spell] = []
    for first, end in zip(firsts, ends, strict=True):
        still = any(start <= first and (stop is None or first < stop) for start, stop in intervals)
        colour = Colour.NONE if still else colour_of(due, first, yellow_days=yellow).colour
        if found and found[-1].colour == colour:
            found[-1] = Spell(colour, found[-1].first, end)
        else:
            found.append(Spell(colour, first, end))
    return found
