"""A plan that is written in many rows at once: several tasks changed together, or a table taken in (48, 49).

Each row goes through the door, and then the whole plan must hold: one bad row undoes all. `write_rows` is the only
way in; whoever keeps proposed changes instead of making them gives it another `write`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.reasons import GuardsRefuse, Reason, Refused
from ncip.casework.running import savepoint
from projects.implementation import order
from projects.implementation.enums import TaskState
from projects.implementation.guards.plan import clashes, steps_of
from projects.implementation.models import Roadmap, Task
from projects.implementation.numbering import numbers_of


@dataclass
class PlanRow:
    """What is to be written of one task: the task, or None for a new one, and its fields as a form reads them.

    `label` is how its sender knows it (a row of a file, a number of the roadmap); `after` are the numbers of its
    predecessors, None when they stay; `left_out` why it is not applicable, None when that stays.
    """

    label: str
    task: Task | None
    params: Mapping[str, Any]
    number: str = ""
    after: Sequence[str] | None = None
    left_out: str | None = None


@dataclass(frozen=True)
class RowReason:
    """Why a row cannot be written; `row` is None for what is wrong with the plan as a whole."""

    row: PlanRow | None
    reason: Reason


class PlanRefused(GuardsRefuse):
    """Nothing was written: the reasons, each with its row."""

    def __init__(self, found: Sequence[RowReason]) -> None:
        """Each reason begins with its row, for whoever reads only the sentences."""
        self.found = list(found)
        super().__init__([_labelled(one) for one in found])


@dataclass
class Written:
    """What became of the rows."""

    new: list[PlanRow] = field(default_factory=list)
    changed: list[PlanRow] = field(default_factory=list)


Write = Callable[[Roadmap, PlanRow, Act], Task]


def change_tasks(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-48-1, ncip-48-5: the chosen tasks are moved, or get the dates and the responsible of the act."""
    numbers = numbers_of(roadmap.tasks.all())
    rows = [
        PlanRow(f"{numbers[task.pk]} {task.name}", task, _changes(task, params)) for task in params["tasks"]
    ]
    write_rows(roadmap, rows, act)


def _changes(task: Task, params: Mapping[str, Any]) -> dict[str, Any]:
    shift = timedelta(days=params["shift_days"] or 0)
    days: dict[str, date | None] = {
        name: params[name] or (getattr(task, name) + shift if getattr(task, name) else None)
        for name in ("starts_on", "due_on")
    }
    found: dict[str, Any] = {name: str(day) for name, day in days.items() if day is not None}
    if params["responsible_kind"]:
        organisation = params["responsible"]
        found |= {
            "responsible_kind": params["responsible_kind"],
            "responsible": str(organisation.public_id) if organisation else "",
            "responsible_name": params["responsible_name"],
        }
    return found


def write_rows(roadmap: Roadmap, rows: Iterable[PlanRow], act: Act, *, write: Write | None = None) -> Written:
    """ncip-48-c, ncip-48-1: every row through the door, then the plan as a whole; raises PlanRefused with
    every reason of every row, and nothing of it stays.
    """
    rows, written, refused = list(rows), Written(), []
    for row in rows:
        known = row.task is not None
        try:
            with savepoint():
                row.task = (write or write_task)(roadmap, row, act)
        except Refused as found:
            refused += [RowReason(row, reason) for reason in found.reasons]
        else:
            (written.changed if known else written.new).append(row)
    refused = refused or _write_order(roadmap, rows, act)
    if refused := refused or _against_the_plan(roadmap, rows):
        raise PlanRefused(refused)
    return written


def write_task(roadmap: Roadmap, row: PlanRow, act: Act) -> Task:
    """One row: a new task, an edit of the fields that differ, and whether the task applies (ncip-49)."""
    how: dict[str, Any] = {"at": act.at, "channel": act.channel}
    task: Task
    if row.task is None:
        task = door.create(Task, row.params, act.actor, parent=roadmap, **how).subject
    elif row.params:
        task = door.amend(Task, row.task, "replan", row.params, act.actor, partial=True, **how).subject
    else:
        task = row.task
    if row.left_out is None or row.left_out == task.not_applicable_reason:
        return task
    if task.state == TaskState.NOT_APPLICABLE:
        task = door.perform(Task, task, "make_applicable", act.actor, **how).subject
    if row.left_out:
        reason = {"reason": row.left_out}
        task = door.perform(Task, task, "mark_not_applicable", act.actor, reason, **how).subject
    return task


def _write_order(roadmap: Roadmap, rows: Sequence[PlanRow], act: Act) -> list[RowReason]:
    """The predecessors by their numbers: those of the rows first, then those of the roadmap."""
    tasks = list(roadmap.tasks.all())
    known = dict(zip(numbers_of(tasks).values(), tasks, strict=True))
    known |= {row.number: row.task for row in rows if row.number and row.task}
    refused = []
    for row in rows:
        if row.after is None or row.task is None:
            continue
        unknown = [number for number in row.after if number not in known]
        if unknown:
            text = _("There is no task with the number %(numbers)s in this roadmap.")
            reason = Reason("unknown_number", text % {"numbers": ", ".join(unknown)}, "after", "ncip-48-1")
            refused.append(RowReason(row, reason))
        elif row.task in [known[number] for number in row.after]:
            reason = Reason("circle", _("A task cannot come before itself."), "after", "ncip-48-1")
            refused.append(RowReason(row, reason))
        else:
            order.set_predecessors(row.task, [known[number] for number in row.after], act)
    return refused


def _against_the_plan(roadmap: Roadmap, rows: Sequence[PlanRow]) -> list[RowReason]:
    by_task = {row.task.pk: row for row in rows if row.task}
    found = clashes(steps_of(roadmap), roadmap.project.planned_start)
    return [
        RowReason(by_task.get(clash.key), clash.reason) for clash in found if clash.about & by_task.keys()
    ]


def _labelled(found: RowReason) -> Reason:
    if found.row is None:
        return found.reason
    reason = found.reason
    return Reason(reason.code, f"{found.row.label}: {reason.text}", reason.field, reason.rule)
