"""The pools: totals by region and sector, who entered and left, and the quarterly updates (14(4), 25-28; D46)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.ui.exports import export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Table
from projects.implementation.enums import Pool
from projects.implementation.filters import MovementFilter, PoolUpdateFilter
from projects.implementation.models import PoolMovement, PoolUpdate, Project
from projects.implementation.permissions import SENDING_KINDS
from projects.implementation.presentation import pools as words

FORMS = ("xlsx", "csv")
ROWS_AT_ONCE = 500


@login_required
@require_safe
def pools(request: PortalRequest) -> HttpResponseBase:
    """The projects of the pools that the reader sees, summed by region and by sector; as a file too."""
    actor = Actor.of_request(request)
    chosen = request.GET.get("pool", "")
    pool = chosen if chosen in Pool.values else ""
    seen = Project.objects.visible_to(actor).exclude(pool="")
    projects = seen.filter(pool=pool) if pool else seen
    with_cost = not actor.is_kind(*SENDING_KINDS)
    regions, sectors = words.by_region(projects, pool), words.by_sector(projects, pool)
    by_region, by_sector = (words.columns(name, with_cost=with_cost) for name in (_("Region"), _("Industry")))
    if request.GET.get("export") in FORMS:
        return export_response("pools", request.GET["export"], by_region, [*regions, words.total(regions)])
    context = {
        "pool": pool,
        "choices": words.pool_choices(pool),
        "tabs": words.pool_tabs("pools"),
        "total": words.total(regions),
        "with_cost": with_cost,
        "regions": _figures(_("By region"), by_region, regions),
        "sectors": _figures(_("By sector"), by_sector, sectors),
        "fallen": seen.filter(below_threshold=True).count(),
        "exports": _exports(request),
    }
    return render(request, "implementation/pools.html", context)


def _figures(caption: str, columns: Any, lines: list[words.Line]) -> Table:
    rows = [*lines, words.total(lines)] if lines else []
    return Table(
        caption,
        columns,
        rows,
        hide_caption=True,
        empty_title=_("No project in this pool"),
        empty_text=_("A project enters a pool by itself when its passport is formed."),
    )


@login_required
@require_safe
def pool_movements(request: PortalRequest) -> HttpResponseBase:
    """Which projects entered, rose or left, the latest first; narrowed, exported."""
    rows = PoolMovement.objects.visible_to(Actor.of_request(request)).for_list()
    found = MovementFilter(request.GET, queryset=rows, request=request)
    if request.GET.get("export") in FORMS:
        lines = found.qs.order_by("-on", "-id").iterator(chunk_size=ROWS_AT_ONCE)
        return export_response("pool-movements", request.GET["export"], words.MOVEMENTS, lines)
    page = _page(request, found.qs, ("-on", "-id"))
    table = Table(
        _("Movement between the pools"),
        words.MOVEMENTS,
        page.rows,
        params=request.GET,
        hide_caption=True,
        empty_title=_("No movement found"),
        empty_text=_("A project enters a pool by itself when its passport is formed."),
    )
    return _list(request, "pool_movements", table, page, found.form)


@login_required
@require_safe
def pool_updates(request: PortalRequest) -> HttpResponseBase:
    """The quarterly updates that the reader sees, the latest quarter first; narrowed, exported."""
    rows = PoolUpdate.objects.visible_to(Actor.of_request(request)).for_list()
    found = PoolUpdateFilter(request.GET, queryset=rows, request=request)
    columns, order = words.updates(request.on), ("-year", "-quarter", "-id")
    if request.GET.get("export") in FORMS:
        lines = found.qs.order_by(*order).iterator(chunk_size=ROWS_AT_ONCE)
        return export_response("pool-updates", request.GET["export"], columns, lines)
    page = _page(request, found.qs, order)
    table = Table(
        _("Quarterly updates of the pools"),
        columns,
        page.rows,
        params=request.GET,
        hide_caption=True,
        empty_title=_("No update found"),
        empty_text=_("The portal opens the duty of each region once a quarter has ended."),
    )
    return _list(request, "pool_updates", table, page, found.form)


@login_required
@require_safe
def pool_update(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """One update: its projects with what is confirmed, who has to agree, and until when.

    A sectoral body reads the names of all projects that it agrees to, and opens those that are shown to it.
    """
    actor = Actor.of_request(request)
    rows = PoolUpdate.objects.visible_to(actor).for_list()
    card = get_object_or_404(rows, public_id=public_id)
    confirmed = {line.project_id: line for line in card.lines.select_related("project", "by")}
    left = list(card.projects().exclude(pk__in=confirmed).order_by("sort_key", "id"))
    named = [*confirmed, *(project.pk for project in left)]
    context = {
        "update": card,
        "opened": set(Project.objects.visible_to(actor).filter(pk__in=named).values_list("pk", flat=True)),
        "badge": words.state_badge(card),
        "left": left if card.state != "made" else [],
        "lines": sorted(confirmed.values(), key=lambda line: line.project.sort_key),
        "marks": list(card.marks.select_related("body", "by")),
        "late": card.made_on is None and card.last_day is not None and card.last_day < request.on,
        "crumbs": [*((tab["label"], tab["url"]) for tab in words.pool_tabs("")[2:]), (card.region.name, "")],
    }
    return render(request, "implementation/pool_update.html", context)


def _page(request: PortalRequest, rows: Any, order: tuple[str, ...]) -> KeysetPage:
    return KeysetPage(rows, order=order, cursor=request.GET.get("cursor", ""), params=request.GET)


def _list(request: PortalRequest, name: str, table: Table, page: KeysetPage, form: Any) -> HttpResponse:
    context = {
        "table": table,
        "page": page,
        "form": form,
        "exports": _exports(request),
        "tabs": words.pool_tabs(name),
        "name": name,
    }
    return render(request, "implementation/pool_list.html", context)


def _exports(request: PortalRequest) -> list[dict[str, str]]:
    found = []
    for form in FORMS:
        query = request.GET.copy()
        query.pop("cursor", None)
        query["export"] = form
        found.append({"label": form.upper(), "url": f"?{query.urlencode()}"})
    return found
