"""The list of problem issues and the card of one (6, 9; D32)."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from projects.attraction.views.listing import Listing, listed
from projects.implementation.models import Project
from projects.issues.filters import IssueFilter
from projects.issues.models import AgendaItem, Issue
from projects.issues.presentation import issue as presentation
from projects.issues.presentation.tones import state_badge
from projects.issues.tables import every_issue_on, issues_on


@login_required
@require_safe
def issues(request: PortalRequest) -> HttpResponseBase:
    """The issues of the projects that the reader sees, those of the green corridor first (D13)."""
    rows = Issue.objects.visible_to(Actor.of_request(request)).for_list()
    found = IssueFilter(request.GET, queryset=rows, request=request)
    columns = every_issue_on if request.GET.get("export") else issues_on
    listing = Listing(
        "issues",
        _("Problem issues"),
        columns(request.on, settings.ISSUE_TARGET_DAYS),
        ("-project__in_corridor", "-id"),
        _("No issue found"),
        _("An issue is raised on the card of a project."),
    )
    return listed(request, listing, found, "issues")


@login_required
@require_safe
def issue(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """One issue: what hinders the project, how it was passed on, what the Council decided, the answer."""
    actor = Actor.of_request(request)
    card = get_object_or_404(Issue.objects.visible_to(actor).for_list(), public_id=public_id)
    sees_project = Project.objects.visible_to(actor).filter(pk=card.project_id).exists()
    context = {
        "issue": card,
        "facts": presentation.facts(card, sees_project=sees_project),
        "steps": presentation.steps(card),
        "badge": state_badge(card),
        "elapsed": presentation.elapsed(card, request.on, settings.ISSUE_TARGET_DAYS),
        "target": settings.ISSUE_TARGET_DAYS,
        "way": presentation.way(card),
        "tasks": list(card.tasks.select_related("roadmap__project").order_by("position")),
        "asked": list(card.information_requests.select_related("body").order_by("-id")),
        "meetings": list(card.meetings.select_related("called_by").order_by("-day", "-id")),
        "items": list(AgendaItem.objects.filter(issue=card).for_list().order_by("-id")),
        "crumbs": [
            (_("Problem issues"), reverse("issues")),
            (card.project.code, _url(card, sees_project)),
            (card, ""),
        ],
        "on": request.on,
    }
    return render(request, "issues/issue.html", context)


def _url(card: Issue, sees_project: bool) -> str:
    return card.project.get_absolute_url() if sees_project else ""
