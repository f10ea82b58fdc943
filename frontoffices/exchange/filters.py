"""By what the lists of the exchange are narrowed; the same filters serve the pages and the REST API."""

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import EventKind, EventState, MeasureState, ProgrammeState, UpdateState
from frontoffices.exchange.models import (
    CountryProgramme,
    InvestmentEvent,
    ProgrammeMeasure,
    ProgrammeUpdate,
)
from ncip.reference.countries import country_choices
from projects.attraction.filters.cards import search_box


class SearchedFilter(filters.FilterSet):
    """Records found by words."""

    q = filters.CharFilter(label=_("Words"), method="search", widget=search_box())

    def search(self, queryset: Any, name: str, value: str) -> Any:
        """Every word of the text, in Russian, Kazakh or English."""
        return queryset.matching(value)


class EventFilter(SearchedFilter):
    """Events by words, kind, country and state."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=EventKind.choices, empty_label=_("All"))
    country = filters.ChoiceFilter(label=_("Country"), choices=country_choices, empty_label=_("All"))
    state = filters.ChoiceFilter(label=_("State"), choices=EventState.choices, empty_label=_("All"))

    class Meta:
        model = InvestmentEvent
        fields = ("q", "kind", "country", "state")


class ProgrammeFilter(SearchedFilter):
    """Country programmes by words, country, year and state."""

    country = filters.ChoiceFilter(label=_("Country"), choices=country_choices, empty_label=_("All"))
    year = filters.NumberFilter(label=_("Year"))
    state = filters.ChoiceFilter(label=_("State"), choices=ProgrammeState.choices, empty_label=_("All"))

    class Meta:
        model = CountryProgramme
        fields = ("q", "country", "year", "state")


class MeasureFilter(filters.FilterSet):
    """Measures by programme and state."""

    programme = filters.UUIDFilter(field_name="programme__public_id")
    state = filters.ChoiceFilter(choices=MeasureState.choices)

    class Meta:
        model = ProgrammeMeasure
        fields = ("programme", "state")


class UpdateFilter(filters.FilterSet):
    """Updates by programme and state."""

    programme = filters.UUIDFilter(field_name="programme__public_id")
    state = filters.ChoiceFilter(choices=UpdateState.choices)

    class Meta:
        model = ProgrammeUpdate
        fields = ("programme", "state")
