"""Tones and icons of states, pools and colours: one table each."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _

from ncip.law.colours import Colour
from projects.implementation.enums import Pool, ProjectState, RoadmapState

PROJECT_STATES: Final[dict[str, tuple[str, str]]] = {
    ProjectState.DRAFT: ("neutral", "pencil"),
    ProjectState.FORMED: ("brand", "file-check"),
    ProjectState.WITHOUT_ROADMAP: ("amber", "route"),
    ProjectState.WITH_ROADMAP: ("brand", "progress-check"),
    ProjectState.AWAITING_VALIDATION: ("gold", "hourglass"),
    ProjectState.AFTERCARE: ("green", "headset"),
    ProjectState.PERIOD_ENDED_OPEN: ("amber", "clock-pause"),
    ProjectState.COMPLETED: ("green", "circle-check"),
    ProjectState.EXCLUDED: ("neutral", "ban"),
    ProjectState.ARCHIVED: ("neutral", "archive"),
}
ROADMAP_STATES: Final[dict[str, tuple[str, str]]] = {
    RoadmapState.TO_PREPARE: ("amber", "clock"),
    RoadmapState.DRAFT: ("neutral", "pencil"),
    RoadmapState.ON_APPROVAL: ("gold", "send"),
    RoadmapState.REWORK: ("amber", "arrow-back-up"),
    RoadmapState.APPROVED: ("brand", "circle-check"),
    RoadmapState.CHANGE_REQUESTED: ("brand", "git-branch"),
    RoadmapState.CHANGE_ON_AGREEMENT: ("gold", "git-branch"),
    RoadmapState.COMPLETED: ("green", "circle-check"),
}
COLOUR_TONES: Final[dict[str, str]] = {Colour.RED: "red", Colour.YELLOW: "amber", Colour.GREEN: "green"}
COLOUR_ICONS: Final[dict[str, str]] = {
    Colour.RED: "alert-triangle",
    Colour.YELLOW: "clock",
    Colour.GREEN: "circle-check",
}


def chips(project: Any) -> list[dict[str, str]]:
    """The marks of a project: state, pool, corridor, Task Force (ncip-28, ncip-30, ncip-31)."""
    tone, icon = PROJECT_STATES[project.state]
    found = [{"text": str(project.get_state_display()), "tone": tone, "icon": icon}]
    if project.pool:
        tone = "brand" if project.pool == Pool.NATIONAL else "neutral"
        found.append({"text": str(project.get_pool_display()), "tone": tone, "icon": "flag"})
    if project.in_corridor:
        found.append({"text": _("Green corridor"), "tone": "green", "icon": "leaf"})
    if project.task_force:
        found.append({"text": _("Task Force"), "tone": "gold", "icon": "users-group"})
    if project.is_suspended:
        found.append({"text": _("Suspended"), "tone": "amber", "icon": "player-pause"})
    return found
