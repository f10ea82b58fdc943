"""A roadmap as a plan: no task is due before the project begins or before a task that precedes it, and no
circle of tasks waits for itself (3(6), 48(1)).

A plan is a list of steps, so that the same questions are asked of tasks as they stand in the roadmap, of one that
is being edited, of rows of a table, and of changes that are only proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from ncip.ui.dates import short_day
from projects.implementation.enums import TaskState

if TYPE_CHECKING:
    from ncip.casework.act import Act

NEW = "new"


@dataclass(frozen=True)
class Step:
    """What a plan says of one task: its due date and the keys of the steps that come before it."""

    key: Any
    name: str
    due_on: date | None
    after: frozenset[Any] = frozenset()
    applies: bool = True


@dataclass(frozen=True)
class Clash:
    """A reason against a plan, the step where it is mended, and every step it is about."""

    key: Any
    about: frozenset[Any]
    reason: Reason


def clashes(steps: Iterable[Step], begins_on: date | None) -> list[Clash]:
    """ncip-48-1: everything that cannot be in a plan of a project that begins on a day."""
    plan = {step.key: step for step in steps}
    return [*_before_the_project(plan, begins_on), *_before_predecessors(plan), *_circles(plan)]


def _before_the_project(plan: Mapping[Any, Step], begins_on: date | None) -> Iterator[Clash]:
    text = _("“%(task)s” is due on %(day)s, before the project begins: %(begins)s.")
    for step in plan.values():
        if begins_on and step.applies and step.due_on and step.due_on < begins_on:
            words = {"task": step.name, "day": short_day(step.due_on), "begins": short_day(begins_on)}
            reason = Reason("due_before_project", text % words, "due_on", "ncip-48-1")
            yield Clash(step.key, frozenset({step.key}), reason)


def _before_predecessors(plan: Mapping[Any, Step]) -> Iterator[Clash]:
    text = _("“%(task)s” is due on %(day)s, before “%(before)s” which precedes it: %(due)s.")
    for step in plan.values():
        for before in (plan[key] for key in sorted(step.after & plan.keys(), key=str)):
            if not (step.applies and before.applies and step.due_on and before.due_on):
                continue
            if step.due_on < before.due_on:
                words = {
                    "task": step.name,
                    "day": short_day(step.due_on),
                    "before": before.name,
                    "due": short_day(before.due_on),
                }
                reason = Reason("due_before_predecessor", text % words, "due_on", "ncip-48-1")
                yield Clash(step.key, frozenset({step.key, before.key}), reason)


def _circles(plan: Mapping[Any, Step]) -> Iterator[Clash]:
    """Each circle once: steps that nobody in a circle waits for are taken away until only circles are left."""
    left = {key: set(step.after & plan.keys()) for key, step in plan.items()}
    while left:
        free = {key for key, after in left.items() if not after & left.keys()}
        if free:
            left = {key: after - free for key, after in left.items() if key not in free}
            continue
        circle = _circle_in(left)
        names = " → ".join(plan[key].name for key in [*circle, circle[0]])
        text = _("These tasks wait for one another in a circle: %(names)s.") % {"names": names}
        yield Clash(circle[-1], frozenset(circle), Reason("circle", text, "predecessors", "ncip-48-1"))
        left = {key: after for key, after in left.items() if key not in circle}


def _circle_in(left: Mapping[Any, set[Any]]) -> list[Any]:
    """Back from any step to one that precedes it, until a step comes again; in the order of the work."""
    road = [min(left, key=str)]
    while True:
        before = min(left[road[-1]] & left.keys(), key=str)
        if before in road:
            circle = road[road.index(before) :]
            return [circle[0], *circle[:0:-1]]
        road.append(before)


def steps_of(roadmap: Any) -> list[Step]:
    """The plan as it stands in the database, in two queries."""
    after: dict[int, set[int]] = {}
    through = roadmap.tasks.model.predecessors.through
    links = through.objects.filter(task__roadmap=roadmap).order_by()
    for task, before in links.values_list("task_id", "before_id"):
        after.setdefault(task, set()).add(before)
    return [step_of(task, after.get(task.pk, ())) for task in roadmap.tasks.all()]


def step_of(task: Any, after: Iterable[Any]) -> Step:
    """A task as a step of the plan."""
    applies = task.state != TaskState.NOT_APPLICABLE
    return Step(task.pk, task.name, task.due_on, frozenset(after), applies)


@guard(rule="ncip-48-1", needs_params=True)
def task_fits_the_plan(subject: Any, act: Act, params: dict[str, Any]) -> list[Reason]:
    """ncip-48-1: what is written of one task agrees with the project and with the tasks around it."""
    roadmap = getattr(subject, "roadmap", subject)
    own = NEW if roadmap is subject else subject.pk
    plan = {step.key: step for step in steps_of(roadmap)}
    written = plan.get(own) or Step(NEW, params["title"], None)
    after = frozenset(task.pk for task in params["predecessors"])
    plan[own] = replace(written, name=params["title"], due_on=params["due_on"], after=after)
    found = clashes(plan.values(), roadmap.project.planned_start)
    return [clash.reason for clash in found if own in clash.about]


@guard(rule="ncip-48-1")
def plan_is_in_order(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-48-1: what is sent for approval can be carried out in its order."""
    return [clash.reason for clash in clashes(steps_of(roadmap), roadmap.project.planned_start)]
