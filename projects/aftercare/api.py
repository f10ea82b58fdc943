"""REST resource of Module 3: the records of post-investment support."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.aftercare.models import AftercareRecord


class AftercareSerializer(SubjectSerializer):
    """The support of a project from its transition to the last day (ncip-61)."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = AftercareRecord
        fields: ClassVar = ["project", "started_on", "ends_on", "basis", "contract"]


class AftercareViewSet(SubjectViewSet):
    """Records of post-investment support: read only."""

    model = AftercareRecord
    serializer_class = AftercareSerializer
    http_method_names = ["get", "head", "options"]

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("project", "contract")


routes = [("aftercare", AftercareViewSet)]
