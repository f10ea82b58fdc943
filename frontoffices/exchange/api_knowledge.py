"""REST resources of information materials, analyses, systemic issues and promotions."""

from typing import Any, ClassVar

from rest_framework import serializers

from frontoffices.exchange.filters_knowledge import (
    AnalysisFilter,
    InformationFilter,
    IssueFilter,
    PromotionFilter,
)
from frontoffices.exchange.models import Analysis, InformationMaterial, Promotion, SystemicIssue
from ncip.casework.api import SubjectSerializer, SubjectViewSet


class InformationSerializer(SubjectSerializer):
    """An information material."""

    region = serializers.SlugRelatedField[Any](slug_field="iso", read_only=True)

    class Meta:
        model = InformationMaterial
        fields: ClassVar = [
            "section",
            "title",
            "region",
            "language",
            "readiness",
            "summary",
            "valid_until",
            "published_on",
            "edition",
            "owner",
            "remarks",
        ]


class AnalysisSerializer(SubjectSerializer):
    """An analysis of a country or a region, or a study."""

    region = serializers.SlugRelatedField[Any](slug_field="iso", read_only=True)

    class Meta:
        model = Analysis
        fields: ClassVar = [
            "kind",
            "title",
            "country",
            "region",
            "year",
            "data",
            "sources",
            "conclusions",
            "owner",
            "shared_on",
            "remarks",
        ]


class IssueSerializer(SubjectSerializer):
    """A systemic issue of investors with what is done about it."""

    region = serializers.SlugRelatedField[Any](slug_field="iso", read_only=True)

    class Meta:
        model = SystemicIssue
        fields: ClassVar = [
            "area",
            "title",
            "problem",
            "recommendation",
            "affected",
            "region",
            "analysis",
            "owner",
            "responsible",
            "measure",
            "due_on",
            "result",
            "closed_on",
        ]


class PromotionSerializer(SubjectSerializer):
    """A proposal promoted in a business community."""

    class Meta:
        model = Promotion
        fields: ClassVar = [
            "community",
            "country",
            "proposal",
            "niche",
            "material",
            "way",
            "promoted_on",
            "response",
            "interested",
            "owner",
        ]


class InformationViewSet(SubjectViewSet):
    """Information materials."""

    model = InformationMaterial
    serializer_class = InformationSerializer
    filterset_class = InformationFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


class AnalysisViewSet(SubjectViewSet):
    """Analyses."""

    model = Analysis
    serializer_class = AnalysisSerializer
    filterset_class = AnalysisFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


class IssueViewSet(SubjectViewSet):
    """Systemic issues of investors."""

    model = SystemicIssue
    serializer_class = IssueSerializer
    filterset_class = IssueFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


class PromotionViewSet(SubjectViewSet):
    """Promotion of proposals abroad."""

    model = Promotion
    serializer_class = PromotionSerializer
    filterset_class = PromotionFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


routes = [
    ("information-materials", InformationViewSet),
    ("analyses", AnalysisViewSet),
    ("systemic-issues", IssueViewSet),
    ("promotions", PromotionViewSet),
]
