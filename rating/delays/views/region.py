"""The late tasks of a region in a quarter: what each one costs, and what closing them today would save."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.ui.exports import export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Table
from rating.delays import presentation, tables
from rating.delays.forecast import forecast
from rating.delays.lateness import ORDER, LateTasks
from rating.delays.standing import Standing
from rating.delays.views.found import FORMS, file_form, line_of, standing_of

ROWS_AT_ONCE = 500


@login_required
@require_safe
def region(request: PortalRequest, code: str, iso: str) -> HttpResponse:
    """A region: its place, its points, its late tasks one page after the other, and the forecast."""
    found = standing_of(request, code)
    line, actor = line_of(found, iso), Actor.of_request(request)
    tasks = LateTasks(found, line)
    rows = tasks.rows_for(actor)
    page = KeysetPage(rows, order=ORDER, cursor=request.GET.get("cursor", ""), params=request.GET)
    context = {
        "standing": found,
        "line": line,
        "points": presentation.points_text(line.points),
        "formula": presentation.formula(found.scale),
        "page": page,
        "hidden": max(line.tasks - rows.count(), 0),
        "table": _table(found, tasks, page.rows),
        "forecast": forecast(found, iso),
        "exports": [
            (form.upper(), reverse("delay_rating_region_export", args=[code, iso, form])) for form in FORMS
        ],
        "crumbs": [
            (_("Delay rating"), reverse("delay_ratings")),
            (found.period.name, reverse("delay_rating", args=[code])),
            (line.region.name, ""),
        ],
    }
    return render(request, "rating/region.html", context)


@login_required
@require_safe
def region_export(request: PortalRequest, code: str, iso: str, form: str) -> HttpResponseBase:
    """All late tasks of the region that the reader sees, as a file."""
    found = standing_of(request, code)
    tasks = LateTasks(found, line_of(found, iso))
    rows = tasks.rows_for(Actor.of_request(request)).order_by(*ORDER).iterator(chunk_size=ROWS_AT_ONCE)
    columns = tables.export_task_columns(running=found.is_running)
    return export_response(f"late-tasks-{code}-{iso}", file_form(form), columns, tasks.described(rows))


def _table(found: Standing, tasks: LateTasks, rows: list[Any]) -> Table:
    return Table(
        _("Late tasks"),
        tables.task_columns(running=found.is_running),
        tasks.described(rows),
        hide_caption=True,
        row_css=lambda row: "" if row.completed else "row-red",
        empty_title=_("No late tasks"),
        empty_text=_("No task of the counted projects that are shown to you was overdue in this quarter."),
    )
