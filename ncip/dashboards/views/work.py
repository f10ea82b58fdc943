"""My work: what waits for me, my terms by colour, my tasks, what I sent on, my notices."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontoffices.registry.enums import Kind
from ncip.accounts.requests import PortalRequest
from ncip.casework import notices, reading
from ncip.casework.actor import Actor
from ncip.dashboards import queue, terms
from projects.implementation.presentation.roadmap import responsible_of

NOTICES = 6
NEAREST = 6  # terms that stand open; the later ones are folded


@login_required
@require_safe
def my_work(request: PortalRequest) -> HttpResponse:
    """What this person has to do today."""
    actor = Actor.of_request(request)
    my_terms, counted = terms.my_terms(actor), terms.count_tasks(actor, request.on)
    shown = terms.urgent_and_next(terms.my_tasks(actor), request.on)
    lights = terms.lights([one.deadline.last_day for one in my_terms], request.on)
    context = {
        "actor": actor,
        "cases": queue.cases(actor, request.on),
        "terms": my_terms,
        "nearest": NEAREST,
        "later_terms": len(my_terms) - NEAREST,
        "tasks": [_task_row(task) for task in shown],
        "more_tasks": sum(counted.values()) - len(shown),
        "all_tasks_url": _projects_url(actor),
        "sent": terms.sent(actor, request.on),
        "lights": {colour: count + counted[colour] for colour, count in lights.items()},
        "notices": notices.page_of(request.user).rows[:NOTICES],
        "talks": reading.unread_conversations(actor),
        "on": request.on,
        "who": _who(actor),
    }
    return render(request, "dashboards/work.html", context)


def _task_row(task: Any) -> dict[str, Any]:
    project = task.roadmap.project
    return {"task": task, "project": project, "responsible": responsible_of(project, task)}


def _projects_url(actor: Actor) -> str:
    """The list in which the rest of the tasks is found: the akimat's own projects, else all that are seen."""
    url = reverse("project_list")
    if actor.organisation is not None and actor.is_kind(Kind.LOCAL_EXECUTIVE_BODY):
        return f"{url}?leb={actor.organisation.public_id}"
    return url


def _who(actor: Actor) -> str:
    """For whom the person acts now."""
    if actor.organisation is None and actor.user is not None and actor.user.is_superuser:
        return _("Administrator of the platform")
    if actor.organisation is None:
        return _("You do not belong to an organisation yet. Ask the administrator of your organisation.")
    return str(actor.organisation.name)
