"""A draft from a template: its tasks with usual lengths become tasks with dates (48, 49).

The task types of 49 always stand in the roadmap; a template only says more about them and adds others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, IntegerField, Value, When

from ncip.casework.act import Act
from projects.implementation.enums import ResponsibleKind, Stage, TaskType
from projects.implementation.models import Precedence, Roadmap, RoadmapTemplate, Task, TemplateTask
from projects.implementation.stages import PRESET, first_position


def templates_for(project: Any, on: date) -> Any:
    """ncip-48-c: the templates offered on a day, those of the project's activity first."""
    activity = project.oked
    codes = [activity.code, activity.parent] if activity else []
    fitting = [When(activity=code, then=Value(place)) for place, code in enumerate(codes) if code]
    near = Case(*fitting, default=Value(len(codes)), output_field=IntegerField())
    return RoadmapTemplate.objects.offered(on).order_by(near, "activity", "id")


def write_preset(roadmap: Roadmap, act: Act) -> None:
    """RM-2: the task types of the three stages and nothing more (ncip-49-1, ncip-49-2, ncip-49-3)."""
    _write(roadmap, [_preset(roadmap, stage, kind) for stage in Stage for kind in PRESET[stage]], act)


def write_template(roadmap: Roadmap, template: RoadmapTemplate, begins_on: date, act: Act) -> None:
    """ncip-48-c, ncip-49-1, ncip-49-2, ncip-49-3: the tasks of the template with dates counted from the
    beginning, and the task types that it does not mention.
    """
    lines = list(template.tasks.all())
    dates = schedule(lines, begins_on)
    tasks = {line.number: _from_template(roadmap, line, *dates[line.number]) for line in lines}
    known = {line.type for line in lines}
    rest = [_preset(roadmap, stage, kind) for stage in Stage for kind in PRESET[stage] if kind not in known]
    _write(roadmap, [*tasks.values(), *rest], act)
    Precedence.objects.bulk_create(
        Precedence(task=tasks[line.number], before=tasks[before])
        for line in lines
        for before in dict.fromkeys(line.after)
    )


def schedule(lines: Iterable[TemplateTask], begins_on: date) -> dict[int, tuple[date, date]]:
    """First and last day of each task by its number: it begins the day after the last one before it, or
    with the plan; a task of n calendar days that begins on day 1 ends on day n.
    """
    dates: dict[int, tuple[date, date]] = {}
    for line in sorted(lines, key=lambda line: line.number):
        starts = max((dates[before][1] + timedelta(days=1) for before in line.after), default=begins_on)
        dates[line.number] = (starts, starts + timedelta(days=line.days - 1))
    return dates


def _preset(roadmap: Roadmap, stage: Stage, kind: TaskType) -> Task:
    return Task(roadmap=roadmap, stage=stage, type=kind, title=str(kind.label))


def _from_template(roadmap: Roadmap, line: TemplateTask, starts_on: date, due_on: date) -> Task:
    return Task(
        roadmap=roadmap,
        stage=line.stage,
        type=line.type,
        title=line.title,
        expected_result=line.said("result"),
        risk=line.said("risk"),
        mitigation=line.said("mitigation"),
        responsible_kind=ResponsibleKind.INVESTOR if line.by_investor else "",
        starts_on=starts_on,
        due_on=due_on,
    )


def _write(roadmap: Roadmap, tasks: Iterable[Task], act: Act) -> None:
    """The tasks, each after those of its stage that come before it."""
    places: Counter[str] = Counter()
    tasks = list(tasks)
    for task in tasks:
        places[task.stage] += 1
        task.position = first_position(task.stage) + 10 * places[task.stage]
        task.created_at = task.changed_at = act.at
    Task.objects.bulk_create(tasks)
