"""How tasks stood on a day, today or any past one: derived from dates, never from copies (55; readings D19, D22, D25).

A task had a colour on a day when its roadmap had been approved by then, it was not completed yet, and its project
neither stood still nor had been excluded. What was completed late and reported later counts from the completion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from ncip.law.calendar import ONE_DAY
from ncip.law.colours import Colour, colour_of
from ncip.law.delays import Suspension as Interval
from ncip.law.parameters import YELLOW_DAYS, Parameter
from ncip.law.quarters import Quarter
from ncip.reference.parameters import parameter
from projects.implementation.enums import LIVE_ROADMAPS, Pool, TaskState
from projects.implementation.models import Suspension, Task
from projects.implementation.queries import GONE, lights_on

PROJECT = "roadmap__project__"
BOTH = "both"
WORST_FIRST = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.NONE)


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


def spells(
    task: Task, on: date, suspensions: Iterable[Interval], yellow_days: Parameter[int] | None = None
) -> list[Spell]:
    """ncip-55: the colours of a task one after the other, from the approval of its roadmap to a day.

    They end with the day before the completion: a completed task has no colour, and one completed on the day of
    the approval or before it never had any.
    """
    approved, due = task.roadmap.approved_on, task.due_on
    if approved is None or due is None or task.state == TaskState.NOT_APPLICABLE:
        return []
    last = min(on, task.completed_on - ONE_DAY) if task.completed_on else on
    if last < approved:
        return []
    intervals, yellow = list(suspensions), yellow_days or parameter(YELLOW_DAYS)
    turns = {approved, due - timedelta(days=yellow.on(due)), due + ONE_DAY}
    turns |= {day for interval in intervals for day in interval if day is not None}
    firsts = sorted(day for day in turns if approved <= day <= last)
    ends = [*(day - ONE_DAY for day in firsts[1:]), last]
    found: list[Spell] = []
    for first, end in zip(firsts, ends, strict=True):
        still = any(start <= first and (stop is None or first < stop) for start, stop in intervals)
        colour = Colour.NONE if still else colour_of(due, first, yellow_days=yellow).colour
        _append(found, Spell(colour, first, end))
    return found


def intervals_of(project: Any) -> list[Interval]:
    """The suspensions of a project as the law counts them, from what may have been read with it (ncip-35)."""
    return [(one.suspended_on, one.resumed_on) for one in project.suspensions.all()]


def red_days(found: Iterable[Spell]) -> int:
    """Calendar days in red (ncip-55-red)."""
    return sum(one.days for one in found if one.colour is Colour.RED)


def worst(courses: Iterable[list[Spell]]) -> list[Spell]:
    """ncip-55: the worst colour among several tasks, from day to day; days on which none had one are left out."""
    every = [one for course in courses for one in course]
    turns = sorted({one.first for one in every} | {one.last + ONE_DAY for one in every})
    found: list[Spell] = []
    for first, after in pairwise(turns):
        standing_then = [one.colour for one in every if one.first <= first <= one.last]
        if standing_then:
            _append(found, Spell(min(standing_then, key=WORST_FIRST.index), first, after - ONE_DAY))
    return found


def _append(found: list[Spell], spell: Spell) -> None:
    """Spells of one colour that follow each other without a gap are one."""
    if found and found[-1].colour == spell.colour and found[-1].last + ONE_DAY == spell.first:
        found[-1] = Spell(spell.colour, found[-1].first, spell.last)
    else:
        found.append(spell)
