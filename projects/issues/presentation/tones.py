"""Tones and icons of the states: one table."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from ncip.ui.badges import badge, deadline_badge
from projects.issues.enums import AssignmentState, IssueState, ItemState, MeetingState

TONES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "issue": {
        IssueState.SUBMITTED: ("amber", "inbox"),
        IssueState.UNDER_REVIEW: ("brand", "progress-check"),
        IssueState.FORWARDED: ("brand", "send"),
        IssueState.WORKING_GROUP: ("brand", "users-group"),
        IssueState.COUNCIL_AGENDA: ("gold", "gavel"),
        IssueState.LAW_PROPOSAL: ("gold", "scale"),
        IssueState.ANSWERED: ("green", "message"),
        IssueState.REJECTED: ("red", "ban"),
        IssueState.CLOSED: ("green", "circle-check"),
    },
    "council-meeting": {
        MeetingState.PLANNED: ("brand", "calendar-event"),
        MeetingState.HELD: ("green", "circle-check"),
        MeetingState.CANCELLED: ("neutral", "ban"),
    },
    "agenda-item": {
        ItemState.WAITING: ("brand", "clock"),
        ItemState.DECIDED: ("green", "gavel"),
        ItemState.WITHDRAWN: ("neutral", "arrow-back-up"),
    },
    "assignment": {
        AssignmentState.OPEN: ("brand", "target"),
        AssignmentState.DONE: ("green", "circle-check"),
        AssignmentState.CANCELLED: ("neutral", "ban"),
    },
}


def state_badge(subject: Any) -> Any:
    """The state in words with its tone and icon."""
    tone, icon = TONES[subject.label][subject.state]
    return badge(subject.get_state_display(), tone, icon, "state")


def assignment_badge(assignment: Any, on: date) -> Any:
    """How the day of an assignment stands; the state where no day counts."""
    if assignment.state == AssignmentState.CANCELLED or assignment.due_on is None:
        return state_badge(assignment)
    return deadline_badge(assignment.due_on, on, assignment.done_on)
