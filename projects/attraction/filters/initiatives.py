"""By what the lists of initiatives are narrowed; the same filters serve the pages and the REST API."""

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from ncip.reference.countries import country_choices
from projects.attraction.enums import InitiativeState
from projects.attraction.filters.cards import search_box
from projects.attraction.models import Initiative


class InitiativeFilter(filters.FilterSet):
    """Initiatives by words, state and country."""

    q = filters.CharFilter(label=_("Title or company"), method="search", widget=search_box())
    state = filters.ChoiceFilter(label=_("State"), choices=InitiativeState.choices, empty_label=_("All"))
    country = filters.ChoiceFilter(label=_("Country"), choices=country_choices, empty_label=_("All"))

    class Meta:
        model = Initiative
        fields = ("q", "state", "country")

    def search(self, queryset: Any, name: str, value: str) -> Any:
        """Every word of the text in the title or in the names of the company."""
        return queryset.matching(value)
