"""How a meeting of the Council, its agenda and an assignment show their facts (9(2), 9(9), 32)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ncip.ui.dates import long_day, short_day
from projects.attraction.presentation.cards import fact
from projects.issues.enums import AssignmentKind
from projects.issues.presentation.tones import state_badge

RULES = {
    AssignmentKind.DECISION: "ncip-9-2",
    AssignmentKind.INSTRUCTION: "ncip-9-9",
    AssignmentKind.RECOMMENDATION: "ncip-9-10",
}


def meeting_facts(meeting: Any) -> list[dict[str, Any]]:
    """When, where, how; who is invited; once it is held, who was present."""
    hour = f", {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    invited = "; ".join(one.name for one in meeting.invited.all())
    held = [
        fact(_("Number of the minutes"), meeting.number),
        fact(_("Who presided"), meeting.chair),
        fact(_("Who was present"), "; ".join(meeting.attendees)),
    ]
    return [
        fact(_("Day of the meeting"), f"{long_day(meeting.planned_on)}{hour}", rule="ncip-9-2"),
        fact(_("How the Council meets"), meeting.get_mode_display()),
        fact(_("Place or link"), meeting.place),
        *([fact(_("Invited organisations"), invited)] if invited else []),
        *(held if meeting.held_on else []),
        *([fact(_("Why it was cancelled"), meeting.reason)] if meeting.reason else []),
    ]


def lines(items: Iterable[Any], assignments: Iterable[Any], seen: set[int]) -> list[dict[str, Any]]:
    """The agenda: each question with its number, badge, decision and what was charged; `seen` are shown projects."""
    given: dict[int, list[Any]] = {}
    for one in assignments:
        given.setdefault(one.item_id, []).append(one)
    return [
        {
            "number": number,
            "item": item,
            "badge": state_badge(item),
            "project_url": item.project.get_absolute_url() if item.project_id in seen else "",
            "issue_url": item.issue.get_absolute_url() if item.issue_id and item.project_id in seen else "",
            "assignments": given.get(item.pk, []),
            "rule": "ncip-32-b" if item.automatic else "ncip-9-2",
        }
        for number, item in enumerate(items, start=1)
    ]


def assignment_facts(assignment: Any, *, sees_project: bool) -> list[dict[str, Any]]:
    """From where it follows, who answers, by when."""
    item, project, official = assignment.item, assignment.project, assignment.official
    due_on, first = assignment.due_on, assignment.first_due_on
    return [
        fact(_("Kind"), assignment.get_kind_display(), rule=rule_of(assignment)),
        *(
            [fact(_("Decision of the Council"), f"{item.meeting}: {item}", url=item.get_absolute_url())]
            if item
            else []
        ),
        *(
            [fact(_("Project"), f"{project.code}, {project.title}", url=_url(project, sees_project))]
            if project
            else []
        ),
        fact(_("Who answers"), assignment.responsible, url=assignment.responsible.get_absolute_url()),
        fact(_("Person who answers"), official.full_name if official else ""),
        fact(_("To be done by"), short_day(due_on) if due_on else ""),
        *([fact(_("First date"), short_day(first))] if first and first != due_on else []),
        fact(_("Given by"), assignment.given_by, url=assignment.given_by.get_absolute_url()),
        *([fact(_("Done on"), short_day(assignment.done_on))] if assignment.done_on else []),
        *([fact(_("Reason"), assignment.reason)] if assignment.reason else []),
    ]


def rule_of(assignment: Any) -> str:
    """The paragraph of an assignment; recommendations to other offices than Task Force stand on 10(8)."""
    if assignment.kind == AssignmentKind.RECOMMENDATION and assignment.responsible.kind != "task_force":
        return "ncip-10-8"
    return RULES[AssignmentKind(assignment.kind)]


def _url(project: Any, shown: bool) -> str:
    return str(project.get_absolute_url()) if shown else ""


def tabs(active: str) -> list[dict[str, Any]]:
    """The parts of the Council's pages."""
    named = (
        ("council", _("Next meeting")),
        ("council_meetings", _("Meetings of the Council")),
        ("assignments", _("Assignments")),
    )
    return [{"label": label, "url": reverse(name), "active": name == active} for name, label in named]
