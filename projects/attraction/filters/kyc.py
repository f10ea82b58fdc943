"""By what KYC checks are narrowed in the REST API."""

import django_filters as filters

from projects.attraction.enums import KycState
from projects.attraction.models import KycCheck


class KycCheckFilter(filters.FilterSet):
    """KYC checks by state, company and last day of validity."""

    state = filters.ChoiceFilter(choices=KycState.choices)
    company = filters.UUIDFilter(field_name="company__public_id")
    valid_until = filters.DateFromToRangeFilter()

    class Meta:
        model = KycCheck
        fields = ("state", "company", "valid_until")
