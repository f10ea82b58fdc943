"""Whom an act on an issue, an agenda or an assignment is told to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from frontoffices.registry.enums import Kind
from projects.implementation.notices import acting_body, authorised_body, investor

if TYPE_CHECKING:
    from ncip.casework.act import Act

__all__ = ["authorised_body", "investor"]


def council(subject: Any, act: Act) -> Iterable[Any]:
    """The Council."""
    return [acting_body(Kind.COUNCIL)]


def raiser(issue: Any, act: Act) -> Iterable[Any]:
    """Whoever raised the issue."""
    return [issue.raised_by]


def addressee(issue: Any, act: Act) -> Iterable[Any]:
    """The body that works on the issue now."""
    return [issue.body]


def around_item(item: Any, act: Act) -> Iterable[Any]:
    """Whoever raised the issue of an item, and the investor and akimat of its project."""
    project = item.project
    found = [project.company.organisation, project.leb] if project is not None else []
    return [*found, item.issue.raised_by if item.issue_id else None]


def invited(meeting: Any, act: Act) -> Iterable[Any]:
    """The Council, the authorised body, and those who were invited."""
    bodies = [acting_body(Kind.COUNCIL), acting_body(Kind.AUTHORISED_BODY)]
    return [*bodies, *meeting.invited.all()]


def responsible(assignment: Any, act: Act) -> Iterable[Any]:
    """Who was charged: the named official, else the organisation."""
    return [assignment.official or assignment.responsible]


def giver(assignment: Any, act: Act) -> Iterable[Any]:
    """Who gave the assignment."""
    return [assignment.given_by]


def of_issue(issue: Any) -> Iterable[Any]:
    """ncip-58: whom a message about an issue concerns."""
    project = issue.project
    bodies = [step.body for step in issue.steps.select_related("body")]
    return [
        issue.raised_by,
        project.company.organisation,
        project.leb,
        project.responsible,
        acting_body(Kind.AUTHORISED_BODY),
        *bodies,
    ]


def of_meeting(meeting: Any) -> Iterable[Any]:
    """Whom a message about a meeting concerns."""
    return [acting_body(Kind.COUNCIL), acting_body(Kind.AUTHORISED_BODY), *meeting.invited.all()]


def of_item(item: Any) -> Iterable[Any]:
    """Whom a message about an item of an agenda concerns."""
    return [acting_body(Kind.COUNCIL), acting_body(Kind.AUTHORISED_BODY)]


def of_assignment(assignment: Any) -> Iterable[Any]:
    """Whom a message about an assignment concerns."""
    return [assignment.given_by, assignment.responsible, assignment.official]
