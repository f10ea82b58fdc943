"""The list of projects: search, filters, pages, and the same rows as a file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.law.colours import Colour
from ncip.ui.exports import export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Table
from projects.implementation.enums import Pool
from projects.implementation.filters import ProjectFilter
from projects.implementation.models import Project
from projects.implementation.permissions import SENDING_KINDS
from projects.implementation.tables import columns, export_columns

# Projects of the green corridor first, the newest before older ones (ncip-32-a, D13).
NEWEST = ("-in_corridor", "-id")
ORDERS = {
    "title": ("sort_key", "id"),
    "-title": ("-sort_key", "-id"),
    "cost": ("cost_order", "id"),
    "-cost": ("-cost_order", "-id"),
}
ROWS_AT_ONCE = 500
FORMS = ("xlsx", "csv")
# Filters that stand behind «More filters» until one of them is used.
RARE_FILTERS = (
    "pool", "colour", "corridor", "task_force", "suspended", "initiator", "leb", "section", "fallen",
)  # fmt: skip


@login_required
@require_safe
def project_list(request: PortalRequest) -> HttpResponse:
    """The projects shown to the reader, narrowed by the filters, one page after the other."""
    actor, filters = Actor.of_request(request), _filtered(request)
    sort = request.GET.get("sort", "")
    projects = _rows(filters.qs, request)
    page = KeysetPage(
        projects, order=ORDERS.get(sort, NEWEST), cursor=request.GET.get("cursor", ""), params=request.GET
    )
    context = {
        "table": _table(request, page.rows, actor, sort),
        "page": page,
        "total": filters.qs.count(),
        "filter": filters,
        "narrowed": any(request.GET.get(name) for name in RARE_FILTERS),
        "pills": _pills(request),
        "exports": _exports(request),
    }
    return render(request, "implementation/project_list.html", context)


@login_required
@require_safe
def project_export(request: PortalRequest, form: str) -> HttpResponseBase:
    """All rows of the list as the reader sees it, as XLSX or CSV."""
    if form not in FORMS:
        raise Http404
    rows = _rows(_filtered(request).qs, request).order_by("-id").iterator(chunk_size=ROWS_AT_ONCE)
    shown = export_columns(with_cost=_with_cost(Actor.of_request(request)))
    return export_response(f"projects-{request.on.isoformat()}", form, shown, rows)


def _filtered(request: PortalRequest) -> ProjectFilter:
    visible = Project.objects.visible_to(Actor.of_request(request))
    return ProjectFilter(request.GET, queryset=visible, request=request)


def _rows(projects: Any, request: PortalRequest) -> Any:
    ordered = projects.annotate(cost_order=Coalesce(F("cost_kzt"), Value(0), output_field=_cost_field()))
    return ordered.for_list().with_lights(request.on)


def _cost_field() -> Any:
    return Project._meta.get_field("cost_kzt")


def _with_cost(actor: Actor) -> bool:
    """A mission is shown the state of what it started, not the money (architecture §7)."""
    return not actor.is_kind(*SENDING_KINDS)


def _table(request: PortalRequest, rows: list[Any], actor: Actor, sort: str) -> Table:
    return Table(
        _("Projects"),
        columns(with_cost=_with_cost(actor)),
        rows,
        params=request.GET,
        sort=sort,
        hide_caption=True,
        row_css=lambda one: "row-red" if one.red_tasks else ("row-amber" if one.yellow_tasks else ""),
        empty_title=_("No projects found"),
        empty_text=_("Nothing fits these words and filters among the projects that are shown to you."),
        empty_url=reverse("project_list") if request.GET else "",
        empty_label=_("Show all projects"),
    )


def _pills(request: PortalRequest) -> list[dict[str, Any]]:
    """Quick filters; each replaces the others and keeps the words of the search."""
    named: tuple[tuple[str, dict[str, str], str, str], ...] = (
        (_("All"), {}, "", ""),
        (_("National pool"), {"pool": Pool.NATIONAL.value}, "", "flag"),
        (_("Regional pool"), {"pool": Pool.REGIONAL.value}, "", "map-pin"),
        (_("Green corridor"), {"corridor": "yes"}, "green", "leaf"),
        (_("With overdue tasks"), {"colour": Colour.RED.value}, "red", "alert-triangle"),
    )
    keys = ("pool", "corridor", "colour")
    now = {key: request.GET[key] for key in keys if request.GET.get(key)}
    return [
        {
            "label": label,
            "url": _with(request, keys, values),
            "active": now == values,
            "tone": tone,
            "icon": icon,
            "count": None,
        }
        for label, values, tone, icon in named
    ]


def _with(request: PortalRequest, keys: tuple[str, ...], values: dict[str, str]) -> str:
    query = request.GET.copy()
    for name in (*keys, "cursor", "lang", "theme"):
        query.pop(name, None)
    query.update(values)
    return f"?{query.urlencode()}"


def _exports(request: PortalRequest) -> list[dict[str, str]]:
    query = request.GET.copy()
    for name in ("cursor", "sort", "lang", "theme"):
        query.pop(name, None)
    tail = f"?{query.urlencode()}" if query else ""
    return [{"label": form.upper(), "url": reverse("project_export", args=[form]) + tail} for form in FORMS]
