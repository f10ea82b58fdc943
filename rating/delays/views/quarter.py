"""The rating of a quarter: table, map, formula, files, paper, and the check of a published one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.law.quarters import Quarter
from ncip.ui.charts.paper import for_paper
from ncip.ui.exports import export_response
from ncip.ui.pdf import pdf_response
from ncip.ui.tables import Table
from rating.delays import presentation, tables
from rating.delays.differing import shown
from rating.delays.models import DelayRating
from rating.delays.models.rating import last_published
from rating.delays.periods import code_of, first_quarter, quarters
from rating.delays.permissions import works_in_state
from rating.delays.standing import Standing, before
from rating.delays.verification import verify
from rating.delays.views.found import FORMS, file_form, standing_of


@login_required
@require_safe
def ratings(request: PortalRequest) -> HttpResponse:
    """The way in: the quarter asked for, else the running one, else the last one that was published."""
    if code := request.GET.get("quarter"):
        return redirect("delay_rating", code)
    if works_in_state(Actor.of_request(request)):
        return redirect("delay_rating", code_of(Quarter.of(request.on)))
    latest = last_published()
    if latest is not None:
        return redirect(latest)
    return render(request, "rating/none.html")


@login_required
@require_safe
@vary_on_headers("Sec-CH-UA-Mobile")
def quarter(request: PortalRequest, code: str) -> HttpResponse:
    """The regions of a quarter in their order, with what their points come from."""
    found = standing_of(request, code)
    tile_view = _is_tiles(request)
    context = _facts(request, found) | {
        "choices": _choices(request),
        "drawing": presentation.drawing(
            found, tile_view=tile_view, link=lambda one: reverse("delay_rating_region", args=[code, one.iso])
        ),
        "tile_view": tile_view,
        "exports": [(form.upper(), reverse("delay_rating_export", args=[code, form])) for form in FORMS],
        "target": presentation.target_day(found.period.quarter) if found.rating else None,
    }
    return render(request, "rating/quarter.html", context)


@login_required
@require_safe
def export(request: PortalRequest, code: str, form: str) -> HttpResponseBase:
    """The table as a file."""
    found = standing_of(request, code)
    earlier = _before(request, found)
    rows = presentation.rows(found, earlier)
    columns = tables.export_columns(found.scale, compared=earlier is not None)
    return export_response(f"delay-rating-{code}", file_form(form), columns, rows)


@login_required
@require_safe
def paper(request: PortalRequest, code: str) -> HttpResponse:
    """The rating as a document."""
    found = standing_of(request, code)
    drawn = for_paper(presentation.drawing(found, tile_view=True))
    context = _facts(request, found) | {"drawing": drawn}
    return pdf_response(request, "rating/paper/quarter.html", context, name=f"delay-rating-{code}")


@login_required
@require_safe
def check(request: PortalRequest, code: str) -> HttpResponse:
    """A published rating computed again from what was kept, and compared with today's data (ncip-56)."""
    found, actor = standing_of(request, code), Actor.of_request(request)
    if not found.is_published or not works_in_state(actor) or found.rating is None:
        raise Http404
    verdict = verify(found.rating)
    differences = shown(verdict.differences, actor)
    context = {
        "standing": found,
        "verdict": verdict,
        "hidden": len(verdict.differences) - len(differences),
        "table": Table(
            _("Differences from today's data"), tables.difference_columns(), differences, hide_caption=True
        ),
        "crumbs": [
            (_("Delay rating"), reverse("delay_ratings")),
            (found.period.name, found.rating.get_absolute_url()),
            (_("Check"), ""),
        ],
    }
    return render(request, "rating/check.html", context)


def _facts(request: PortalRequest, found: Standing) -> dict[str, Any]:
    actor = Actor.of_request(request)
    earlier = _before(request, found)
    shown_rows = presentation.rows(found, earlier)
    return {
        "standing": found,
        "totals": presentation.totals(found),
        "formula": presentation.formula(found.scale),
        "rows": shown_rows,
        "table": Table(
            _("Regions in the order of the rating"),
            tables.rating_columns(found.scale, compared=earlier is not None),
            shown_rows,
            hide_caption=True,
            row_css=lambda row: "chosen" if row.line.region.pk == actor.region_id else "",
        ),
        "official": works_in_state(actor),
    }


def _before(request: PortalRequest, found: Standing) -> Standing | None:
    """The quarter before; for an investor only when it was published."""
    if found.period.quarter == first_quarter():
        return None
    earlier = before(found.period, request.on)
    return earlier if earlier.is_published or works_in_state(Actor.of_request(request)) else None


def _choices(request: PortalRequest) -> list[dict[str, str]]:
    actor = Actor.of_request(request)
    visible = list(DelayRating.objects.visible_to(actor))
    codes = {rating.code for rating in visible}
    offered = [one for one in quarters(request.on) if works_in_state(actor) or code_of(one) in codes]
    return presentation.choices(offered, visible)


def _is_tiles(request: PortalRequest) -> bool:
    """What the reader chose; the tiles on a phone before he chooses."""
    chosen = request.GET.get("view")
    return chosen == "tiles" or (chosen != "map" and request.headers.get("Sec-CH-UA-Mobile") == "?1")
