"""By what the rows on company cards are narrowed."""

import django_filters as filters

from projects.attraction.enums import MatchDecision
from projects.attraction.models import Global2000Match


class Global2000MatchFilter(filters.FilterSet):
    """Decisions by company and kind."""

    company = filters.UUIDFilter(field_name="company__public_id")
    decision = filters.ChoiceFilter(choices=MatchDecision.choices)

    class Meta:
        model = Global2000Match
        fields = ("company", "decision")
