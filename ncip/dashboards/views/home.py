"""The public home page: what the portal is for, and figures that are counted, never invented."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.dashboards import figures, maps
from projects.implementation.enums import ProjectState

LARGEST = 5
# The road of a project as visitors read it: the state, its icon, its rule.
ROAD = (
    (ProjectState.FORMED, "file-check", "ncip-46"),
    (ProjectState.WITHOUT_ROADMAP, "route", "ncip-48-b"),
    (ProjectState.WITH_ROADMAP, "building-factory-2", "ncip-52"),
    (ProjectState.AWAITING_VALIDATION, "clipboard-check", "ncip-60"),
    (ProjectState.AFTERCARE, "headset", "ncip-61-a"),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page for everybody, signed in or not."""
    found = figures.overview()
    context = {
        "total": found.total,
        "as_of": found.as_of,
        "regions_count": len(found.regions),
        "hero_map": maps.drawing(
            found,
            metric="projects",
            tile_view=False,
            title=_("Map of Kazakhstan"),
            css="map-hero",
            labels=False,
        ),
        "map": maps.drawing(found, metric="projects", tile_view=False, title=_("Projects by region")),
        "largest": largest(found),
        "road": _road(found),
    }
    return render(request, "dashboards/home.html", context)


def largest(found: figures.Overview) -> list[dict[str, Any]]:
    """The regions with the most projects."""
    ranked = sorted(found.regions, key=lambda region: -found.of(region).projects)
    return [
        {"region": region, "projects": found.of(region).projects, "url": reverse("region", args=[region.iso])}
        for region in ranked[:LARGEST]
    ]


def _road(found: figures.Overview) -> list[dict[str, Any]]:
    return [
        {"label": state.label, "icon": icon, "rule": rule, "projects": found.total.states[state.value]}
        for state, icon, rule in ROAD
    ]
