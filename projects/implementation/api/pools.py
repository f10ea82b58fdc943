"""REST resources of the pools: their movements to read, their quarterly updates with the acts (14(4), 26; D46)."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.implementation.filters import MovementFilter, PoolUpdateFilter
from projects.implementation.models import PoolMovement, PoolUpdate


def _by(slug: str) -> Any:
    return serializers.SlugRelatedField[Any](slug_field=slug, read_only=True)


class MovementSerializer(serializers.ModelSerializer[Any]):
    """A project that entered a pool, rose or left (D46)."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    project = _by("code")

    class Meta:
        model = PoolMovement
        fields: ClassVar = ["id", "project", "left", "entered", "on", "why", "explanation"]


class MovementViewSet(SubjectViewSet):
    """Movements between the pools."""

    model = PoolMovement
    serializer_class = MovementSerializer
    filterset_class = MovementFilter
    http_method_names = ["get", "head", "options"]

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to; they change with their project."""
        return visible.for_list().with_changes()

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One movement."""
        return Response(self.get_serializer(self._found()).data)


class PoolUpdateSerializer(SubjectSerializer):
    """The update of a pool in a region for a quarter; a single one with its projects and agreements."""

    region = _by("iso")

    class Meta:
        model = PoolUpdate
        fields: ClassVar = [
            "region",
            "pool",
            "year",
            "quarter",
            "organisation",
            "summary",
            "remarks",
            "made_on",
            "made_by",
        ]

    def to_representation(self, update: Any) -> dict[str, Any]:
        """What was confirmed and who agreed belongs to a single update."""
        data = super().to_representation(update)
        if not self.context.get("single"):
            return data
        return data | {
            "confirmed": [
                {"project": line.project.code, "on": line.confirmed_on}
                for line in update.lines.select_related("project")
            ],
            "unconfirmed": list(update.unconfirmed().values_list("code", flat=True)),
            "agreements": [
                {"body": str(mark.body.public_id), "asked_on": mark.asked_on, "agreed_on": mark.agreed_on}
                for mark in update.marks.select_related("body")
            ],
        }


class PoolUpdateViewSet(SubjectViewSet):
    """Quarterly updates of the pools."""

    model = PoolUpdate
    serializer_class = PoolUpdateSerializer
    filterset_class = PoolUpdateFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


routes = [("pool-movements", MovementViewSet), ("pool-updates", PoolUpdateViewSet)]
