"""The overview of the regions with map, tiles and table, and the page of one region."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.dashboards import figures, maps, reach
from ncip.dashboards.figures import Figures, Overview
from ncip.dashboards.panels import projects_url
from ncip.law.colours import Colour
from ncip.ui.charts.bars import Part, stacked_bar
from ncip.ui.exports import export_response
from ncip.ui.tables import Column
from projects.implementation.enums import Pool, ProjectState
from projects.implementation.lights import BOTH
from regions.atlas.models import Region

METRICS = ("overdue", "investment", "projects")
TONES = {"t0": "neutral", "t1": "green", "t2": "amber", "t3": "red"}
FORMS = ("xlsx", "csv")


@login_required
@require_safe
@vary_on_headers("Sec-CH-UA-Mobile")
def overview(request: PortalRequest) -> HttpResponse:
    """All regions at once: what is overdue, what is invested, where; each figure leads to its projects."""
    pool = _one_of(request, "pool", Pool.values)
    metric = _one_of(request, "show", METRICS) or METRICS[0]
    tile_view = _is_tiles(request)
    found, actor = figures.overview(pool), Actor.of_request(request)
    chosen = next((one for one in found.regions if one.iso == request.GET.get("region")), None) or _worst(
        found
    )
    context = {
        "found": found,
        "total": found.total,
        "bar": bar(found.total, _("Open tasks by colour")),
        "drawing": _drawing(request, found, metric, tile_view, chosen),
        "rows": [_row(found, region, actor, pool) for region in _ranked(found)],
        "chosen": chosen and _row(found, chosen, actor, pool),
        "projects_url": _list_of(reach.pools_of_country(actor), pool),
        "metric": metric,
        "tile_view": tile_view,
        "pool": pool,
        "switches": _switches(request, metric, tile_view),
        "pools": Pool.choices,
    }
    return render(request, "dashboards/overview.html", context)


@login_required
@require_safe
def overview_export(request: PortalRequest, form: str) -> HttpResponseBase:
    """The table of the overview as a file."""
    if form not in FORMS:
        raise Http404
    found = figures.overview(_one_of(request, "pool", Pool.values))
    rows = [_row(found, region) for region in _ranked(found)]
    return export_response(f"regions-{request.on.isoformat()}", form, _columns(), rows)


@require_safe
def region_list(request: PortalRequest) -> HttpResponse:
    """The 20 regions for everybody."""
    found = figures.overview()
    context = {
        "found": found,
        "rows": [_row(found, region) for region in found.regions],
        "map": maps.drawing(found, metric="projects", tile_view=False, title=_("Projects by region")),
    }
    return render(request, "dashboards/region_list.html", context)


@require_safe
def region(request: PortalRequest, iso: str) -> HttpResponse:
    """One region: what it is, what is being built there, whom to turn to."""
    place = get_object_or_404(Region, iso=iso)
    found = figures.overview()
    offices = Organisation.objects.active(request.on).filter(
        region=place, kind__in=[Kind.LOCAL_EXECUTIVE_BODY, Kind.LEB_UNIT, Kind.REGIONAL_ORGANISATION]
    )
    mine = found.of(place)
    states = [(state.label, mine.states[state.value]) for state in ProjectState if mine.states[state.value]]
    context = {
        "place": place,
        "figures": mine,
        "as_of": found.as_of,
        "bar": bar(mine, _("Open tasks by colour")),
        "states": states,
        "offices": offices,
        "districts": place.districts.all(),
        "crumbs": [(_("Regions"), reverse("region_list")), (place.name, "")],
    }
    return render(request, "dashboards/region.html", context)


def bar(found: Figures, title: str, *, thin: bool = False) -> Any:
    """Red, yellow and green tasks as one bar (ncip-55)."""
    parts = [
        Part(_("Overdue"), found.colours[Colour.RED.value], "red"),
        Part(_("10 days or fewer"), found.colours[Colour.YELLOW.value], "amber"),
        Part(_("On schedule"), found.colours[Colour.GREEN.value], "green"),
    ]
    return stacked_bar(parts, title=title, thin=thin) if found.tasks else ""


def _ranked(found: Overview) -> list[Region]:
    """The regions with the smallest share of overdue tasks first; those without open tasks last."""
    return sorted(
        found.regions, key=lambda one: (found.of(one).overdue_share is None, found.of(one).overdue_share or 0)
    )


def _worst(found: Overview) -> Region | None:
    """The region which the side card shows before anybody has chosen one."""
    with_tasks = [one for one in found.regions if found.of(one).tasks]
    return max(with_tasks, key=lambda one: found.of(one).overdue_share or 0, default=None)


def _list_of(pools: tuple[str, ...], pool: str, **more: str) -> str:
    """The projects behind a figure, only for whoever sees each of them (architecture §7): else it leads nowhere."""
    wanted = pool or BOTH
    return projects_url({"pool": wanted}, **more) if wanted in pools else ""


def _row(found: Overview, place: Region, actor: Actor | None = None, pool: str = "") -> dict[str, Any]:
    own = found.of(place)
    pools = reach.pools_of_region(actor, place) if actor else ()
    return {
        "region": place,
        "figures": own,
        "bar": bar(own, place.name, thin=True),
        "tone": TONES[maps.overdue_level(own)],
        "url": reverse("region", args=[place.iso]),
        "projects_url": _list_of(pools, pool, region=place.iso),
        "overdue_url": _list_of(pools, pool, region=place.iso, colour=Colour.RED.value),
    }


def _columns() -> list[Column]:
    return [
        Column("region", _("Region"), lambda row: row["region"].name),
        Column("projects", _("Projects"), lambda row: row["figures"].projects),
        Column("cost", _("Investment, ₸"), lambda row: row["figures"].cost_kzt),
        Column("jobs", _("Jobs"), lambda row: row["figures"].jobs),
        Column("corridor", _("In the green corridor"), lambda row: row["figures"].in_corridor),
        Column("red", _("Overdue tasks"), lambda row: row["figures"].colours[Colour.RED.value]),
        Column(
            "yellow",
            _("Tasks with 10 days or fewer"),
            lambda row: row["figures"].colours[Colour.YELLOW.value],
        ),
        Column("green", _("Tasks on schedule"), lambda row: row["figures"].colours[Colour.GREEN.value]),
    ]


def _drawing(
    request: PortalRequest, found: Overview, metric: str, tile_view: bool, chosen: Region | None
) -> Any:
    titles = {
        "overdue": _("Overdue tasks, %"),
        "investment": _("Investment by region"),
        "projects": _("Projects by region"),
    }
    return maps.drawing(
        found,
        metric=metric,
        tile_view=tile_view,
        title=titles[metric],
        chosen=chosen.number if chosen else "",
        url=lambda one: _with(request, region=one.iso) + "#chosen",
    )


def _switches(request: PortalRequest, metric: str, tile_view: bool) -> dict[str, list[dict[str, Any]]]:
    metrics = (("overdue", _("Overdue")), ("investment", _("Investment")), ("projects", _("Projects")))
    views = (("map", _("Map"), "map", not tile_view), ("tiles", _("Tiles"), "grid-dots", tile_view))
    return {
        "metrics": [
            {"label": label, "url": _with(request, show=name), "active": name == metric}
            for name, label in metrics
        ],
        "views": [
            {"label": label, "url": _with(request, view=name), "icon": icon, "active": active}
            for name, label, icon, active in views
        ],
    }


def _is_tiles(request: PortalRequest) -> bool:
    """What the reader chose; the tiles on a phone before he chooses."""
    chosen = request.GET.get("view")
    return chosen == "tiles" or (chosen != "map" and request.headers.get("Sec-CH-UA-Mobile") == "?1")


def _one_of(request: PortalRequest, name: str, allowed: Any) -> str:
    value = request.GET.get(name, "")
    return value if value in allowed else ""


def _with(request: PortalRequest, **changes: str) -> str:
    query = request.GET.copy()
    for name in ("lang", "theme"):
        query.pop(name, None)
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}"
