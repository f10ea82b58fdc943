"""The pages of the interactive panels: of a region, of the country, of a body; each number leads to its rows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.dashboards import panels, reach
from ncip.dashboards.panels import Lights, Panel
from ncip.law.colours import Colour
from ncip.ui.charts.bars import Part, stacked_bar
from projects.implementation import lights, task_tables
from projects.implementation.enums import Pool
from projects.implementation.models import Task
from regions.atlas.models import Region

WORST = 8
BODIES = 10


@login_required
@require_safe
def my_panel(request: PortalRequest) -> HttpResponse:
    """The panel of the reader's own office."""
    actor = Actor.of_request(request)
    if actor.is_kind(Kind.TASK_FORCE):
        return redirect("panel_task_force")
    if reach.pools_of_country(actor):
        return redirect("panel_country")
    if actor.organisation is None:
        raise Http404
    region = actor.organisation.region
    if region is not None and reach.pools_of_region(actor, region):
        return redirect("panel_region", region.iso)
    return redirect("panel_body", actor.organisation.public_id)


@login_required
@require_safe
def region_panel(request: PortalRequest, iso: str) -> HttpResponseBase:
    """ncip-55: the akimat accompanies the projects of its region through this panel."""
    place = get_object_or_404(Region, iso=iso)
    pools = reach.pools_of_region(Actor.of_request(request), place)
    pool = _pool(request, pools)
    context = {
        "title": place.name,
        "lead": _("Projects of the region and their tasks by colour, and who answers for what is late."),
        "rule": "ncip-55",
        "worst": _worst(request, {"roadmap__project__region": place}, pool),
        "about_url": reverse("region", args=[place.iso]),
    }
    return _page(request, panels.of_region(place, pool), pools, pool, context)


@login_required
@require_safe
def country_panel(request: PortalRequest) -> HttpResponseBase:
    """ncip-59: the Council accompanies the projects of the national pool through this panel."""
    pools = reach.pools_of_country(Actor.of_request(request))
    pool = _pool(request, pools)
    context = {
        "title": _("Kazakhstan"),
        "lead": _("Projects of all regions and their tasks by colour, the worst region first."),
        "rule": "ncip-59",
        "worst": _worst(request, {}, pool),
        "force_url": reverse("panel_task_force"),
    }
    return _page(request, panels.of_country(pool), pools, pool, context)


@login_required
@require_safe
def body_panel(request: PortalRequest, public_id: UUID) -> HttpResponseBase:
    """What an organisation answers for in the roadmaps of all regions (ncip-48-5, ncip-55)."""
    body = get_object_or_404(Organisation, public_id=public_id)
    if not reach.sees_body(Actor.of_request(request), body.pk):
        raise Http404
    context = {
        "title": body.name,
        "lead": _("The tasks of roadmaps for which the organisation answers, over all regions."),
        "rule": "ncip-48-5",
        "worst": _worst(request, {"responsible": body}, ""),
    }
    return _page(request, panels.of_body(body), (), "", context)


def _pool(request: PortalRequest, pools: tuple[str, ...]) -> str:
    """The chosen pool; before anything is chosen the national one, of which the law speaks (D35)."""
    if not pools:
        raise Http404
    chosen = request.GET.get("pool", Pool.NATIONAL.value)
    return chosen if chosen in pools else pools[0]


def _page(
    request: PortalRequest, panel: Panel, pools: tuple[str, ...], pool: str, context: dict[str, Any]
) -> HttpResponse:
    labels = {Pool.NATIONAL: _("National pool"), Pool.REGIONAL: _("Regional pool"), "both": _("Both pools")}
    shown = context | {
        "panel": panel,
        "lights": _described(panel.lights),
        "bar": bar(panel.lights),
        "regions": [{"line": one, "bar": bar(one.lights, thin=True)} for one in panel.regions],
        "bodies": [{"line": one, "bar": bar(one.lights, thin=True)} for one in panel.bodies[:BODIES]],
        "more_bodies": len(panel.bodies) - BODIES,
        "pools": [(value, labels[value], value == pool) for value in pools] if len(pools) > 1 else [],
        "on": request.on,
    }
    return render(request, "dashboards/panel.html", shown)


def bar(found: Lights, *, thin: bool = False) -> Any:
    """Red, yellow and green tasks as one bar (ncip-55)."""
    parts = [
        Part(_("Overdue"), found.colours[Colour.RED.value], "red"),
        Part(_("10 days or fewer"), found.colours[Colour.YELLOW.value], "amber"),
        Part(_("On schedule"), found.colours[Colour.GREEN.value], "green"),
    ]
    return stacked_bar(parts, title=_("Open tasks by colour"), thin=thin) if found.total else ""


def _described(found: Lights) -> list[dict[str, Any]]:
    """The three colours with sign, words, number and change."""
    words = (
        (Colour.RED, "red", "alert-triangle", _("Overdue"), True),
        (Colour.YELLOW, "amber", "clock", _("10 days or fewer"), True),
        (Colour.GREEN, "green", "circle-check", _("On schedule"), False),
    )
    return [
        {
            "tone": tone,
            "icon": icon,
            "label": label,
            "number": found.numbers[colour.value],
            "trends": found.trends[colour.value],
            "more_is_worse": more_is_worse,
        }
        for colour, tone, icon, label, more_is_worse in words
    ]


def _worst(request: PortalRequest, place: dict[str, Any], pool: str) -> list[dict[str, Any]]:
    """The tasks that have been red longest, among those the reader sees."""
    tasks = Task.objects.visible_to(Actor.of_request(request)).live().open().filter(**place)
    red = lights.of_colour(tasks, Colour.RED.value, request.on)
    if pool:
        red = red.filter(roadmap__project__pool__in=[pool] if pool != lights.BOTH else list(Pool))
    related = ("responsible", "roadmap__project__region", "roadmap__project__company")
    rows = red.select_related(*related).prefetch_related("roadmap__project__suspensions")
    return [
        {"task": one, "project": one.roadmap.project, "days": task_tables.days_in_red(one, request.on)}
        for one in rows.order_by("due_on", "id")[:WORST]
    ]
