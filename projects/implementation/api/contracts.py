"""REST resource of additional agreements to investment contracts (54)."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.implementation.models import AdditionalAgreement


class AgreementFilter(django_filters.FilterSet):
    """Additional agreements by contract and project."""

    contract = django_filters.UUIDFilter(field_name="contract__public_id")
    project = django_filters.CharFilter(field_name="contract__project__code")

    class Meta:
        model = AdditionalAgreement
        fields: tuple[str, ...] = ()


class AdditionalAgreementSerializer(SubjectSerializer):
    """An additional agreement to an investment contract (ncip-54)."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True, source="contract.project")

    class Meta:
        model = AdditionalAgreement
        fields: ClassVar = [
            "contract",
            "project",
            "number",
            "signed_on",
            "changes",
            "ends_on",
            "ended_on",
            "document",
        ]


class AdditionalAgreementViewSet(SubjectViewSet):
    """Additional agreements to investment contracts."""

    model = AdditionalAgreement
    serializer_class = AdditionalAgreementSerializer
    filterset_class = AgreementFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("contract__project", "document")


routes = [("additional-agreements", AdditionalAgreementViewSet)]
