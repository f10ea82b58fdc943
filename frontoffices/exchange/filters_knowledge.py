"""How information materials, analyses, systemic issues and promotions are narrowed, on pages and in the REST API."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import (
    AnalysisKind,
    AnalysisState,
    InformationSection,
    InformationState,
    IssueArea,
    IssueState,
    MaterialLanguage,
    PromotionWay,
)
from frontoffices.exchange.filters import SearchedFilter
from frontoffices.exchange.models import Analysis, InformationMaterial, Promotion, SystemicIssue
from ncip.reference.countries import country_choices
from regions.atlas.models import Region


def region_filter() -> filters.ModelChoiceFilter:
    """One of the regions, by its code."""
    return filters.ModelChoiceFilter(
        label=_("Region"), queryset=Region.objects.all(), to_field_name="iso", empty_label=_("All")
    )


class InformationFilter(SearchedFilter):
    """Information materials by words, section, region, language and state."""

    section = filters.ChoiceFilter(
        label=_("Section of the materials"), choices=InformationSection.choices, empty_label=_("All")
    )
    region = region_filter()
    language = filters.ChoiceFilter(
        label=_("Language"), choices=MaterialLanguage.choices, empty_label=_("All")
    )
    state = filters.ChoiceFilter(label=_("State"), choices=InformationState.choices, empty_label=_("All"))

    class Meta:
        model = InformationMaterial
        fields = ("q", "section", "region", "language", "state")


class AnalysisFilter(SearchedFilter):
    """Analyses by words, kind, country, region and state."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=AnalysisKind.choices, empty_label=_("All"))
    country = filters.ChoiceFilter(label=_("Country"), choices=country_choices, empty_label=_("All"))
    region = region_filter()
    state = filters.ChoiceFilter(label=_("State"), choices=AnalysisState.choices, empty_label=_("All"))

    class Meta:
        model = Analysis
        fields = ("q", "kind", "country", "region", "state")


class IssueFilter(SearchedFilter):
    """Systemic issues by words, area, region and state."""

    area = filters.ChoiceFilter(label=_("Area"), choices=IssueArea.choices, empty_label=_("All"))
    region = region_filter()
    state = filters.ChoiceFilter(label=_("State"), choices=IssueState.choices, empty_label=_("All"))

    class Meta:
        model = SystemicIssue
        fields = ("q", "area", "region", "state")


class PromotionFilter(SearchedFilter):
    """Promotions by words, country and way."""

    country = filters.ChoiceFilter(label=_("Country"), choices=country_choices, empty_label=_("All"))
    way = filters.ChoiceFilter(label=_("Way"), choices=PromotionWay.choices, empty_label=_("All"))

    class Meta:
        model = Promotion
        fields = ("q", "country", "way")
