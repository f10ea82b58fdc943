"""What follows the acts on an assignment: its running day, and the history of its days (9(2), 9(9), 9(10))."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework import deadlines
from ncip.casework.act import Act
from ncip.casework.actions import Opening
from ncip.law.terms import TERM_ASSIGNMENT
from projects.implementation.enums import ParticipantRole
from projects.implementation.participants import enrol
from projects.issues.models import Assignment, Postponement
from projects.issues.permissions import OUTSIDE_KINDS

OPENING = Opening(TERM_ASSIGNMENT, responsible="responsible", official="official", start="due_on")


def follow_assignment(assignment: Assignment, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-9-9: its day runs; whoever is charged with work on a project takes part in it."""
    if assignment.due_on is not None:
        deadlines.open_term(assignment, OPENING, act)
    if assignment.project is not None and assignment.responsible.kind not in OUTSIDE_KINDS:
        enrol(assignment.project, assignment.responsible, ParticipantRole.ADDRESSED, act.on)


def move_day(assignment: Assignment, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The history keeps the day that was, and reminders follow the new one."""
    last = assignment.postponements.last()
    before = last.due_on if last else assignment.first_due_on
    Postponement.objects.create(
        assignment=assignment,
        was_due_on=before,
        due_on=params["to"],
        reason=params["reason"],
        moved_on=act.on,
    )
    if (
        before is None
        or deadlines.extend(assignment, TERM_ASSIGNMENT, (params["to"] - before).days, act) is None
    ):
        deadlines.open_term(assignment, OPENING, act)


def hand_on(assignment: Assignment, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Whoever was named is reminded from now on."""
    running = deadlines.running(assignment, TERM_ASSIGNMENT)
    if running is not None:
        running.official = assignment.official
        running.save()
