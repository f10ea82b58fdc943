"""By what the page of meetings is narrowed."""

from typing import Any, ClassVar

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from ncip.reference.countries import country_choices
from ncip.ui.fields import DayField
from projects.attraction.enums import MeetingState
from projects.attraction.filters.cards import search_box
from projects.attraction.models import Company, Meeting


class DayFilter(filters.DateFilter):
    """A day as people here write it."""

    field_class = DayField


class MeetingListFilter(filters.FilterSet):
    """Meetings by company, country, front office, state and days."""

    q = filters.CharFilter(label=_("Company"), method="of_companies", widget=search_box())
    country = filters.ChoiceFilter(
        label=_("Country"),
        field_name="company__country",
        choices=country_choices,
        empty_label=_("All"),
    )
    owner = filters.ModelChoiceFilter(
        label=_("Kept by"),
        queryset=lambda request: Organisation.objects.filter(meetings__isnull=False).distinct(),
        to_field_name="public_id",
        empty_label=_("All"),
    )
    state = filters.ChoiceFilter(label=_("State"), choices=MeetingState.choices, empty_label=_("All"))
    since = DayFilter(label=_("Held from"), field_name="held_on", lookup_expr="gte")
    until = DayFilter(label=_("Held until"), field_name="held_on", lookup_expr="lte")

    class Meta:
        model = Meeting
        fields: ClassVar = ["q", "country", "owner", "state", "since", "until"]

    def of_companies(self, queryset: Any, name: str, value: str) -> Any:
        """Meetings with companies that have every word of the text in their names or numbers."""
        return queryset.filter(company__in=Company.objects.matching(value).values("pk"))
