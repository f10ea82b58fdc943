"""The results of a quarter: task dynamics and causes of deviations by region (Annex 2, 4(1))."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.ui.exports import export_response
from ncip.ui.tables import Table
from rating.delays import results, tables
from rating.delays.periods import Period, quarter_of, ratable
from rating.delays.permissions import works_in_state
from rating.delays.views.found import FORMS, file_form


@login_required
@require_safe
def quarter_results(request: PortalRequest, code: str) -> HttpResponse:
    """Regions with what was due, done in time, done late and moved; causes of the country or of one region."""
    period = _period(request, code)
    rows = results.results(period)
    chosen = _chosen(rows, request.GET.get("region", ""))
    row = chosen or results.total(rows)
    context = {
        "period": period,
        "total": results.total(rows),
        "chosen": chosen,
        "causes": results.causes(row, period),
        "table": Table(
            _("Results of the quarter by region"),
            tables.result_columns(period),
            [one for one in rows if not one.is_empty],
            hide_caption=True,
            empty_title=_("No task of a roadmap was due in this quarter."),
            row_css=lambda one: "chosen" if chosen is one else "",
        ),
        "exports": [(form.upper(), reverse("quarter_results_export", args=[code, form])) for form in FORMS],
        "crumbs": [
            (_("Delay rating"), reverse("delay_ratings")),
            (period.name, reverse("delay_rating", args=[code])),
            (_("Results"), ""),
        ],
    }
    return render(request, "rating/results.html", context)


@login_required
@require_safe
def quarter_results_export(request: PortalRequest, code: str, form: str) -> HttpResponseBase:
    """The table as a file."""
    period = _period(request, code)
    rows = results.results(period)
    return export_response(f"results-{code}", file_form(form), tables.result_columns(period), rows)


def _period(request: PortalRequest, code: str) -> Period:
    quarter = quarter_of(code)
    if quarter is None or not ratable(quarter, request.on) or not works_in_state(Actor.of_request(request)):
        raise Http404
    return Period.of(quarter, request.on)


def _chosen(rows: list[results.Result], iso: str) -> Any:
    if not iso:
        return None
    found = next((one for one in rows if one.region is not None and one.region.iso == iso), None)
    if found is None:
        raise Http404
    return found
