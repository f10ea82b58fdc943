"""The card of a project, a tab at each address, and the page of one task."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework import explain, history, reading
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import Document, Message
from ncip.journal.enums import Channel
from ncip.ui.paging import KeysetPage
from projects.implementation.enums import LIVE_ROADMAPS, RoadmapState
from projects.implementation.forms import ChangeTasksForm
from projects.implementation.models import Project
from projects.implementation.presentation import course, journal, next_step, passport, receipt, road, roadmap
from projects.implementation.presentation.card import Card, card_of

EVENTS_ON_A_PAGE = 50
EVENTS_ASIDE = 6


@login_required
@require_safe
def project_card(request: PortalRequest, code: str, tab: str = "roadmap") -> HttpResponse:
    """The card of a project: what it waits for, where it is on its road, and one of its parts."""
    card = _card(request, code)
    if tab not in TABS or (tab != "roadmap" and not card.inside):
        raise Http404
    context = _frame(request, card, tab)
    context |= TABS[tab](request, card)
    return render(request, "implementation/project.html", context)


@login_required
@require_safe
def project_task(request: PortalRequest, code: str, task: str) -> HttpResponse:
    """One task: its term, the one responsible, result, support, risks, and what can be done with it."""
    card = _card(request, code)
    found = next((one for one in card.tasks if str(one.public_id) == task), None)
    if found is None:
        raise Http404
    on = request.on
    lines = roadmap.groups(card.project, card.roadmap, card.tasks, on)
    every = [one for group in lines for one in group.lines]
    line = next(one for one in every if one.task is found)
    context = {
        "card": card,
        "line": line,
        "before": [one for one in every if one.number in line.after],
        "then": [one for one in every if line.number in one.after],
        "task": found,
        "light": found.light(on) if card.roadmap.state in LIVE_ROADMAPS else None,
        "course": _course_of_task(card, found, on),
        "next": next_step.next_action(found, card.actor, [], at=request.at),
        "on": on,
        "delays": list(found.delays.select_related("reason", "organisation")),
        "shifts": list(found.shifts.select_related("reason", "change__roadmap")),
        "crumbs": [*_crumbs(card, last=False), (line.number, "")],
    }
    return render(request, "implementation/task.html", context)


def _course_of_task(card: Card, task: Any, on: date) -> Any:
    """The colours of a task of a roadmap under way; a draft has none (ncip-55)."""
    task.roadmap.project = card.project
    return course.of_task(task, on) if card.roadmap.state in LIVE_ROADMAPS else None


def _card(request: PortalRequest, code: str) -> Card:
    actor = Actor.of_request(request)
    projects = Project.objects.visible_to(actor).select_related(
        "company", "region", "district", "initiator", "leb", "responsible", "contact", "oked"
    )
    project = get_object_or_404(projects, code=code)
    return card_of(project, actor)


def _frame(request: PortalRequest, card: Card, tab: str) -> dict[str, Any]:
    """What stands around every tab."""
    on, project = request.on, card.project
    waits = next_step.subject_of(project, card.roadmap, card.tasks, card.actor, at=request.at)
    return {
        "card": card,
        "project": project,
        "roadmap": card.roadmap,
        "on": on,
        "tab": tab,
        "tabs": _tabs(card, tab),
        "steps": road.steps(project, card.roadmap, card.tasks, on),
        "next": next_step.next_action(waits, card.actor, card.deadlines, at=request.at),
        "crumbs": _crumbs(card),
        "events": _latest(card),
        "participants": card.participants() if card.inside else [],
    }


def _latest(card: Card) -> list[dict[str, Any]]:
    if not card.inside:
        return history.entries(card.project, limit=EVENTS_ASIDE)
    events = list(journal.about(card.project, card.roadmaps, card.tasks)[:EVENTS_ASIDE])
    return journal.entries(events, card.tasks)


def _crumbs(card: Card, *, last: bool = True) -> list[tuple[str, str]]:
    project = card.project
    region = f"{reverse('project_list')}?region={project.region.iso}"
    own = "" if last else project.get_absolute_url()
    return [(_("Projects"), reverse("project_list")), (project.region.name, region), (project.code, own)]


def _tabs(card: Card, active: str) -> list[dict[str, Any]]:
    project = card.project
    named = [("roadmap", _("Roadmap"), card.planned_tasks or None)]
    if card.inside:
        named += [
            ("passport", _("Passport"), None),
            ("corridor", _("Green corridor"), None),
            ("documents", _("Documents"), card.count_documents() or None),
            ("conversation", _("Conversation"), card.count(Message) or None),
            ("journal", _("Journal"), None),
        ]
    unread = reading.unread_counts(card.actor.user, project.label, [project.public_id]).get(
        project.public_id, 0
    )
    return [
        {
            "label": label,
            "count": count,
            "unread": unread if name == "conversation" and name != active else 0,
            "active": name == active,
            "url": project.get_absolute_url()
            if name == "roadmap"
            else reverse("project_tab", args=[project.code, name]),
        }
        for name, label, count in named
    ]


def _roadmap_tab(request: PortalRequest, card: Card) -> dict[str, Any]:
    if card.roadmap is None:
        return {"groups": []}
    on, chosen = request.on, request.GET.get("show", "")
    every = roadmap.groups(card.project, card.roadmap, card.tasks, on)
    live = card.roadmap.state in LIVE_ROADMAPS
    groups = roadmap.shown(every, chosen if live else "")
    return {
        "groups": groups,
        "pills": roadmap.pills(every, chosen, card.project.get_absolute_url()) if live else [],
        "chart": roadmap.chart(groups, on, _("Calendar of the roadmap")),
        "live": live,
        "course": course.of_project(card.project, card.tasks, on) if live else None,
        "open_for_edit": card.roadmap.state in (RoadmapState.DRAFT, RoadmapState.REWORK),
        "plan_form": _plan_form(request, card),
        "parties": card.parties(),
        "remarks": list(card.roadmap.remarks.all()),
    }


def _plan_form(request: PortalRequest, card: Card) -> Any:
    """The form that changes several tasks at once, for the akimat that drafts (ncip-48-c)."""
    offered = explain.offered(card.roadmap, card.actor, at=request.at)
    if not card.tasks or not any(one.name == "change_tasks" for one in offered):
        return None
    act = Act(actor=card.actor, at=request.at, channel=Channel.WEB)
    return ChangeTasksForm(subject=card.roadmap, act=act)


def _passport_tab(request: PortalRequest, card: Card) -> dict[str, Any]:
    project = card.project
    return {
        "rows": passport.fields(project, with_finances=card.inside),
        "more": passport.more(project),
        "missing": passport.open_questions(project),
        "completeness": passport.completeness(project),
        "languages": settings.LANGUAGES,
        "contracts": list(project.contracts.prefetch_related("agreements")),
        "has_demo": bool(project.demo_fields),
    }


def _corridor_tab(request: PortalRequest, card: Card) -> dict[str, Any]:
    scores = card.project.corridor_scores.select_related(
        "project__company", "good", "global2000_entry", "listed_company"
    )
    return {"receipts": [receipt.receipt(score) for score in scores]}


def _documents_tab(request: PortalRequest, card: Card) -> dict[str, Any]:
    keys = [task.public_id for task in card.tasks]
    titles = {task.public_id: task.name for task in card.tasks}
    papers = Document.objects.filter(subject_label="task", subject_id__in=keys).select_related(
        "blob", "author"
    )
    return {
        "evidence": [
            {"document": paper, "task": titles[paper.subject_id]} for paper in papers.order_by("-id")
        ],
    }


def _conversation_tab(request: PortalRequest, card: Card) -> dict[str, Any]:
    return {}


def _journal_tab(request: PortalRequest, card: Card) -> dict[str, Any]:
    page = KeysetPage(
        journal.about(card.project, card.roadmaps, card.tasks),
        order=("-number",),
        cursor=request.GET.get("cursor", ""),
        limit=EVENTS_ON_A_PAGE,
        params=request.GET,
    )
    return {"page": page, "lines": journal.entries(page.rows, card.tasks)}


TABS: dict[str, Callable[[PortalRequest, Card], dict[str, Any]]] = {
    "roadmap": _roadmap_tab,
    "passport": _passport_tab,
    "corridor": _corridor_tab,
    "documents": _documents_tab,
    "conversation": _conversation_tab,
    "journal": _journal_tab,
}
