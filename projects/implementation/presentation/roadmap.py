"""The roadmap as a table by stages and, under it, the same rows on a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.law.colours import Colour
from ncip.law.parameters import YELLOW_DAYS, Parameter
from ncip.reference.parameters import parameter
from ncip.ui.charts.gantt import GanttRow, gantt
from projects.implementation.enums import LIVE_ROADMAPS, Stage, TaskState, TaskType
from projects.implementation.numbering import numbers_of
from projects.implementation.presentation.tones import COLOUR_ICONS, COLOUR_TONES

DONE = "done"
GANTT_TONES = {Colour.RED: "red", Colour.YELLOW: "amber", Colour.GREEN: "brand", Colour.NONE: "brand"}


@dataclass(frozen=True)
class Line:
    """A task as a row: its number in the roadmap, its colour on the day, and what the row says."""

    task: Any
    number: str
    colour: str
    url: str
    responsible: str
    after: tuple[str, ...] = ()

    @property
    def not_applicable(self) -> bool:
        """Whether the akimat said that the task does not apply (ncip-49)."""
        return bool(self.task.state == TaskState.NOT_APPLICABLE)

    @property
    def started(self) -> bool:
        """Whether the work has begun."""
        return bool(self.task.state == TaskState.IN_PROGRESS)

    @property
    def type_note(self) -> str:
        """The task type of 49, when the title says something else."""
        words = "" if self.task.type == TaskType.OTHER else str(self.task.get_type_display())
        return "" if words == self.task.name else words

    @property
    def why(self) -> str:
        """What stands beside the title: why it does not apply, or why it was reopened."""
        return str(self.task.not_applicable_reason or self.task.reopened_reason)

    @property
    def css(self) -> str:
        """The mark of a red or yellow row."""
        tone = COLOUR_TONES.get(self.colour, "")
        return f"row-{tone}" if tone in ("red", "amber") else ""


@dataclass
class Group:
    """A stage with its tasks (ncip-49)."""

    number: int
    stage: Stage
    lines: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The stage in the reader's language."""
        return str(self.stage.label)


def groups(project: Any, roadmap: Any, tasks: Sequence[Any], on: date) -> list[Group]:
    """The three stages with their tasks in the order of the roadmap; a draft has no colours yet (ncip-55)."""
    yellow_days = parameter(YELLOW_DAYS) if roadmap.state in LIVE_ROADMAPS else None
    numbers = numbers_of(tasks)
    return [
        Group(
            number,
            stage,
            [_line(project, task, numbers, on, yellow_days) for task in tasks if task.stage == stage],
        )
        for number, stage in enumerate(Stage, start=1)
    ]


def _line(
    project: Any, task: Any, numbers: dict[int, str], on: date, yellow_days: Parameter[int] | None
) -> Line:
    colour = task.light(on, yellow_days).colour if yellow_days else Colour.NONE
    url = reverse("project_task", args=[project.code, task.public_id])
    after = tuple(numbers[before] for before in predecessors_of(task) if before in numbers)
    return Line(task, numbers[task.pk], colour, url, responsible_of(project, task), after)


def predecessors_of(task: Any) -> list[int]:
    """The tasks that come before this one, from what was read together with it."""
    return sorted(link.before_id for link in task.preceded.all())


def responsible_of(project: Any, task: Any) -> str:
    """The one who answers for the task, in words, without asking the database for the project again."""
    if task.responsible_kind == "investor":
        return str(project.company)
    return str(task.responsible.name if task.responsible else task.responsible_name)


def shown(all_groups: Sequence[Group], chosen: str) -> list[Group]:
    """Only the tasks of a colour, or the completed ones; everything when nothing is chosen."""
    if not chosen:
        return list(all_groups)
    picked = [
        Group(group.number, group.stage, [line for line in group.lines if _is(line, chosen)])
        for group in all_groups
    ]
    return [group for group in picked if group.lines]


def _is(line: Line, chosen: str) -> bool:
    if chosen == DONE:
        return bool(line.task.state == TaskState.COMPLETED)
    return line.colour == chosen


def pills(all_groups: Sequence[Group], chosen: str, url: str) -> list[dict[str, Any]]:
    """The quick filters with their counts."""
    lines = [line for group in all_groups for line in group.lines]
    named = (
        ("", _("All"), "", ""),
        (Colour.RED.value, _("Overdue"), "red", COLOUR_ICONS[Colour.RED]),
        (Colour.YELLOW.value, _("10 days or fewer"), "amber", COLOUR_ICONS[Colour.YELLOW]),
        (Colour.GREEN.value, _("On schedule"), "green", COLOUR_ICONS[Colour.GREEN]),
        (DONE, _("Completed"), "", "check"),
    )
    return [
        {
            "label": label,
            "count": len(lines) if not key else sum(1 for line in lines if _is(line, key)),
            "active": key == chosen,
            "tone": tone,
            "icon": icon,
            "url": f"{url}?show={key}#roadmap" if key else f"{url}#roadmap",
        }
        for key, label, tone, icon in named
    ]


def chart(all_groups: Sequence[Group], on: date, title: str) -> SafeString | str:
    """The Gantt twin: the same rows and the same dates; empty while no task has a date."""
    rows: list[GanttRow] = []
    for group in all_groups:
        dated = [line for line in group.lines if line.task.due_on and not line.not_applicable]
        if dated:
            rows.append(_group_row(group, dated))
            rows += [_task_row(line) for line in dated]
    return gantt(rows, today=on, title=title) if rows else ""


def _group_row(group: Group, dated: Sequence[Line]) -> GanttRow:
    start = min(line.task.starts_on or line.task.due_on for line in dated)
    end = max(line.task.due_on for line in dated)
    return GanttRow(f"stage-{group.number}", str(group.number), group.name, start, end, group=True)


def _after(line: Line) -> str:
    if not line.after:
        return ""
    return _("after %(numbers)s") % {"numbers": ", ".join(line.after)}


def _task_row(line: Line) -> GanttRow:
    task = line.task
    completed = task.state == TaskState.COMPLETED
    agreed = task.agreed_due_on
    moved = bool(agreed and agreed != task.due_on)
    return GanttRow(
        key=line.number,
        number=line.number,
        name=task.name,
        start=task.started_on or task.starts_on or task.due_on,
        end=max(task.due_on, task.started_on or task.due_on),
        url=line.url,
        progress=100 if completed else None,
        tone="green" if completed else GANTT_TONES[Colour(line.colour)],
        planned=not completed
        and task.state == TaskState.NOT_STARTED
        and line.colour in (Colour.GREEN, Colour.NONE),
        baseline=(task.starts_on or agreed, agreed) if moved else None,
        after=line.after,
        words=_words(line),
    )


def _words(line: Line) -> str:
    """What the bar says besides its dates: the state, who answers, what comes before."""
    said = [str(line.task.get_state_display()), line.responsible, _after(line)]
    return "; ".join(part for part in said if part)
