"""The REST resource of initiatives."""

from typing import Any, ClassVar

from django.db.models import Prefetch
from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.attraction.filters.initiatives import InitiativeFilter
from projects.attraction.models import HandOff, Initiative


class HandOffSerializer(serializers.ModelSerializer[Any]):
    """The receipt of one hand-off: sent, accepted, named, each with its instant."""

    leb = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)
    sent_from = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)
    official = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)

    class Meta:
        model = HandOff
        fields: ClassVar = [
            "number",
            "leb",
            "sent_from",
            "sent_at",
            "accepted_at",
            "named_at",
            "official",
            "left_at",
        ]


class InitiativeSerializer(SubjectSerializer):
    """An initiative."""

    region = serializers.SlugRelatedField[Any](slug_field="iso", read_only=True)
    meetings = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)
    hand_offs = HandOffSerializer(many=True, read_only=True)

    class Meta:
        model = Initiative
        fields: ClassVar = [
            "company",
            "meetings",
            "title",
            "summary",
            "cost",
            "currency",
            "jobs",
            "region",
            "sender",
            "country",
            "leb",
            "official",
            "received_on",
            "extended_days",
            "extension_reason",
            "redirect_to",
            "redirect_arrangement",
            "redirect_refusal",
            "closing_reason",
            "hand_offs",
        ]


class InitiativeViewSet(SubjectViewSet):
    """Initiatives."""

    model = Initiative
    serializer_class = InitiativeSerializer
    filterset_class = InitiativeFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return (
            visible.for_list()
            .select_related("region")
            .prefetch_related("meetings", Prefetch("hand_offs", HandOff.objects.in_order()))
        )


routes = [("initiatives", InitiativeViewSet)]
