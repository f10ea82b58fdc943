"""How a request to suspend or exclude a project shows its facts and its road (33-35)."""

from __future__ import annotations

from typing import Any, Final

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from ncip.ui.badges import badge
from ncip.ui.dates import short_day
from projects.implementation.enums import RequestState as S

TONES: Final[dict[str, tuple[str, str]]] = {
    S.APPLICATION_RECEIVED: ("amber", "inbox"),
    S.DRAFT: ("neutral", "pencil"),
    S.ON_DECISION: ("gold", "send"),
    S.GRANTED_SUSPEND: ("amber", "player-pause"),
    S.GRANTED_EXCLUDE: ("red", "ban"),
    S.REFUSED: ("neutral", "arrow-back-up"),
}


def state_badge(request: Any) -> Any:
    """The state in words with its tone and icon."""
    tone, icon = TONES[request.state]
    return badge(request.get_state_display(), tone, icon, "state")


def facts(request: Any) -> list[dict[str, Any]]:
    """What is asked for, why, and what was decided (ncip-33, ncip-34, ncip-35)."""
    grounds = format_html_join("", "<p>{}</p>", ((label,) for label in request.ground_labels))
    project = request.project
    found = [
        (_("Project"), f"{project.code}, {project.title}", None, project.get_absolute_url()),
        (_("What is asked for"), request.get_effect_display(), "ncip-34", ""),
        (_("Grounds"), grounds, f"ncip-33-{request.grounds[0][-1]}" if request.grounds else None, ""),
        (_("Justification"), request.justification, "ncip-34", ""),
        (_("Applicant"), request.applicant or "", "ncip-33-6" if request.applicant else None, ""),
        (_("Applied on"), _day(request.applied_on), None, ""),
        (_("Sent on"), _day(request.sent_on), None, ""),
        (_("Decided on"), _day(request.decided_on), "ncip-35" if request.decided_on else None, ""),
        (_("Reason of the decision"), request.decision, None, ""),
    ]
    return [
        {"label": label, "value": value, "rule": rule, "url": url}
        for label, value, rule, url in found
        if value
    ]


def steps(request: Any) -> list[dict[str, str]]:
    """Application or draft, decision, outcome."""
    names = [S.DRAFT.label, S.ON_DECISION.label]
    if request.applied_on:
        names.insert(0, S.APPLICATION_RECEIVED.label)
    reached = {S.APPLICATION_RECEIVED: 0, S.DRAFT: len(names) - 2, S.ON_DECISION: len(names) - 1}
    decided = request.state not in reached
    here = reached.get(request.state, len(names))
    outcome = request.get_state_display() if decided else _("Decision of the authorised body")
    found = [{"name": str(name), "state": _place(place, here)} for place, name in enumerate(names)]
    return [*found, {"name": str(outcome), "state": "done" if decided else "todo"}]


def _place(place: int, here: int) -> str:
    if place < here:
        return "done"
    return "current" if place == here else "todo"


def _day(day: Any) -> str:
    return short_day(day) if day else ""
