"""The road of a project as a timeline: passport, akimat, roadmap, the three stages, validation, Module 3."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ncip.ui.badges import deadline_tone
from ncip.ui.dates import short_day
from projects.implementation.enums import LIVE_ROADMAPS, Pool, ProjectState, Stage, TaskState

OPEN = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS)
AFTER_VALIDATION = (
    ProjectState.AFTERCARE,
    ProjectState.PERIOD_ENDED_OPEN,
    ProjectState.COMPLETED,
)


def steps(project: Any, roadmap: Any, tasks: Sequence[Any], on: date) -> list[dict[str, str]]:
    """The steps with their real days; exactly one is current while the project is on its way."""
    passport = _step(_("Passport"), project.formed_on)
    if project.pool == Pool.REGIONAL:
        return _with_current(
            [passport, _step(_("In the regional pool"), None, note=_said(project.pool_since))]
        )
    approved = roadmap.approved_on if roadmap is not None else None
    return _with_current(
        [
            passport,
            _step(_("Local executive body"), project.designated_on),
            _step(_("Roadmap"), approved),
            *_stages(roadmap, tasks, on),
            _validation(project),
            _step(_("Post-investment support"), None, note=_said(project.transferred_on)),
        ]
    )


def _step(name: str, done_on: date | None, *, note: str = "", tone: str = "") -> dict[str, str]:
    state = "done" if done_on else "todo"
    return {
        "name": name,
        "note": note or _said(done_on),
        "state": state,
        "tone": tone,
    }


def _said(day: date | None) -> str:
    return short_day(day) if day else ""


def _stages(roadmap: Any, tasks: Sequence[Any], on: date) -> list[dict[str, str]]:
    return [_stage(stage, roadmap, [task for task in tasks if task.stage == stage], on) for stage in Stage]


def _stage(stage: Stage, roadmap: Any, tasks: Sequence[Any], on: date) -> dict[str, str]:
    """ncip-49: a stage is over when none of its tasks is open, on the day of its last completion (D41)."""
    name = str(stage.label)
    still_open = [task for task in tasks if task.state in OPEN]
    if not tasks or roadmap is None or roadmap.state not in LIVE_ROADMAPS:
        return _step(name, None, note=_until(_last(tasks)))
    if not still_open:
        done_on = max((task.completed_on for task in tasks if task.completed_on), default=None)
        return _step(name, done_on or roadmap.approved_on)
    late = min((task.due_on for task in still_open if task.due_on), default=None)
    tone = {"red": "red", "amber": "amber"}.get(deadline_tone(late, on), "") if late else ""
    return _step(name, None, note=_until(_last(tasks)), tone=tone)


def _last(tasks: Sequence[Any]) -> date | None:
    return max((task.due_on for task in tasks if task.due_on), default=None)


def _until(day: date | None) -> str:
    return _("until %(day)s") % {"day": short_day(day)} if day else ""


def _validation(project: Any) -> dict[str, str]:
    name = _("Validation")
    if project.state in AFTER_VALIDATION:
        return _step(name, project.transferred_on)
    return _step(name, None)


def _with_current(found: list[dict[str, str]]) -> list[dict[str, str]]:
    """The first step that is not done is where the project is now; later dates stay as plans."""
    for step in found:
        if step["state"] != "done":
            step["state"] = "current"
            break
    return found
