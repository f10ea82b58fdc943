"""REST resource of the KYC procedure."""

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.attraction.filters.kyc import KycCheckFilter
from projects.attraction.models import KycAnswer, KycCheck


class KycAnswerSerializer(serializers.ModelSerializer[Any]):
    """What was found on one item."""

    item = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    evidence = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)

    class Meta:
        model = KycAnswer
        fields: ClassVar = ["item", "result", "comment", "evidence", "answered_on"]


class KycCheckSerializer(SubjectSerializer):
    """A KYC check."""

    answers = KycAnswerSerializer(many=True, read_only=True)

    class Meta:
        model = KycCheck
        fields: ClassVar = [
            "company",
            "owner",
            "occasion",
            "started_on",
            "finished_on",
            "risk",
            "conclusion",
            "valid_until",
            "answers",
        ]


class KycCheckViewSet(SubjectViewSet):
    """KYC checks, for those who may know what was found."""

    model = KycCheck
    serializer_class = KycCheckSerializer
    filterset_class = KycCheckFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().prefetch_related("answers__item", "answers__evidence")


routes = [("kyc-checks", KycCheckViewSet)]
