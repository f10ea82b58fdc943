"""REST resources of the panels: the same numbers as on the pages, each with the address of its list (55, 59)."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from frontoffices.registry.models import Organisation
from ncip.casework.actor import Actor
from ncip.dashboards import panels, reach
from ncip.dashboards.panels import Lights, Line, Number, Panel
from projects.implementation.enums import Pool
from regions.atlas.models import Region

POOL = OpenApiParameter(
    "pool", str, enum=reach.ALL_POOLS, description="The pool; the national one when none is named."
)
ISO = OpenApiParameter("iso", str, OpenApiParameter.PATH, description="The region, such as KZ-39.")
BODY = OpenApiParameter(
    "public_id", OpenApiTypes.UUID, OpenApiParameter.PATH, description="The organisation."
)


class RegionPanelViewSet(ViewSet):
    """The panel of a region (ncip-55)."""

    lookup_field = "iso"

    @extend_schema(parameters=[ISO, POOL], responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, iso: str) -> Response:
        """The figures of one region."""
        place = get_object_or_404(Region, iso=iso)
        pool = _pool(request, reach.pools_of_region(Actor.of_request(request._request), place))
        return Response(_panel(panels.of_region(place, pool), pool=pool))


class CountryPanelViewSet(ViewSet):
    """The panel of the Council and of those who see all projects (ncip-59)."""

    @extend_schema(
        operation_id="v1_panels_country_retrieve", parameters=[POOL], responses=OpenApiTypes.OBJECT
    )
    def list(self, request: Request) -> Response:
        """The figures of the country and of its regions, the worst first."""
        pool = _pool(request, reach.pools_of_country(Actor.of_request(request._request)))
        return Response(_panel(panels.of_country(pool), pool=pool))


class BodyPanelViewSet(ViewSet):
    """The tasks for which an organisation answers, over all regions (ncip-48-5)."""

    lookup_field = "public_id"
    lookup_value_regex = "[0-9a-f-]{36}"

    @extend_schema(parameters=[BODY], responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, public_id: str) -> Response:
        """The figures of one organisation."""
        body = Organisation.objects.filter(public_id=public_id).first()
        if body is None or not reach.sees_body(Actor.of_request(request._request), body.pk):
            raise Http404
        return Response(_panel(panels.of_body(body)))


def _pool(request: Request, pools: tuple[str, ...]) -> str:
    if not pools:
        raise Http404
    chosen = request.query_params.get("pool", Pool.NATIONAL.value)
    return chosen if chosen in pools else pools[0]


def _panel(panel: Panel, *, pool: str = "") -> dict[str, Any]:
    return {
        "pool": pool,
        "as_of": panel.as_of and panel.as_of.isoformat(),
        "tasks": _lights(panel.lights),
        "projects": {name: _number(one) for name, one in panel.projects.items()},
        "cost_kzt": str(panel.cost_kzt),
        "jobs": panel.jobs,
        "regions": [_line(line) for line in panel.regions],
        "bodies": [_line(line) for line in panel.bodies],
    }


def _lights(lights: Lights) -> dict[str, Any]:
    return {
        "total": _number(lights.all_tasks),
        **{shade: _number(one) for shade, one in lights.numbers.items()},
        "before": {
            shade: [{"on": one.day.isoformat(), **_number(one.then)} for one in found]
            for shade, found in lights.trends.items()
        },
    }


def _line(line: Line) -> dict[str, Any]:
    found = {"name": line.name, "url": line.url, "tasks": _lights(line.lights)}
    return found | ({"projects": _number(line.projects)} if line.projects else {})


def _number(number: Number) -> dict[str, Any]:
    return {"value": number.value, "url": number.url}


routes = [
    ("panels/regions", RegionPanelViewSet),
    ("panels/country", CountryPanelViewSet),
    ("panels/bodies", BodyPanelViewSet),
]
