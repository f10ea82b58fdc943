"""The list of requests to suspend or exclude projects, and the card of one request (33-35)."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.ui.exports import FORMS, export_links, export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Table
from projects.implementation.filters import ExclusionFilter
from projects.implementation.models import ExclusionRequest
from projects.implementation.presentation import exclusion
from projects.implementation.tables import EXCLUSIONS

ROWS_AT_ONCE = 500


@login_required
@require_safe
def exclusion_requests(request: PortalRequest) -> HttpResponseBase:
    """The requests about projects that the reader sees, the newest first; narrowed, exported."""
    rows = ExclusionRequest.objects.visible_to(Actor.of_request(request)).for_list()
    found = ExclusionFilter(request.GET, queryset=rows, request=request)
    if request.GET.get("export") in FORMS:
        lines = found.qs.order_by("-id").iterator(chunk_size=ROWS_AT_ONCE)
        return export_response("exclusion-requests", request.GET["export"], EXCLUSIONS, lines)
    page = KeysetPage(found.qs, order=("-id",), cursor=request.GET.get("cursor", ""), params=request.GET)
    table = Table(
        _("Requests for suspension or exclusion"),
        EXCLUSIONS,
        page.rows,
        params=request.GET,
        hide_caption=True,
        empty_title=_("No request found"),
        empty_text=_("A request begins on the card of a project of the national pool."),
    )
    exports = export_links(request.GET)
    context = {"table": table, "page": page, "form": found.form, "exports": exports}
    return render(request, "implementation/exclusion_requests.html", context)


@login_required
@require_safe
def exclusion_request(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """One request: what is asked for, on which grounds, its term and what was decided."""
    rows = ExclusionRequest.objects.visible_to(Actor.of_request(request)).for_list()
    card = get_object_or_404(rows, public_id=public_id)
    context = {
        "request_card": card,
        "facts": exclusion.facts(card),
        "badge": exclusion.state_badge(card),
        "steps": exclusion.steps(card),
        "crumbs": [
            (_("Projects"), reverse("project_list")),
            (card.project.code, card.project.get_absolute_url()),
            (_("Request for suspension or exclusion"), ""),
        ],
    }
    return render(request, "implementation/exclusion_request.html", context)
