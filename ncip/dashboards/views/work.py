"""My work: what waits for me, my terms by colour, my tasks, what I sent on, my notices."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework import notices
from ncip.casework.actor import Actor
from ncip.dashboards import queue, terms
from projects.implementation.presentation.roadmap import responsible_of

NOTICES = 6


@login_required
@require_safe
def my_work(request: PortalRequest) -> HttpResponse:
    """What this person has to do today."""
    actor = Actor.of_request(request)
    my_terms, my_tasks = terms.my_terms(actor), terms.my_tasks(actor)
    days = [one.deadline.last_day for one in my_terms] + [task.due_on for task in my_tasks if task.due_on]
    context = {
        "actor": actor,
        "cases": queue.cases(actor),
        "terms": my_terms,
        "tasks": [_task_row(task) for task in my_tasks],
        "sent": terms.sent(actor),
        "lights": terms.lights(days, request.on),
        "notices": notices.page_of(request.user).rows[:NOTICES],
        "on": request.on,
        "who": _who(actor),
    }
    return render(request, "dashboards/work.html", context)


def _task_row(task: Any) -> dict[str, Any]:
    project = task.roadmap.project
    return {"task": task, "project": project, "responsible": responsible_of(project, task)}


def _who(actor: Actor) -> str:
    """For whom the person acts now."""
    if actor.organisation is None:
        return _("You do not belong to an organisation yet. Ask the administrator of your organisation.")
    return str(actor.organisation.name)
