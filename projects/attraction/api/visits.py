"""REST resources of visits: the visit, the rows of its programme, its participants."""

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.attraction.filters.visits import ParticipantFilter, ProgrammeItemFilter, VisitFilter
from projects.attraction.models import ProgrammeItem, Visit, VisitParticipant


class VisitSerializer(SubjectSerializer):
    """A visit."""

    companies = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)
    invited = serializers.SerializerMethodField()

    class Meta:
        model = Visit
        fields: ClassVar = [
            "kind",
            "title",
            "companies",
            "is_transnational",
            "purpose",
            "place",
            "begins_on",
            "ends_on",
            "planned_begin",
            "planned_end",
            "body",
            "body_agreed_on",
            "body_agreement",
            "accompanying",
            "owner",
            "country",
            "decided_on",
            "decline_reason",
            "events",
            "agreements",
            "no_agreement_reason",
            "results",
            "card_filled_on",
            "invited",
        ]

    def get_invited(self, visit: Visit) -> list[str]:
        """The public numbers of the bodies that prepare the visit."""
        return [str(invitation.organisation.public_id) for invitation in visit.invitations.all()]


class ProgrammeItemSerializer(SubjectSerializer):
    """A row of a programme."""

    class Meta:
        model = ProgrammeItem
        fields: ClassVar = [
            "visit",
            "on",
            "starts_at",
            "ends_at",
            "place",
            "what",
            "organisation",
            "person",
            "owner",
        ]


class ParticipantSerializer(SubjectSerializer):
    """A participant of a visit."""

    class Meta:
        model = VisitParticipant
        fields: ClassVar = ["visit", "side", "name", "position", "organisation_name", "owner"]


class VisitViewSet(SubjectViewSet):
    """Visits."""

    model = Visit
    serializer_class = VisitSerializer
    filterset_class = VisitFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().prefetch_related("invitations__organisation")


class ProgrammeItemViewSet(SubjectViewSet):
    """Rows of programmes."""

    model = ProgrammeItem
    serializer_class = ProgrammeItemSerializer
    filterset_class = ProgrammeItemFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("visit", "organisation", "owner")


class ParticipantViewSet(SubjectViewSet):
    """Participants of visits."""

    model = VisitParticipant
    serializer_class = ParticipantSerializer
    filterset_class = ParticipantFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("visit", "owner")


routes = [
    ("visits", VisitViewSet),
    ("programme-items", ProgrammeItemViewSet),
    ("visit-participants", ParticipantViewSet),
]
