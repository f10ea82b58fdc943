"""By what agreements, memoranda and meetings are narrowed; the same filters serve the pages and the REST API."""

from typing import Any, ClassVar

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from frontoffices.registry.queries import bodies_of
from ncip.casework.act import local_date
from ncip.casework.actor import Actor
from ncip.reference.countries import country_choices
from projects.attraction.enums import AgreementState, MemorandumKind
from projects.attraction.models import Agreement, Memorandum
from projects.attraction.queries.agreements import KEPT_IN_TIME

WHOSE = [("mine", _("My organisation answers")), ("me", _("I answer")), ("kept", _("My organisation keeps"))]

STATES = [
    *AgreementState.choices,
    ("late", _("Late")),
    ("in_time", _("Kept in time")),
    ("kept_late", _("Kept late")),
]


class AgreementFilter(filters.FilterSet):
    """Agreements by who answers, state, lateness, country and date."""

    whose = filters.ChoiceFilter(label=_("Whose"), choices=WHOSE, method="of_whom", empty_label=_("All"))
    state = filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        method="in_state",
        empty_label=_("All"),
    )
    country = filters.ChoiceFilter(
        label=_("Country"),
        field_name="company__country",
        choices=country_choices,
        empty_label=_("All"),
    )
    responsible = filters.ModelChoiceFilter(
        label=_("Organisation that answers"),
        queryset=lambda request: Organisation.objects.filter(agreements__isnull=False).distinct(),
        to_field_name="public_id",
        empty_label=_("All"),
    )
    company = filters.UUIDFilter(field_name="company__public_id", widget=forms.HiddenInput)

    class Meta:
        model = Agreement
        fields: ClassVar = ["whose", "state", "country", "responsible", "company"]

    def of_whom(self, queryset: Any, name: str, value: str) -> Any:
        """Those for which the reader answers, or which his organisation keeps."""
        actor = Actor.of_request(self.request)
        if value == "me":
            return queryset.filter(official=actor.user)
        column = "responsible__in" if value == "mine" else "owner__in"
        return queryset.filter(**{column: bodies_of(actor.organisation)})

    def in_state(self, queryset: Any, name: str, value: str) -> Any:
        """A state, the open ones whose date has passed, or the kept ones by their date."""
        if value == "late":
            return queryset.late(local_date(self.request.at))
        if value == "in_time":
            return queryset.filter(KEPT_IN_TIME)
        if value == "kept_late":
            return queryset.filter(state=AgreementState.KEPT).exclude(KEPT_IN_TIME)
        return queryset.filter(state=value)


class MemorandumFilter(filters.FilterSet):
    """Memoranda by kind, country and flags."""

    kind = filters.ChoiceFilter(
        label=_("Kind of document"), choices=MemorandumKind.choices, empty_label=_("All")
    )
    country = filters.ChoiceFilter(
        label=_("Country"),
        field_name="company__country",
        choices=country_choices,
        empty_label=_("All"),
    )
    company = filters.UUIDFilter(field_name="company__public_id", widget=forms.HiddenInput)

    class Meta:
        model = Memorandum
        fields: ClassVar = ["kind", "country", "company"]
