"""The roadmap (48-52): what it must say before it is sent, who must have agreed, what a rework must
answer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from frontoffices.registry.queries import bodies_of
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.enums import ResponsibleKind, RoadmapState, Stage, TaskState
from projects.implementation.stages import STAGE_RULES

if TYPE_CHECKING:
    from ncip.casework.act import Act

OPEN_FOR_EDIT = (RoadmapState.DRAFT, RoadmapState.REWORK)


def terms_digest(tasks: Iterable[Any]) -> str:
    """ncip-48-1: what a party agrees to: the terms, the stages and the responsible of every task.

    A mark holds as long as this stays the same; a changed date asks for a new mark.
    """
    terms = [
        [
            str(task.public_id),
            task.stage,
            task.state == TaskState.NOT_APPLICABLE,
            str(task.starts_on or ""),
            str(task.due_on or ""),
            task.responsible_kind,
            task.responsible_id or task.responsible_name,
        ]
        for task in sorted(tasks, key=lambda task: task.pk)
    ]
    return hashlib.sha256(json.dumps(terms).encode()).hexdigest()


def applicable(tasks: Iterable[Any]) -> list[Any]:
    """The tasks that are to be done."""
    return [task for task in tasks if task.state != TaskState.NOT_APPLICABLE]


def _of_stage(tasks: Iterable[Any], stage: Stage) -> list[Any]:
    return [task for task in tasks if task.stage == stage]


@guard(rule="ncip-49-1")
def every_stage_is_planned(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-49-1, ncip-49-2, ncip-49-3: each stage has tasks, or says why they are not applicable."""
    tasks = list(roadmap.tasks.all())
    found = [
        Reason(
            "stage_empty",
            _("Add tasks to the stage “%(stage)s”, or say why its tasks are not applicable.")
            % {"stage": stage.label},
            "tasks",
            STAGE_RULES[stage],
        )
        for stage in Stage
        if not _of_stage(tasks, stage)
    ]
    if not found and not applicable(tasks):
        text = _("At least one task must be applicable before you send the roadmap.")
        found.append(Reason("no_task", text, "tasks"))
    return found


@guard(rule="ncip-48-1")
def every_task_has_its_term(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-3-6, ncip-48-1: each task has a due date."""
    return [
        Reason("no_due_date", _("Set the due date of “%(task)s”.") % {"task": task.name}, "due_on")
        for task in applicable(roadmap.tasks.all())
        if task.due_on is None
    ]


@guard(rule="ncip-48-5")
def every_task_has_its_responsible(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-3-6, ncip-48-5: each task has a responsible: the investor, a body or a contractor."""
    return [
        Reason(
            "no_responsible",
            _("Name the responsible for “%(task)s”.") % {"task": task.name},
            "responsible_kind",
        )
        for task in applicable(roadmap.tasks.all())
        if not has_responsible(task)
    ]


def has_responsible(task: Any) -> bool:
    """ncip-48-5: the investor is known from the passport; a body or a contractor is named."""
    if task.responsible_kind == ResponsibleKind.INVESTOR:
        return True
    return bool(task.responsible_kind and (task.responsible_id or task.responsible_name))


@guard(rule="ncip-48-2")
def every_stage_has_results(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-48-2: the expected results of each stage are written."""
    return _said_per_stage(
        roadmap,
        lambda task: bool(task.expected_result),
        Reason("no_result", _("Write the expected results of the stage “%(stage)s”."), "expected_result"),
    )


@guard(rule="ncip-48-3")
def every_stage_has_support(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-48-3: the support measures of each stage are named, or it says that none is needed."""
    return _said_per_stage(
        roadmap,
        lambda task: bool(task.support_measure_id or task.support_note),
        Reason(
            "no_support",
            _("Name the support measures of the stage “%(stage)s”, or write that none is needed."),
            "support_measure",
        ),
    )


def _said_per_stage(roadmap: Any, said: Callable[[Any], bool], reason: Reason) -> list[Reason]:
    tasks = applicable(roadmap.tasks.all())
    return [
        Reason(reason.code, reason.text % {"stage": stage.label}, reason.field)
        for stage in Stage
        if _of_stage(tasks, stage) and not any(said(task) for task in _of_stage(tasks, stage))
    ]


@guard(rule="ncip-48-4")
def risks_are_named(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-48-4: possible risks, and for each the way to minimise it."""
    tasks = applicable(roadmap.tasks.all())
    if tasks and not any(task.risk for task in tasks):
        return [Reason("no_risk", _("Name the possible risks and the ways to minimise them."), "risk")]
    text = _("Write how the risk of “%(task)s” is minimised.")
    return [
        Reason("no_mitigation", text % {"task": task.name}, "mitigation")
        for task in tasks
        if task.risk and not task.mitigation
    ]


@guard(rule="ncip-48-1")
def everybody_agreed(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-48-1: the investor and every responsible party have agreed to the terms as they now stand."""
    text = _("The agreement mark of %(party)s to the present terms is missing.")
    return [
        Reason("no_mark", text % {"party": party.name}, "marks") for party in roadmap.parties_without_mark()
    ]


@guard(rule="ncip-51-b")
def every_remark_is_answered(roadmap: Any, act: Act) -> list[Reason]:
    """ncip-51-b: each remark of the rejection has its answer."""
    text = _("Answer the remark: “%(remark)s”.")
    return [
        Reason("remark_open", text % {"remark": remark.text}, f"answer_{remark.number}")
        for remark in roadmap.remarks.filter(round=roadmap.round, answer="")
    ]


@guard(rule="ncip-52")
def decided_by_another(roadmap: Any, act: Act) -> Reason | None:
    """ncip-52: nobody decides on what his own organisation drafted (architecture §7)."""
    own = bodies_of(act.actor.organisation)
    if roadmap.drafted_by_id not in own and roadmap.project.leb_id not in own:
        return None
    return Reason("own_draft", _("Your organisation drafted this roadmap: another one decides on it."))


@guard(rule="ncip-48-1", needs_params=True)
def party_has_no_account(roadmap: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """ncip-48-1: the akimat records the mark of a party only when the party cannot set it itself."""
    party = params["party"]
    if not party.has_account(act.on):
        return None
    text = _("%(party)s has an account and sets the mark itself.") % {"party": party.name}
    return Reason("party_has_account", text, "party")


@guard(rule="ncip-48-1")
def mark_is_needed(roadmap: Any, act: Act) -> Reason | None:
    """ncip-48-1: one mark of a party for the same terms is enough."""
    if any(party.is_spoken_for_by(act.actor) for party in roadmap.parties_without_mark()):
        return None
    return Reason("already_agreed", _("Your organisation has already agreed to the present terms."))
