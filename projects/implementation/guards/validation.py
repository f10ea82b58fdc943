"""Validation (60): who may not decide alone, and from which day the national chamber's term runs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.enums import TaskState

if TYPE_CHECKING:
    from ncip.casework.act import Act


def needs_countersign(project: Any) -> bool:
    """ncip-60: a chamber that initiated the project does not validate it alone (D23)."""
    return project.initiator is not None and project.initiator.kind == Kind.NATIONAL_CHAMBER


def clock_start(completed_on: date, reported_on: date) -> date:
    """ncip-60: the term runs from the actual completion; reported late, from the report (D23)."""
    return max(completed_on, reported_on)


def clock_of(project: Any, act: Act) -> date:
    """ncip-60: the day after which the national chamber's 5 working days are counted (D23)."""
    return clock_start(project.last_task_completed_on, act.on)


@guard(rule="ncip-60")
def countersigned_when_own(project: Any, act: Act) -> Reason | None:
    """ncip-60-t: the authorised body countersigns what the chamber initiated itself (D23)."""
    if not needs_countersign(project) or project.countersigned_on is not None:
        return None
    text = _("The national chamber initiated this project: the authorised body countersigns first.")
    return Reason("countersign_needed", text)


@guard(rule="ncip-60")
def countersign_is_needed(project: Any, act: Act) -> Reason | None:
    """ncip-60: a countersignature is only needed, and only once, when the chamber initiated the project
    (D23).
    """
    if not needs_countersign(project):
        return Reason("no_countersign_needed", _("The national chamber validates this project alone."))
    if project.countersigned_on is not None:
        return Reason("already_countersigned", _("The authorised body has already countersigned."))
    return None


@guard(rule="ncip-60", needs_params=True)
def named_tasks_were_completed(project: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """ncip-60: only completed tasks of the project's roadmap are reopened (D23)."""
    roadmap = project.current_roadmap
    if all(task.roadmap_id == roadmap.pk and task.state == TaskState.COMPLETED for task in params["tasks"]):
        return None
    return Reason("task_not_completed", _("Name completed tasks of the roadmap."), "tasks")
