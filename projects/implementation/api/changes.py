"""REST resource of changes of roadmaps with their lines (57)."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.implementation.filters import ChangeFilter
from projects.implementation.models import ChangeLine, RoadmapChange


class ChangeLineSerializer(serializers.ModelSerializer[Any]):
    """What a change does with one task: its fields before and after."""

    task = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)
    reason = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = ChangeLine
        fields: ClassVar = ["id", "kind", "task", "before", "after", "reason", "note"]


class RoadmapChangeSerializer(SubjectSerializer):
    """A change of an approved roadmap; a single one with its lines (ncip-57)."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True, source="roadmap.project")

    class Meta:
        model = RoadmapChange
        fields: ClassVar = [
            "project",
            "roadmap",
            "kind",
            "text",
            "base",
            "number",
            "asked_by",
            "asked_on",
            "paper",
            "sent_by",
            "sent_on",
            "decided_by",
            "decided_on",
            "decision",
        ]

    def to_representation(self, change: Any) -> dict[str, Any]:
        """The lines belong to a single change."""
        data = super().to_representation(change)
        if self.context.get("single"):
            lines = change.lines.select_related("task", "reason")
            data["lines"] = ChangeLineSerializer(lines, many=True).data
        return data


class RoadmapChangeViewSet(SubjectViewSet):
    """Changes of roadmaps."""

    model = RoadmapChange
    serializer_class = RoadmapChangeSerializer
    filterset_class = ChangeFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().select_related("paper", "sent_by", "decided_by")


routes = [("roadmap-changes", RoadmapChangeViewSet)]
