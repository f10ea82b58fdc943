"""REST resources of Module 1: companies, contacts, meetings."""

from typing import Any, ClassVar

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from ncip.casework.reasons import NotVisible
from projects.attraction.filters.cards import CompanyFilter, ContactFilter, MeetingFilter
from projects.attraction.models import Company, Contact, FormerCard, Meeting


class CompanySerializer(SubjectSerializer):
    """A company card."""

    oked = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    global2000_entry = serializers.StringRelatedField[Any]()

    class Meta:
        model = Company
        fields: ClassVar = [
            "name",
            "other_names",
            "kind",
            "oked",
            "size",
            "country",
            "bin",
            "registration_number",
            "parent",
            "website",
            "global2000_entry",
            "owner",
        ]


class ContactSerializer(SubjectSerializer):
    """A contact card."""

    class Meta:
        model = Contact
        fields: ClassVar = [
            "company",
            "family_name",
            "given_name",
            "position",
            "sector",
            "phone",
            "email",
            "language",
            "consent",
            "erased_on",
            "owner",
        ]


class MeetingSerializer(SubjectSerializer):
    """A meeting card."""

    class Meta:
        model = Meeting
        fields: ClassVar = [
            "company",
            "held_on",
            "place",
            "event_scope",
            "event",
            "ready_proposal",
            "subject_of_interest",
            "key_aspects",
            "participants",
            "parameters",
            "expectations",
            "agreements",
            "owner",
        ]


class CompanyViewSet(SubjectViewSet):
    """Company cards."""

    model = Company
    serializer_class = CompanySerializer
    filterset_class = CompanyFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("oked", "owner", "parent", "global2000_entry")

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """One card; the number of a merged card leads to the card that took it over."""
        try:
            return super().retrieve(request, *args, **kwargs)
        except NotVisible:
            seen = Company.objects.visible_to(self.actor)
            former = FormerCard.objects.filter(public_id=kwargs["public_id"], company__in=seen)
            kept = former.select_related("company").first()
            if kept is None:
                raise
            address = reverse("api-companies-detail", args=[kept.company.public_id])
            return HttpResponsePermanentRedirect(address)


class ContactViewSet(SubjectViewSet):
    """Contact cards."""

    model = Contact
    serializer_class = ContactSerializer
    filterset_class = ContactFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("company", "owner")


class MeetingViewSet(SubjectViewSet):
    """Meeting cards."""

    model = Meeting
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("company", "owner")


routes = [
    ("companies", CompanyViewSet),
    ("contacts", ContactViewSet),
    ("meetings", MeetingViewSet),
]
