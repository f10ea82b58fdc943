"""What issues, agendas and assignments register: what follows their acts and those of projects, panels, entries."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework import extensions
from ncip.casework.actor import Actor
from ncip.ui import navigation
from projects.issues import agenda, assignments, issues, notices, panels
from projects.issues.permissions import COUNCIL_KINDS


def connect() -> None:
    """Called once, when all models are loaded."""
    _connect_issues()
    _connect_council()
    extensions.participants("issue", notices.of_issue)
    extensions.participants("council-meeting", notices.of_meeting)
    extensions.participants("agenda-item", notices.of_item)
    extensions.participants("assignment", notices.of_assignment)
    extensions.panel("project", template="issues/_of_project.html", context=panels.of_project, order=20)
    extensions.panel("task", template="issues/_of_task.html", context=panels.of_task, order=20)
    navigation.register(
        navigation.Item(_("Issues"), "issues", order=36, icon="alert-circle", visible=works_here)
    )
    navigation.register(navigation.Item(_("Council"), "council", order=37, icon="gavel", visible=sits_here))


def _connect_issues() -> None:
    extensions.then("issue", "create", agenda.follow_issue)
    extensions.then("issue", "register", agenda.follow_issue)
    extensions.then("issue", "reopen", agenda.follow_issue)
    extensions.then("issue", "forward", issues.record_forwarding)
    extensions.then("issue", "call_group", issues.record_group)
    extensions.then("issue", "propose_law", issues.record_proposal)
    extensions.then("issue", "put_on_agenda", agenda.follow_hand)
    extensions.then("issue", "receive_result", issues.end_step)
    extensions.then("issue", "recall", issues.end_step)
    extensions.then("issue", "recall", agenda.follow_recall)
    extensions.then("issue", "ask_information", issues.ask)
    extensions.then("issue", "give_information", issues.tell)
    extensions.then("issue", "add_meeting", issues.record_meeting)
    extensions.then("issue", "answer", agenda.follow_answer)
    extensions.then("issue", "reject", agenda.follow_answer)
    for name in ("score_corridor", "confirm_corridor"):
        extensions.then("project", name, agenda.follow_corridor)


def _connect_council() -> None:
    extensions.then("council-meeting", "create", agenda.follow_schedule)
    extensions.then("council-meeting", "edit", agenda.follow_schedule)
    extensions.then("council-meeting", "hold", agenda.follow_end)
    extensions.then("council-meeting", "cancel", agenda.follow_end)
    extensions.then("agenda-item", "decide", agenda.follow_decision)
    extensions.then("agenda-item", "withdraw", agenda.follow_withdrawal)
    extensions.then("assignment", "create", assignments.follow_assignment)
    extensions.then("assignment", "postpone", assignments.move_day)
    extensions.then("assignment", "send_back", assignments.move_day)
    extensions.then("assignment", "name_official", assignments.hand_on)


def works_here(request: HttpRequest) -> bool:
    """Whether the person acts for anybody: issues are raised by investors and worked on by every office."""
    actor = Actor.of_request(request)
    return actor.sees_all or (actor.organisation is not None and not actor.is_kind(Kind.FOREIGN_MISSION))


def sits_here(request: HttpRequest) -> bool:
    """Whether the person prepares the meetings of the Council or carries out its decisions."""
    actor = Actor.of_request(request)
    return actor.sees_all or actor.is_kind(*COUNCIL_KINDS)
