"""The approved versions of a roadmap, kept as they were, and what differs between two of them (57; D33)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from projects.implementation.enums import LineKind, TaskState
from projects.implementation.forms.values import Values, names, values_of
from projects.implementation.models import Roadmap, RoadmapChange, RoadmapVersion

GONE = TaskState.NOT_APPLICABLE


@dataclass(frozen=True)
class TaskDiff:
    """A task that differs between two versions: its fields before and after, by their names."""

    kind: LineKind
    title: str
    before: Values
    after: Values

    @property
    def changed(self) -> list[str]:
        """The fields that differ."""
        return [
            name for name in {**self.before, **self.after} if self.before.get(name) != self.after.get(name)
        ]


def keep(
    roadmap: Roadmap, *, number: int, on: date, by: Any, change: RoadmapChange | None = None
) -> RoadmapVersion:
    """ncip-57: the version with every task as it is now; one that is kept already stays."""
    found, _made = RoadmapVersion.objects.get_or_create(
        roadmap=roadmap,
        number=number,
        defaults={"agreed_on": on, "agreed_by": by, "change": change, "tasks": tasks_of(roadmap)},
    )
    return found


def tasks_of(roadmap: Roadmap) -> list[Values]:
    """Every task with its public number, its state and the fields of its form."""
    rows = (
        roadmap.tasks.select_related("responsible", "support_measure")
        .prefetch_related("predecessors")
        .order_by("position", "id")
    )
    return [{"id": str(task.public_id), "state": str(task.state), **values_of(task)} for task in rows]


def differences(before: Sequence[Values], after: Sequence[Values]) -> list[TaskDiff]:
    """D33: what the later version adds, changes and removes, in its order."""
    was = {task["id"]: task for task in before}
    found = [_difference(was.get(task["id"]), task) for task in after]
    return [one for one in found if one is not None]


def _difference(was: Values | None, now: Values) -> TaskDiff | None:
    title = str(now.get("title", ""))
    if was is None:
        return TaskDiff(LineKind.ADD, title, {}, _fields(now))
    if now["state"] == GONE and was["state"] != GONE:
        return TaskDiff(LineKind.REMOVE, title, _fields(was), {})
    found = TaskDiff(LineKind.EDIT, title, _fields(was), _fields(now))
    return found if found.changed else None


def _fields(task: Values) -> Values:
    return {name: task[name] for name in names() if name in task}
