"""The portfolio of Task Force with its escalation clock (31; D12)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.dashboards import escalations, panels, reach


@login_required
@require_safe
def task_force_panel(request: PortalRequest) -> HttpResponse:
    """ncip-31: the projects handed over to Task Force, what is late in them, and who must act."""
    actor = Actor.of_request(request)
    if not reach.pools_of_country(actor):
        raise Http404
    held, waiting = escalations.portfolio(actor, request.on), escalations.escalations(actor, request.on)
    query = {"task_force": "yes", "pool": reach.pools_of_country(actor)[0]}
    context = {
        "held": held,
        "waiting": waiting,
        "beyond_target": sum(one.is_due for one in waiting),
        "target": settings.TASK_FORCE_TARGET_DAYS,
        "projects": panels.Number(len(held), panels.projects_url(query)),
        "red": panels.Number(sum(one.red for one in held), panels.tasks_url({**query, "colour": "red"})),
        "yellow": panels.Number(
            sum(one.yellow for one in held), panels.tasks_url({**query, "colour": "yellow"})
        ),
        "cost_kzt": sum(one.project.cost_kzt for one in held),
        "on": request.on,
    }
    return render(request, "dashboards/task_force.html", context)
