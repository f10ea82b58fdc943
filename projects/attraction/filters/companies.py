"""By what decisions on places and potential investors are narrowed."""

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from ncip.reference.countries import country_choices
from ncip.reference.models import Oked
from projects.attraction.enums import MatchDecision, PotentialSource, PotentialState
from projects.attraction.filters.cards import search_box
from projects.attraction.models import Global2000Match, PotentialInvestor


class Global2000MatchFilter(filters.FilterSet):
    """Decisions by company and kind."""

    company = filters.UUIDFilter(field_name="company__public_id")
    decision = filters.ChoiceFilter(choices=MatchDecision.choices)

    class Meta:
        model = Global2000Match
        fields = ("company", "decision")


class PotentialInvestorFilter(filters.FilterSet):
    """Potential investors by company, country, sector, source and state."""

    q = filters.CharFilter(label=_("Name, BIN or number"), method="search", widget=search_box())
    country = filters.ChoiceFilter(
        field_name="company__country", label=_("Country"), choices=country_choices, empty_label=_("All")
    )
    sector = filters.ModelChoiceFilter(
        label=_("Sector of interest"),
        queryset=lambda request: Oked.objects.standing().order_by("code"),
        to_field_name="code",
        empty_label=_("All"),
    )
    source = filters.ChoiceFilter(
        label=_("How it was found"), choices=PotentialSource.choices, empty_label=_("All")
    )
    state = filters.ChoiceFilter(label=_("State"), choices=PotentialState.choices, empty_label=_("All"))

    class Meta:
        model = PotentialInvestor
        fields = ("q", "country", "sector", "source", "state")

    def search(self, queryset: Any, name: str, value: str) -> Any:
        """Every word of the text in the names or numbers of the company."""
        return queryset.matching(value)
