"""The stages and tasks that comments and files are about, and who answers for which of them (58).

Who answers for a task comments that task and its stage; the national chamber, which validates the last task, the
last stage. The others named here accompany every stage: they form, approve or change the roadmap or carry it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from ncip.casework.parts import WHOLE, Part
from ncip.casework.permissions import either, predicate
from projects.implementation import permissions
from projects.implementation.enums import Stage
from projects.implementation.models import Project, Task
from projects.implementation.numbering import STAGES, numbers_of


@predicate(gettext_lazy("Task Force, for a project that it accompanies"))
def accompanying_task_force(actor: Actor, project: Any) -> bool:
    """ncip-31: Task Force accompanies the largest projects of the green corridor."""
    return bool(project.task_force) and actor.is_kind(Kind.TASK_FORCE)


answers_for_every_stage = either(
    permissions.leb_of_project,
    permissions.initiator,
    permissions.investor,
    permissions.national_company,
    permissions.authorised_body,
    permissions.regional_companions,
    accompanying_task_force,
)
answers_for_the_last_stage = either(answers_for_every_stage, permissions.national_chamber)


def of_project(project: Project, actor: Actor) -> list[Part]:
    """ncip-58-b: the stages of the roadmap, each followed by its tasks; one query, nothing for those outside."""
    if not permissions.shows_finances(actor, project):
        return []
    tasks = list(
        Task.objects.filter(roadmap__project=project)
        .order_by("position", "id")
        .select_related("roadmap")
        .only("public_id", "title", "type", "stage", "responsible", "roadmap__is_current")
    )
    current = [task for task in tasks if task.roadmap.is_current]
    past = [task for task in tasks if not task.roadmap.is_current]
    if not tasks:
        return []
    return [part for stage in Stage for part in _of_stage(stage, current, past, project, actor)]


def of_task(task: Task, actor: Actor) -> list[Part]:
    """ncip-58-a: the files and messages of a task as a whole are those of who answers for it."""
    project = task.roadmap.project
    mine = _whole_stage(Stage(task.stage), project, actor) or permissions.responsible_for_task(actor, task)
    return [Part(WHOLE, task.name, mine=bool(mine))]


def key_of_task(task: Task) -> str:
    """The key of a task among the parts of its project."""
    return f"task:{task.public_id}"


def _of_stage(
    stage: Stage, current: Sequence[Task], past: Sequence[Task], project: Project, actor: Actor
) -> list[Part]:
    numbers, speaking = numbers_of(current), bodies_of(actor.organisation) if actor.may_act else []
    whole = _whole_stage(stage, project, actor)
    key = f"stage:{stage.value}"
    own = [
        Part(
            key_of_task(task),
            f"{numbers[task.pk]} {task.name}",
            key,
            whole or task.responsible_id in speaking,
        )
        for task in current
        if task.stage == stage
    ]
    kept = [
        Part(
            key_of_task(task),
            _("%(task)s (an earlier roadmap)") % {"task": task.name},
            key,
            whole or task.responsible_id in speaking,
            past=True,
        )
        for task in past
        if task.stage == stage
    ]
    mine = whole or any(part.mine for part in own)
    return [Part(key, f"{STAGES.index(stage) + 1}. {stage.label}", mine=mine), *own, *kept]


def _whole_stage(stage: Stage, project: Project, actor: Actor) -> bool:
    answers = answers_for_the_last_stage if stage == Stage.POST_INVESTMENT else answers_for_every_stage
    return answers(actor, project)
