"""Which projects and tasks a rating counts, as querysets (56, D22): aggregated for pages, row by row to be kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, DateField, F, Func, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Least

from projects.implementation.enums import LIVE_ROADMAPS, Pool, TaskState
from projects.implementation.models import Roadmap, Task
from rating.delays.enums import RatingState
from rating.delays.periods import Period
from rating.delays.permissions import works_in_state

if TYPE_CHECKING:
    from ncip.casework.actor import Actor

OPEN = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS)


class DelayRatingQuerySet(models.QuerySet[Any]):
    """Ratings of quarters."""

    def visible_to(self, actor: Actor) -> Self:
        """Published ones to everybody who is signed in, the others to those who work for the state (ncip-56)."""
        if works_in_state(actor):
            return self
        return self.none() if actor.is_anonymous else self.filter(state=RatingState.PUBLISHED)


def counted(path: str, on: date) -> Q:
    """ncip-56, D22, D35: projects which on a day were in the national pool with an approved roadmap.

    `path` leads to the roadmap. Only national projects leave their pool, on a day that is kept (ncip-35, ncip-36-a).
    """
    return Q(
        **{
            f"{path}is_current": True,
            f"{path}state__in": LIVE_ROADMAPS,
            f"{path}approved_on__lte": on,
            f"{path}project__pool_since__lte": on,
        }
    ) & (Q(**{f"{path}project__pool": Pool.NATIONAL}) | Q(**{f"{path}project__left_pool_on__gt": on}))


def rated_roadmaps(period: Period) -> QuerySet[Roadmap]:
    """The approved roadmaps of national-pool projects on the rating day: one for each project."""
    return Roadmap.objects.filter(counted("", period.on)).order_by()


def late_tasks(period: Period) -> QuerySet[Task]:
    """ncip-56: the late tasks of the counted projects."""
    return Task.objects.filter(counted("roadmap__", period.on), was_late(period))


def was_late(period: Period) -> Q:
    """ncip-56: overdue on any day of the period up to the rating day (D22); each half has its index."""
    still_open = Q(state__in=OPEN, due_on__lt=period.on)
    ended_late = Q(
        state=TaskState.COMPLETED,
        completed_on__gt=F("due_on"),
        completed_on__gte=period.first,
        due_on__lt=period.on,
    )
    return still_open | ended_late


def open_on(on: date) -> Q:
    """Whether a late task was still open on a day; what was completed later was open then."""
    return Q(completed_on=None) | Q(completed_on__gt=on)


def days_late(until: date) -> Func:
    """ncip-56: calendar days between the due date and the completion, or a day when it is not completed then."""
    last = Value(until, DateField())
    return Func(
        Least(Coalesce("completed_on", last), last),
        F("due_on"),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=IntegerField(),
    )


def projects_by_region(period: Period) -> dict[int, int]:
    """How many projects of each region the rating counts; the tie-breaker of ncip-56-d."""
    rows = rated_roadmaps(period).values("project__region").annotate(number=Count("pk"))
    return {row["project__region"]: row["number"] for row in rows}


def delays_by_region(
    period: Period, until: date, *, without: Collection[int] = ()
) -> tuple[dict[int, Counter[int]], Counter[int]]:
    """Days of delay with the number of tasks, and the number of open tasks, for each region, in one query.

    `until` is the rating day, or a later one to look ahead; `without` are projects that need more than a sum.
    """
    tasks = late_tasks(period)
    if without:
        tasks = tasks.exclude(roadmap__project__in=without)
    rows = (
        tasks.order_by()
        .values("roadmap__project__region", days=days_late(until))
        .annotate(number=Count("pk"), still_open=Count("pk", filter=open_on(period.on)))
    )
    delays: dict[int, Counter[int]] = defaultdict(Counter)
    still_open: Counter[int] = Counter()
    for row in rows:
        delays[row["roadmap__project__region"]][row["days"]] = row["number"]
        still_open[row["roadmap__project__region"]] += row["still_open"]
    return delays, still_open
