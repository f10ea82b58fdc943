"""Tasks of a roadmap: when they may be written, carried out and completed (48, 49, 60)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.enums import IN_FORCE, ProjectState
from projects.implementation.guards.roadmap import OPEN_FOR_EDIT

if TYPE_CHECKING:
    from ncip.casework.act import Act

# The country's first day: no date of a project lies before it.
FIRST_DAY = date(1991, 12, 16)


@guard(rule="ncip-57")
def roadmap_is_open(subject: Any, act: Act) -> Reason | None:
    """ncip-48-c, ncip-57: tasks are written while the roadmap is a draft or in rework; later it is
    changed.
    """
    roadmap = getattr(subject, "roadmap", subject)
    if roadmap.state in OPEN_FOR_EDIT:
        return None
    text = _("The roadmap is in the state “%(state)s”: its tasks are written only in a draft or a rework.")
    return Reason("roadmap_closed", text % {"state": roadmap.get_state_display()})


@guard(rule="ncip-52")
def roadmap_is_approved(task: Any, act: Act) -> Reason | None:
    """ncip-52, ncip-53: tasks are carried out under an approved roadmap."""
    if task.roadmap.state in IN_FORCE and task.roadmap.project.state == ProjectState.WITH_ROADMAP:
        return None
    return Reason(
        "roadmap_not_approved", _("The roadmap is not approved: its tasks cannot be carried out yet.")
    )


@guard(rule="ncip-app2-4-1")
def task_is_late(task: Any, act: Act) -> Reason | None:
    """ncip-app2-4-1: a cause is named for a task whose due date has passed, while its project goes on."""
    if task.roadmap.project.suspended_on is None and task.due_on is not None and task.due_on < act.on:
        return None
    return Reason("not_late", _("The task is not late."))


@guard(rule="ncip-60", needs_params=True)
def completion_day_is_possible(task: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """ncip-60: the actual completion is not in the future and not before the task began."""
    day = params["completed_on"]
    if day > act.on:
        return Reason(
            "completed_in_future", _("The day of completion cannot be in the future."), "completed_on"
        )
    if day < (task.started_on or FIRST_DAY):
        text = _("The task cannot have been completed before it began.")
        return Reason("completed_before_start", text, "completed_on")
    return None


@guard(rule="ncip-53", needs_params=True)
def start_day_is_possible(task: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """ncip-53: the actual start is not in the future."""
    day = params.get("started_on")
    if day is None or FIRST_DAY <= day <= act.on:
        return None
    if day > act.on:
        return Reason("started_in_future", _("The day of the start cannot be in the future."), "started_on")
    return Reason("start_too_early", _("The day of the start cannot lie before 16.12.1991."), "started_on")
