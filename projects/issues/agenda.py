"""How questions come before the Council: by hand, and issues of the green corridor by themselves (9(2), 32; D13).

An open issue of a corridor project stands on the agenda of the nearest scheduled meeting, whichever came first, the
issue or the meeting. When a nearer meeting is scheduled, or its meeting is cancelled or ends without a decision, it
moves. The authorised body may forward it meanwhile: the item waits all the same.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from projects.implementation.enums import ParticipantRole
from projects.implementation.notices import acting_body
from projects.implementation.participants import enrol
from projects.issues.enums import IssueState
from projects.issues.models import AgendaItem, CouncilMeeting, Issue

SYSTEM = Actor.system()


def bring(issue: Issue, act: Act) -> None:
    """ncip-32-b: an open issue of the corridor goes to the nearest scheduled meeting, unless the Council decided."""
    if not issue.project.in_corridor or not Issue.objects.undecided().filter(pk=issue.pk).exists():
        return
    meeting = CouncilMeeting.objects.nearest(act.on)
    if meeting is None:
        return
    if not AgendaItem.objects.waiting().filter(issue=issue).exists():
        _put(issue, meeting, act, automatic=True)
    issue = Issue.objects.get(pk=issue.pk)
    if issue.state == IssueState.UNDER_REVIEW:
        _perform(issue, "put_on_agenda", {}, act)


def follow_issue(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-32-b: raised, registered or opened again, an issue of the corridor goes before the Council."""
    bring(issue, act)


def follow_corridor(project: Any, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """SR-12: a project that comes into the corridor takes its open issues with it (D13)."""
    project.refresh_from_db()
    for issue in Issue.objects.open().filter(project=project).order_by("id"):
        bring(issue, act)


def follow_hand(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """AI-5: the issue stands on the agenda of the chosen meeting, of the nearest one by default."""
    if AgendaItem.objects.waiting().filter(issue=issue).exists():
        return
    meeting = params.get("meeting") or CouncilMeeting.objects.nearest(act.on)
    _put(issue, meeting, act, automatic=False)


def follow_schedule(meeting: CouncilMeeting, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-32-b: also a meeting that is scheduled later than the issue was raised takes it up."""
    nearest = CouncilMeeting.objects.nearest(act.on)
    if nearest is None:
        return
    for item in AgendaItem.objects.waiting().filter(automatic=True).exclude(meeting=nearest).order_by("id"):
        _move(item, nearest, act)
    for issue in Issue.objects.undecided().filter(project__in_corridor=True).order_by("id"):
        bring(issue, act)


def follow_end(meeting: CouncilMeeting, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """What a held or cancelled meeting has not decided goes to the next one, or back to the authorised body."""
    following = CouncilMeeting.objects.nearest(act.on)
    reason = _("The meeting ended without a decision, and no other meeting is scheduled.")
    for item in AgendaItem.objects.waiting().filter(meeting=meeting).order_by("id"):
        if following is not None:
            _move(item, following, act)
        else:
            _perform(item, "withdraw", {"reason": reason}, act)


def follow_decision(item: AgendaItem, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """AI-7: the decision of the Council is the result on the issue that waited for it."""
    issue = item.issue
    if issue is not None and issue.state == IssueState.COUNCIL_AGENDA:
        _perform(issue, "receive_result", {"result": item.decision}, act)


def follow_withdrawal(item: AgendaItem, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """An issue that left the agenda is under review again."""
    issue = item.issue
    if issue is not None and issue.state == IssueState.COUNCIL_AGENDA:
        _perform(issue, "recall", {"reason": item.reason}, act)


def follow_recall(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """An issue that was taken back leaves the agenda on which it was put by hand."""
    _leave(issue, params["reason"], act, automatic=False)


def follow_answer(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """What was answered or rejected before the meeting needs no decision any more."""
    _leave(issue, _("The issue was answered before the meeting."), act)


def _leave(issue: Issue, reason: str, act: Act, **which: Any) -> None:
    for item in AgendaItem.objects.waiting().filter(issue=issue, **which):
        _perform(item, "withdraw", {"reason": reason}, act)


def _put(issue: Issue, meeting: CouncilMeeting, act: Act, *, automatic: bool) -> None:
    enrol(issue.project, acting_body(Kind.COUNCIL), ParticipantRole.ADDRESSED, act.on)
    given = {"issue": str(issue.public_id), "automatic": automatic}
    door.create(AgendaItem, given, SYSTEM, at=act.at, channel=act.channel, parent=meeting)


def _move(item: AgendaItem, meeting: CouncilMeeting, act: Act) -> None:
    given = {"meeting": str(meeting.public_id)}
    door.amend(AgendaItem, item, "move", given, SYSTEM, at=act.at, channel=act.channel)


def _perform(subject: Any, name: str, params: dict[str, Any], act: Act) -> None:
    door.perform(type(subject), subject, name, SYSTEM, params, at=act.at, channel=act.channel)
