"""REST resources of agreements and memoranda."""

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.attraction.filters.agreements import AgreementFilter, MemorandumFilter
from projects.attraction.models import Agreement, Memorandum, Postponement


class PostponementSerializer(serializers.ModelSerializer[Any]):
    """A change of a date."""

    class Meta:
        model = Postponement
        fields: ClassVar = ["was_due_on", "due_on", "reason", "moved_on"]


class AgreementSerializer(SubjectSerializer):
    """An agreement."""

    postponements = PostponementSerializer(many=True, read_only=True)

    class Meta:
        model = Agreement
        fields: ClassVar = [
            "company",
            "meeting",
            "memorandum",
            "visit",
            "what",
            "responsible",
            "official",
            "due_on",
            "promised_on",
            "postponements",
            "review_on",
            "result",
            "reason",
            "closed_on",
            "owner",
        ]


class MemorandumSerializer(SubjectSerializer):
    """A document of intent."""

    class Meta:
        model = Memorandum
        fields: ClassVar = [
            "company",
            "kind",
            "title",
            "parties",
            "signed_on",
            "anchor",
            "transnational",
            "owner",
        ]


class AgreementViewSet(SubjectViewSet):
    """Agreements."""

    model = Agreement
    serializer_class = AgreementSerializer
    filterset_class = AgreementFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().prefetch_related("postponements")


class MemorandumViewSet(SubjectViewSet):
    """Documents of intent."""

    model = Memorandum
    serializer_class = MemorandumSerializer
    filterset_class = MemorandumFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


routes = [("agreements", AgreementViewSet), ("memoranda", MemorandumViewSet)]
