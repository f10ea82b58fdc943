"""By what the log of consultations is narrowed."""

from typing import ClassVar

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from ncip.reference.countries import country_choices
from projects.attraction.filters.meetings import DayFilter
from projects.attraction.models import Consultation


class ConsultationFilter(filters.FilterSet):
    """Consultations by country, company and days."""

    country = filters.ChoiceFilter(
        label=_("Country"),
        field_name="company__country",
        choices=country_choices,
        empty_label=_("All"),
    )
    since = DayFilter(label=_("Held from"), field_name="held_on", lookup_expr="gte")
    until = DayFilter(label=_("Held until"), field_name="held_on", lookup_expr="lte")
    company = filters.UUIDFilter(field_name="company__public_id", widget=forms.HiddenInput)

    class Meta:
        model = Consultation
        fields: ClassVar = ["country", "since", "until", "company"]
