"""REST resource of the delay rating: the ratings of quarters, their regions, the late tasks of a region."""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as route
from rest_framework.request import Request
from rest_framework.response import Response

from ncip.casework.api import LIST_PARAMETERS, SubjectSerializer, SubjectViewSet
from ncip.rest.cursors import page
from projects.implementation.presentation.roadmap import responsible_of
from rating.delays.lateness import LateRow, LateTasks
from rating.delays.models import DelayRating
from rating.delays.standing import Line, Standing
from rating.delays.views.found import line_of, standing_of

CODE = OpenApiParameter("code", str, OpenApiParameter.PATH, description="The quarter, such as 2026-3.")
ISO = OpenApiParameter("iso", str, OpenApiParameter.PATH, description="The region, such as KZ-39.")


class DelayRatingSerializer(SubjectSerializer):
    """The rating of a quarter; a published one says by which hash its inputs are known."""

    quarter = serializers.CharField(source="code", read_only=True)
    first_day = serializers.DateField(source="period.first", read_only=True)
    last_day = serializers.DateField(source="period.on", read_only=True)
    published_by = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)

    class Meta:
        model = DelayRating
        fields: ClassVar = [
            "quarter",
            "first_day",
            "last_day",
            "published_on",
            "published_by",
            "scale",
            "sha256",
        ]


class DelayRatingViewSet(SubjectViewSet):
    """The resource `ratings/delays` (ncip-56)."""

    model = DelayRating
    serializer_class = DelayRatingSerializer
    lookup_field = "code"
    lookup_value_regex = r"20\d\d-[1-4]"
    http_method_names = ["get", "post", "head", "options"]

    def rows(self, visible: Any) -> Any:
        """The rows with who published them."""
        return visible.select_related("published_by")

    @extend_schema(
        operation_id="v1_ratings_delays_regions_list", parameters=[CODE], responses=OpenApiTypes.OBJECT
    )
    @route(detail=True, methods=["get"], url_path="regions", url_name="regions")
    def regions(self, request: Request, code: str) -> Response:
        """The regions of a quarter in the order of the rating; a quarter without a rating is preliminary."""
        found = standing_of(request._request, code)  # type: ignore[arg-type]
        return Response(_standing(found) | {"regions": [_line(line) for line in found.lines]})

    @extend_schema(parameters=[CODE, ISO, *LIST_PARAMETERS[:2]], responses=OpenApiTypes.OBJECT)
    @route(detail=True, methods=["get"], url_path="regions/(?P<iso>[^/.]+)", url_name="region")
    def region(self, request: Request, code: str, iso: str) -> Response:
        """A region with the late tasks behind its points, as far as their projects are shown to the caller."""
        found = standing_of(request._request, code)  # type: ignore[arg-type]
        line = line_of(found, iso)
        tasks = LateTasks(found, line)
        rows, cursor = page(request, tasks.rows_for(self.actor))
        described = [_task(row) for row in tasks.described(rows)]
        return Response(_standing(found) | _line(line) | {"next": cursor, "late": described})


def _standing(found: Standing) -> dict[str, Any]:
    return {
        "quarter": found.period.code,
        "as_of": found.period.on.isoformat(),
        "state": found.rating.state if found.rating else "preliminary",
        "sha256": found.rating.sha256 if found.rating else "",
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "region": line.region.iso,
        "place": line.place,
        "points": str(line.points),
        "projects": line.projects,
        "tasks": line.tasks,
        "still_open": line.still_open,
        "bands": list(line.bands),
    }


def _task(row: LateRow) -> dict[str, Any]:
    step = row.step and {"day": row.step.day.isoformat(), "points": str(row.step.points)}
    return {
        "task": str(row.task.public_id),
        "title": row.task.name,
        "project": row.project.code,
        "responsible": responsible_of(row.project, row.task),
        "due_on": row.due.isoformat(),
        "completed_on": row.completed and row.completed.isoformat(),
        "days": row.days,
        "points": str(row.points),
        "costs_more": step,
    }


routes = [("ratings/delays", DelayRatingViewSet)]
