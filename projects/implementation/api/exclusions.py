"""REST resource of requests to suspend or exclude a project (33-35)."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.implementation.filters import ExclusionFilter
from projects.implementation.models import ExclusionRequest


class ExclusionRequestSerializer(SubjectSerializer):
    """A request to suspend and/or exclude a project (ncip-34)."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = ExclusionRequest
        fields: ClassVar = [
            "project",
            "effect",
            "grounds",
            "justification",
            "applicant",
            "applied_on",
            "sent_on",
            "decided_on",
            "decision",
        ]


class ExclusionRequestViewSet(SubjectViewSet):
    """Requests to suspend or exclude a project."""

    model = ExclusionRequest
    serializer_class = ExclusionRequestSerializer
    filterset_class = ExclusionFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


routes = [("exclusion-requests", ExclusionRequestViewSet)]
