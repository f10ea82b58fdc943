"""How an issue shows its facts, its road and how long it has been open (6, 9; D32)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ncip.ui.badges import badge
from ncip.ui.dates import short_day
from projects.attraction.presentation.cards import fact
from projects.issues.enums import IssueState as S

PASSED_ON: Final = (S.FORWARDED, S.WORKING_GROUP, S.COUNCIL_AGENDA, S.LAW_PROPOSAL)


def facts(issue: Any, *, sees_project: bool) -> list[dict[str, Any]]:
    """Who raised what about which project, who works on it, what it delays."""
    project = issue.project
    body = issue.body
    return [
        fact(
            _("Project"),
            f"{project.code}, {project.title}",
            url=project.get_absolute_url() if sees_project else "",
        ),
        fact(_("What it is about"), issue.get_topic_display()),
        fact(_("Raised by"), issue.raised_by, rule="ncip-6-3"),
        fact(_("Raised on"), short_day(issue.raised_on)),
        *([fact(_("Registered on"), _registered(issue), rule="ncip-9-1")] if issue.registered_on else []),
        *([fact(_("Works on it now"), body, url=body.get_absolute_url(), rule="ncip-9-3")] if body else []),
        *([fact(_("Result due on"), short_day(issue.due_on))] if issue.due_on else []),
        *(
            [fact(_("Information due on"), short_day(issue.information_due_on))]
            if issue.information_due_on
            else []
        ),
    ]


def _registered(issue: Any) -> str:
    number = f", № {issue.number}" if issue.number else ""
    return f"{short_day(issue.registered_on)}{number}"


def steps(issue: Any) -> list[dict[str, str]]:
    """Submitted, under review, passed on, answered, closed: where the issue is."""
    way = issue.get_state_display() if issue.state in PASSED_ON else _("Work on the issue")
    end = issue.get_state_display() if issue.state == S.REJECTED else S.ANSWERED.label
    names = [S.SUBMITTED.label, S.UNDER_REVIEW.label, way, end, S.CLOSED.label]
    if issue.state == S.REJECTED:
        names.pop()
    here = {S.SUBMITTED: 0, S.UNDER_REVIEW: 1, S.ANSWERED: 3, S.REJECTED: 4, S.CLOSED: 5}.get(issue.state, 2)
    return [{"name": str(name), "state": _place(place, here)} for place, name in enumerate(names)]


def _place(place: int, here: int) -> str:
    if place < here:
        return "done"
    return "current" if place == here else "todo"


def elapsed(issue: Any, on: date, target: int) -> Any:
    """How long the issue has been open, beside the target of the portal; red beyond it (D32)."""
    days = issue.days_open(on)
    words = ngettext("%(days)d day open", "%(days)d days open", days) % {"days": days}
    if not issue.is_open:
        words = ngettext("answered in %(days)d day", "answered in %(days)d days", days) % {"days": days}
    if not target:
        return badge(words, "neutral", "clock", "deadline")
    return badge(words, "red" if days > target else "green", "clock", "deadline")


def way(issue: Any) -> list[dict[str, Any]]:
    """To whom the issue was passed on, what was asked, and what came back, the latest first."""
    found = [
        {
            "title": str(step.get_kind_display()),
            "who": step.body,
            "members": list(step.members.all()),
            "text": step.task,
            "topic": step.get_topic_display() if step.topic else "",
            "outside_plan": step.outside_plan,
            "due_on": step.due_on,
            "begun_on": step.begun_on,
            "ended_on": step.ended_on,
            "result": step.result,
            "taken_back": step.taken_back,
            "rule": {"forwarding": "ncip-9-3", "working_group": "ncip-9-1", "law_proposal": "ncip-9-7"}[
                step.kind
            ],
        }
        for step in issue.steps.select_related("body").prefetch_related("members")
    ]
    return found[::-1]
