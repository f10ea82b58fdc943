"""By what the list of visits is narrowed; the same filter serves the page and the REST API."""

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from ncip.reference.countries import country_choices
from ncip.ui.fields import DayField
from projects.attraction.enums import VisitKind, VisitState
from projects.attraction.filters.cards import search_box
from projects.attraction.models import ProgrammeItem, Visit, VisitParticipant


class DayFilter(filters.Filter):
    """A day as people and systems write it."""

    field_class = DayField


class VisitFilter(filters.FilterSet):
    """Visits by words, kind, state, country and days."""

    q = filters.CharFilter(label=_("Title or company"), method="search", widget=search_box())
    kind = filters.ChoiceFilter(label=_("Kind of visit"), choices=VisitKind.choices, empty_label=_("All"))
    state = filters.ChoiceFilter(label=_("State"), choices=VisitState.choices, empty_label=_("All"))
    country = filters.ChoiceFilter(label=_("Country"), choices=country_choices, empty_label=_("All"))
    since = DayFilter(label=_("From day"), field_name="ends_on", lookup_expr="gte")
    until = DayFilter(label=_("To day"), field_name="begins_on", lookup_expr="lte")

    class Meta:
        model = Visit
        fields = ("q", "kind", "state", "country", "since", "until")

    def search(self, queryset: Any, name: str, value: str) -> Any:
        """Every word of the text in the title or in the names of a company."""
        return queryset.matching(value)


class ProgrammeItemFilter(filters.FilterSet):
    """Rows of programmes by visit."""

    visit = filters.UUIDFilter(field_name="visit__public_id")

    class Meta:
        model = ProgrammeItem
        fields = ("visit",)


class ParticipantFilter(filters.FilterSet):
    """Participants by visit."""

    visit = filters.UUIDFilter(field_name="visit__public_id")

    class Meta:
        model = VisitParticipant
        fields = ("visit",)
