"""REST resources of the exchange between front offices."""

from typing import Any, ClassVar

from rest_framework import serializers

from frontoffices.exchange.filters import EventFilter, MeasureFilter, ProgrammeFilter, UpdateFilter
from frontoffices.exchange.models import (
    CountryProgramme,
    EventGuest,
    InvestmentEvent,
    ProgrammeMeasure,
    ProgrammeUpdate,
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


routes = [
    ("events", EventViewSet),
    ("country-programmes", ProgrammeViewSet),
    ("programme-measures", MeasureViewSet),
    ("programme-updates", UpdateViewSet),
]
