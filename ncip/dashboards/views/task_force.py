"""The portfolio of Task Force with its escalation clock (31; D12)."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.dashboards import escalations, panels, reach
from ncip.ui.paging import KeysetPage


@login_required
@require_safe
def task_force_panel(request: PortalRequest) -> HttpResponse:
    """ncip-31: the projects handed over to Task Force, what is late in them, and who must act."""
    actor = Actor.of_request(request)
    if not reach.pools_of_country(actor):
        raise Http404
    found = escalations.sums(actor, request.on)
    query = {"task_force": "yes", "pool": reach.pools_of_country(actor)[0]}
    issues_url = f"{reverse('issues')}?{urlencode({'task_force': 'yes', 'turn': 'open'})}"
    rows = escalations.portfolio(actor, request.on)
    context = {
        "sums": found,
        "held": KeysetPage(
            rows, order=escalations.ORDER, cursor=request.GET.get("cursor", ""), params=request.GET
        ),
        "waiting": escalations.escalations(actor, request.on),
        "issues": escalations.open_issues(actor, request.on),
        "target": settings.TASK_FORCE_TARGET_DAYS,
        "issue_target": settings.ISSUE_TARGET_DAYS,
        "projects": panels.Number(found.projects, panels.projects_url(query)),
        "red": panels.Number(found.red, panels.tasks_url({**query, "colour": "red"})),
        "yellow": panels.Number(found.yellow, panels.tasks_url({**query, "colour": "yellow"})),
        "open_issues": panels.Number(found.issues, issues_url),
        "on": request.on,
    }
    return render(request, "dashboards/task_force.html", context)
