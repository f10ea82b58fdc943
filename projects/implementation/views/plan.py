"""The plan of a roadmap as a table: written out to be worked on, and read on trial when it comes back."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from uuid6 import uuid7

from ncip.accounts.requests import PortalRequest
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.reasons import Refused
from ncip.journal.enums import Channel
from ncip.ui.sheet_templates import template_response
from projects.implementation import importing
from projects.implementation.forms import ImportTasksForm
from projects.implementation.models import Project, Roadmap
from projects.implementation.sheets import COLUMNS, rows_of

FAULTS_SHOWN = 200


@login_required
@require_safe
def roadmap_table(request: PortalRequest, code: str) -> HttpResponseBase:
    """The roadmap as a workbook: what is written here is what the import reads."""
    roadmap, _actor = _roadmap(request, code)
    tasks = roadmap.tasks.select_related("responsible", "support_measure").prefetch_related("preceded")
    return template_response(f"roadmap-{code}", "xlsx", COLUMNS, rows_of(tasks))


@login_required
@require_http_methods(["GET", "POST"])
def roadmap_trial(request: PortalRequest, code: str) -> HttpResponse:
    """What a table would change, or every bad row with its reason; nothing stays."""
    roadmap, actor = _roadmap(request, code)
    act = Act(actor=actor, at=request.at, channel=Channel.WEB)
    form = ImportTasksForm(request.POST or None, request.FILES or None, subject=roadmap, act=act)
    context = _frame(roadmap) | {"form": form}
    if request.method == "GET":
        return redirect(context["send_url"])
    if not form.is_valid():
        return render(request, "implementation/roadmap_trial.html", context, status=422)
    try:
        reading = importing.try_table(
            roadmap, form.cleaned_data["table"], actor, at=request.at, channel=Channel.WEB
        )
    except Refused as refused:
        context |= {"reasons": refused.reasons, "title": refused.title}
        return render(request, "implementation/roadmap_trial.html", context, status=refused.status)
    context |= {
        "reading": reading,
        "faults": reading.faults[:FAULTS_SHOWN],
        "more": max(len(reading.faults) - FAULTS_SHOWN, 0),
        "bad": len({fault.row for fault in reading.faults}),
        "sealed": "" if reading.faults else form.sealed(),
        "key": str(uuid7()),
    }
    return render(
        request, "implementation/roadmap_trial.html", context, status=422 if reading.faults else 200
    )


def _roadmap(request: PortalRequest, code: str) -> tuple[Roadmap, Actor]:
    actor = Actor.of_request(request)
    project = get_object_or_404(Project.objects.visible_to(actor), code=code)
    roadmap = Roadmap.objects.visible_to(actor).filter(project=project, is_current=True).first()
    if roadmap is None:
        raise Http404
    roadmap.project = project
    return roadmap, actor


def _frame(roadmap: Roadmap) -> dict[str, Any]:
    project = roadmap.project
    return {
        "roadmap": roadmap,
        "project": project,
        "send_url": reverse("perform", args=["roadmap", roadmap.public_id, "import_tasks"]),
        "crumbs": [
            (_("Projects"), reverse("project_list")),
            (project.code, project.get_absolute_url()),
            (_("Take tasks from a table"), ""),
        ],
    }
