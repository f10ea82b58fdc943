"""REST resource of the versions of passports (reading D33): read only, a version is left by a change."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import F
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ncip.casework.api import SubjectViewSet
from projects.implementation.models import PassportVersion


class PassportVersionFilter(django_filters.FilterSet):
    """Versions by project."""

    project = django_filters.CharFilter(field_name="project__code")

    class Meta:
        model = PassportVersion
        fields: tuple[str, ...] = ()


class PassportVersionSerializer(serializers.ModelSerializer[Any]):
    """What a passport said after a change, by codes and public numbers, with author and reason (D33)."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    author = serializers.StringRelatedField[Any]()
    organisation = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)

    class Meta:
        model = PassportVersion
        fields: ClassVar = ["id", "project", "number", "at", "author", "organisation", "reason", "content"]


class PassportVersionViewSet(SubjectViewSet):
    """Versions of passports."""

    model = PassportVersion
    serializer_class = PassportVersionSerializer
    filterset_class = PassportVersionFilter
    http_method_names = ["get", "head", "options"]

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to; a version never changes."""
        return visible.select_related("project", "author", "organisation").annotate(changed_at=F("at"))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One version."""
        return Response(self.get_serializer(self._found()).data)


routes = [("passport-versions", PassportVersionViewSet)]
