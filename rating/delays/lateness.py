"""The late tasks behind the points of a region: what each one costs, as far as the reader sees its project (56)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from projects.implementation.models import Project, Task
from rating.delays.forecast import Step, next_step
from rating.delays.inputs import LateTask, from_json
from rating.delays.models import KeptInputs
from rating.delays.queries import late_tasks
from rating.delays.standing import Line, Standing
from rating.delays.suspensions import suspensions

if TYPE_CHECKING:
    from ncip.casework.actor import Actor

ORDER = ("due_on", "id")


@dataclass(frozen=True)
class LateRow:
    """A late task with its delay and points; `step` is when it costs more, None when it does not."""

    task: Task
    due: date
    completed: date | None
    days: int
    points: Decimal
    step: Step | None

    @property
    def project(self) -> Project:
        """Its project."""
        return self.task.roadmap.project


class LateTasks:
    """The late tasks of a region in a standing: as they were kept when it is published, else as they are."""

    def __init__(self, standing: Standing, line: Line) -> None:
        """Read what was kept, or the suspensions, once."""
        self.standing = standing
        self.line = line
        self.kept: Mapping[str, LateTask] | None = None
        if standing.is_published:
            self.kept = _kept(standing, line)
        else:
            self.suspended = suspensions(standing.period.on)

    def rows_for(self, actor: Actor) -> QuerySet[Task]:
        """Those whose projects are shown to the actor, as a queryset to be paged by ORDER."""
        if self.kept is None:
            tasks: Any = late_tasks(self.standing.period)
            tasks = tasks.filter(roadmap__project__region=self.line.region)
        else:
            tasks = Task.objects.filter(public_id__in=list(self.kept))
        shown = tasks.visible_to(actor).select_related(
            "roadmap__project__company__organisation", "responsible"
        )
        found: QuerySet[Task] = shown
        return found

    def described(self, tasks: Iterable[Task]) -> Iterator[LateRow]:
        """Each task with what it costs (ncip-56-a, ncip-56-b, ncip-56-c)."""
        for task in tasks:
            yield self._row(task, self._facts(task))

    def _facts(self, task: Task) -> LateTask:
        if self.kept is not None:
            return self.kept[str(task.public_id)]
        done, on = task.completed_on, self.standing.period.on
        return LateTask(
            id=str(task.public_id),
            project=task.roadmap.project.code,
            due=task.due_on or on,
            completed=done if done is not None and done <= on else None,
            suspended=self.suspended.get(task.roadmap.project_id, ()),
        )

    def _row(self, task: Task, facts: LateTask) -> LateRow:
        period, scale = self.standing.period, self.standing.scale
        days = facts.days(period.on)
        step = None
        if facts.completed is None and self.standing.is_running:
            step = next_step(period, scale, days, facts.suspended)
        return LateRow(task, facts.due, facts.completed, days, scale.points(days), step)


def _kept(standing: Standing, line: Line) -> dict[str, LateTask]:
    inputs = from_json(KeptInputs.objects.get(rating=standing.rating).inputs)
    return {task.id: task for task in inputs.tasks if inputs.projects[task.project] == line.region.number}


def visible_codes(actor: Actor, codes: Iterable[str]) -> set[str]:
    """Of these projects, those shown to the actor."""
    return set(Project.objects.visible_to(actor).filter(code__in=set(codes)).values_list("code", flat=True))
