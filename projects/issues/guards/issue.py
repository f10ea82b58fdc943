"""What stands against an act on an issue (6, 9, 32)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.enums import ProjectState
from projects.issues.enums import IssueState, ItemState

if TYPE_CHECKING:
    from ncip.casework.act import Act

# Every Module from the formed passport on (D32); what is not there any more has no issues.
NOT_UNDER_WAY = (
    ProjectState.DRAFT,
    ProjectState.COMPLETED,
    ProjectState.EXCLUDED,
    ProjectState.ARCHIVED,
)


@guard(rule="ncip-6-3")
def project_is_under_way(project: Any, act: Act) -> Reason | None:
    """ncip-6-3: issues are those of projects that are being carried out or supported."""
    if project is None or project.state not in NOT_UNDER_WAY:
        return None
    text = _("An issue is raised once the passport is formed, and while the project is under way.")
    return Reason("not_under_way", text)


@guard(rule="ncip-9-2")
def a_meeting_is_scheduled(issue: Any, act: Act) -> Reason | None:
    """ncip-9-2: there must be a meeting on whose agenda it can stand."""
    meetings = issue.agenda_items.model._meta.get_field("meeting").related_model._default_manager
    if meetings.nearest(act.on) is not None:
        return None
    return Reason("no_meeting", _("No meeting of the Council is scheduled. Schedule one first."))


@guard(rule="ncip-32-b")
def corridor_waits_for_the_council(issue: Any, act: Act) -> Reason | None:
    """ncip-32-b: on an issue of the green corridor the Council decides; it does not leave the agenda by hand."""
    waits = issue.agenda_items.filter(state=ItemState.WAITING, automatic=True).exists()
    if act.actor.is_system or issue.state != IssueState.COUNCIL_AGENDA or not waits:
        return None
    text = _("An issue of the green corridor is decided at the nearest meeting. Forward it meanwhile.")
    return Reason("corridor", text)


@guard(rule="ncip-9-3")
def nothing_is_asked_yet(issue: Any, act: Act) -> Reason | None:
    """ncip-9-3: one request for information at a time."""
    if issue.information_due_on is None:
        return None
    return Reason("asked", _("Information was asked for already. Wait for the report."))


@guard(rule="ncip-9-3")
def information_was_asked(issue: Any, act: Act) -> Reason | None:
    """ncip-9-3: the report answers a request."""
    if issue.information_due_on is not None:
        return None
    return Reason("not_asked", _("No information was asked for."))
