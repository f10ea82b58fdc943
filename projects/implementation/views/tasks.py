"""The list of tasks over all projects, today or as it stood on a past day: the rows behind every figure (55)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.law.colours import Colour
from ncip.ui.exports import export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Table
from projects.implementation import task_tables
from projects.implementation.models import Task
from projects.implementation.presentation.tones import COLOUR_ICONS, COLOUR_TONES
from projects.implementation.task_filters import StandingTaskFilter

FORMS = ("xlsx", "csv")
ROWS_AT_ONCE = 500
# The nearest last day first: what has been red longest stands on top.
ORDER = ("due_on", "id")
PLAIN_FILTERS = ("colour", "region", "on")


@login_required
@require_safe
def task_list(request: PortalRequest) -> HttpResponseBase:
    """The tasks to be done that the reader sees, the longest overdue first."""
    found = StandingTaskFilter(
        request.GET, queryset=Task.objects.visible_to(Actor.of_request(request)), request=request
    )
    day, rows = found.day, _with_projects(found.qs)
    if request.GET.get("export") in FORMS:
        lines = rows.order_by(*ORDER).iterator(chunk_size=ROWS_AT_ONCE)
        columns = task_tables.export_columns(day)
        return export_response(f"tasks-{day.isoformat()}", request.GET["export"], columns, lines)
    page = KeysetPage(rows, order=ORDER, cursor=request.GET.get("cursor", ""), params=request.GET)
    table = Table(
        _("Tasks of roadmaps"),
        task_tables.columns(day),
        page.rows,
        params=request.GET,
        hide_caption=True,
        row_css=task_tables.row_css(day),
        empty_title=_("No tasks found"),
        empty_text=_("No task to be done fits these filters among the projects that are shown to you."),
    )
    context = {
        "table": table,
        "page": page,
        "total": found.qs.count(),
        "plain": [found.form[name] for name in PLAIN_FILTERS],
        "more": [field for field in found.form if field.name not in PLAIN_FILTERS],
        "day": day,
        "is_past": day < request.on,
        "narrowed": any(
            value and name not in (*PLAIN_FILTERS, "cursor", "lang", "theme")
            for name, value in request.GET.items()
        ),
        "pills": _pills(request),
        "exports": [{"label": form.upper(), "url": _with(request, export=form)} for form in FORMS],
    }
    return render(request, "implementation/task_list.html", context)


def _with_projects(tasks: Any) -> Any:
    related = ("responsible", "roadmap__project__region", "roadmap__project__company")
    return tasks.select_related(*related).prefetch_related("roadmap__project__suspensions")


def _pills(request: PortalRequest) -> list[dict[str, Any]]:
    """All tasks, or those of one colour; the other filters stay."""
    named = (
        ("", _("All")),
        (Colour.RED.value, _("Overdue")),
        (Colour.YELLOW.value, _("10 days or fewer")),
        (Colour.GREEN.value, _("On schedule")),
    )
    return [
        {
            "label": label,
            "url": _with(request, colour=value),
            "active": request.GET.get("colour", "") == value,
            "tone": COLOUR_TONES.get(value, ""),
            "icon": COLOUR_ICONS.get(value, ""),
            "count": None,
        }
        for value, label in named
    ]


def _with(request: PortalRequest, **changes: str) -> str:
    query = request.GET.copy()
    for name in ("cursor", "lang", "theme", "export", *changes):
        query.pop(name, None)
    query.update({name: value for name, value in changes.items() if value})
    return f"?{query.urlencode()}"
