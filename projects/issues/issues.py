"""What follows the acts on an issue: the steps it went through, the requests for information, the meetings (6, 9).

A body that is asked to work on an issue takes part in the project from then on, and therefore sees it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from ncip.casework.act import Act
from projects.implementation.enums import ParticipantRole
from projects.implementation.participants import enrol
from projects.issues.enums import StepKind
from projects.issues.models import InformationRequest, Issue, IssueMeeting, IssueStep
from projects.issues.permissions import OUTSIDE_KINDS


def record_forwarding(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-9-3, ncip-9-9: what the body is to do and by when."""
    _begin(issue, act, StepKind.FORWARDING, task=params["task"], due_on=params["due_on"])


def record_group(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-9-1: who leads the working group, who takes part, and its first meeting."""
    step = _begin(issue, act, StepKind.WORKING_GROUP, task=params["task"], due_on=params.get("due_on"))
    members = list(params["members"])
    step.members.set(members)
    _enrol(issue, members, act)
    if params.get("first_meeting"):
        names = "\n".join(one.name for one in [step.body, *members])
        _meet(issue, act, day=params["first_meeting"], place=params["place"], participants=names)


def record_proposal(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-9-7: the topic and the words of the amendment."""
    _begin(
        issue,
        act,
        StepKind.LAW_PROPOSAL,
        task=params["task"],
        topic=params["topic"],
        outside_plan=params["outside_plan"],
    )


def end_step(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """AI-7: what came of it; an issue that was taken back keeps the reason instead."""
    words = params.get("result") or params["reason"]
    issue.steps.filter(ended_on=None).update(result=words, ended_on=act.on, taken_back="reason" in params)
    issue.information_requests.filter(answered_on=None).update(answer=words, answered_on=act.on)


def ask(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-9-3: the request stands on the card until it is answered."""
    body: Any = issue.body
    InformationRequest.objects.create(
        issue=issue, body=body, question=params["question"], asked_on=act.on, due_on=params["due_on"]
    )


def tell(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-9-3: what was done."""
    issue.information_requests.filter(answered_on=None).update(answer=params["answer"], answered_on=act.on)


def record_meeting(issue: Issue, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-9-1, ncip-6-3: a meeting on the issue."""
    _meet(issue, act, **params)


def _begin(issue: Issue, act: Act, kind: StepKind, **facts: Any) -> IssueStep:
    body: Any = issue.body
    _enrol(issue, [body], act)
    return IssueStep.objects.create(issue=issue, kind=kind, body=body, begun_on=act.on, **facts)


def _meet(issue: Issue, act: Act, **facts: Any) -> None:
    caller: Any = act.actor.organisation
    IssueMeeting.objects.create(issue=issue, called_by=caller, **facts)


def _enrol(issue: Issue, bodies: Iterable[Any], act: Act) -> None:
    for body in bodies:
        if body.kind not in OUTSIDE_KINDS:
            enrol(issue.project, body, ParticipantRole.ADDRESSED, act.on)
