"""REST resources of the exchange between front offices."""

from typing import Any, ClassVar

from rest_framework import serializers

from frontoffices.exchange.api_knowledge import routes as knowledge_routes
from frontoffices.exchange.filters import (
    EventFilter,
    MaterialFilter,
    MeasureFilter,
    NicheFilter,
    ProgrammeFilter,
    PublicationFilter,
    RequestFilter,
    UpdateFilter,
)
from frontoffices.exchange.models import (
    CountryProgramme,
    EventGuest,
    ExchangeRequest,
    InvestmentEvent,
    Niche,
    PresentationMaterial,
    ProgrammeMeasure,
    ProgrammeUpdate,
    Publication,
)
from ncip.casework.api import SubjectSerializer, SubjectViewSet


class GuestSerializer(serializers.ModelSerializer[EventGuest]):
    """Somebody who was told of an event or came."""

    id = serializers.UUIDField(source="public_id", read_only=True)

    class Meta:
        model = EventGuest
        fields: ClassVar = ["id", "name", "means", "told_on", "status"]


class EventSerializer(SubjectSerializer):
    """An investment event."""

    region = serializers.SlugRelatedField[Any](slug_field="iso", read_only=True)
    guests = GuestSerializer(many=True, read_only=True)

    class Meta:
        model = InvestmentEvent
        fields: ClassVar = [
            "kind",
            "scope",
            "role",
            "topic",
            "theme",
            "starts_on",
            "ends_on",
            "place",
            "country",
            "region",
            "description",
            "important",
            "partner",
            "owner",
            "consented_on",
            "remarks",
            "results",
            "guests",
        ]


class ProgrammeSerializer(SubjectSerializer):
    """A version of a country programme."""

    class Meta:
        model = CountryProgramme
        fields: ClassVar = [
            "country",
            "year",
            "goals",
            "sectors",
            "analysis",
            "investment_data",
            "owner",
            "agreed_on",
            "remarks",
        ]


class MeasureSerializer(SubjectSerializer):
    """A measure of a country programme."""

    class Meta:
        model = ProgrammeMeasure
        fields: ClassVar = ["programme", "section", "title", "due_on", "responsible", "done_on", "result"]


class UpdateSerializer(SubjectSerializer):
    """An update of a country programme, due or made."""

    class Meta:
        model = ProgrammeUpdate
        fields: ClassVar = ["programme", "kind", "year", "quarter", "progress", "analysis", "made_on"]


class MaterialSerializer(SubjectSerializer):
    """A presentation material."""

    region = serializers.SlugRelatedField[Any](slug_field="iso", read_only=True)
    oked = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = PresentationMaterial
        fields: ClassVar = [
            "about",
            "title",
            "region",
            "oked",
            "language",
            "description",
            "owner",
            "remarks",
            "approved_on",
            "approved_by",
            "approved_files",
        ]


class RequestSerializer(SubjectSerializer):
    """A request between levels."""

    class Meta:
        model = ExchangeRequest
        fields: ClassVar = [
            "kind",
            "title",
            "text",
            "owner",
            "addressee",
            "company",
            "wanted_on",
            "number",
            "registered_at",
            "registrar",
            "need",
            "answer_text",
            "answered_at",
            "answerer",
        ]


class NicheSerializer(SubjectSerializer):
    """A niche of a region."""

    region = serializers.SlugRelatedField[Any](slug_field="iso", read_only=True)
    oked = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = Niche
        fields: ClassVar = [
            "title",
            "region",
            "oked",
            "description",
            "demand",
            "cost",
            "currency",
            "owner",
            "closed_because",
        ]


class PublicationSerializer(SubjectSerializer):
    """A publication on a project."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = Publication
        fields: ClassVar = [
            "project",
            "title",
            "published_on",
            "medium",
            "outlet",
            "url",
            "partner",
            "joint_order",
            "owner",
        ]


class EventViewSet(SubjectViewSet):
    """Investment events."""

    model = InvestmentEvent
    serializer_class = EventSerializer
    filterset_class = EventFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().select_related("partner").prefetch_related("guests")


class ProgrammeViewSet(SubjectViewSet):
    """Country programmes."""

    model = CountryProgramme
    serializer_class = ProgrammeSerializer
    filterset_class = ProgrammeFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


class MeasureViewSet(SubjectViewSet):
    """Measures of country programmes."""

    model = ProgrammeMeasure
    serializer_class = MeasureSerializer
    filterset_class = MeasureFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("programme", "responsible")


class UpdateViewSet(SubjectViewSet):
    """Updates of country programmes: opened by the portal, made by the missions."""

    model = ProgrammeUpdate
    serializer_class = UpdateSerializer
    filterset_class = UpdateFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("programme")


class MaterialViewSet(SubjectViewSet):
    """Presentation materials."""

    model = PresentationMaterial
    serializer_class = MaterialSerializer
    filterset_class = MaterialFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().select_related("approved_by")


class RequestViewSet(SubjectViewSet):
    """Requests between levels."""

    model = ExchangeRequest
    serializer_class = RequestSerializer
    filterset_class = RequestFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().select_related("company", "registrar", "answerer")


class NicheViewSet(SubjectViewSet):
    """Niches of the regions."""

    model = Niche
    serializer_class = NicheSerializer
    filterset_class = NicheFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


class PublicationViewSet(SubjectViewSet):
    """Publications on projects."""

    model = Publication
    serializer_class = PublicationSerializer
    filterset_class = PublicationFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


routes = [
    ("events", EventViewSet),
    ("country-programmes", ProgrammeViewSet),
    ("programme-measures", MeasureViewSet),
    ("programme-updates", UpdateViewSet),
    ("presentation-materials", MaterialViewSet),
    ("exchange-requests", RequestViewSet),
    ("niches", NicheViewSet),
    ("publications", PublicationViewSet),
    *knowledge_routes,
]
