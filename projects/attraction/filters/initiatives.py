"""By what the lists of initiatives are narrowed; the same filters serve the pages and the REST API."""

from typing import Any, ClassVar

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.reference.countries import country_choices
from projects.attraction.enums import InitiativeState
from projects.attraction.filters.cards import search_box
from projects.attraction.models import Initiative
from regions.atlas.models import Region


class PipelineFilter(filters.FilterSet):
    """Initiatives by words, country, region and akimat, and those whose term has passed."""

    q = filters.CharFilter(label=_("Title or company"), method="search", widget=search_box())
    country = filters.ChoiceFilter(label=_("Country"), choices=country_choices, empty_label=_("All"))
    region = filters.ModelChoiceFilter(
        label=_("Region"), queryset=Region.objects.all(), to_field_name="iso", empty_label=_("All")
    )
    leb = filters.ModelChoiceFilter(
        label=_("Akimat"),
        queryset=Organisation.objects.of_kind(Kind.LOCAL_EXECUTIVE_BODY),
        to_field_name="public_id",
        empty_label=_("All"),
    )
    term = filters.ChoiceFilter(
        label=_("Term"), method="passed_by", choices=[("overdue", _("Overdue"))], empty_label=_("All")
    )

    class Meta:
        model = Initiative
        fields: ClassVar[tuple[str, ...]] = ("q", "country", "region", "leb", "term")

    def search(self, queryset: Any, name: str, value: str) -> Any:
        """Every word of the text in the title or in the names of the company."""
        return queryset.matching(value)

    def passed_by(self, queryset: Any, name: str, value: str) -> Any:
        """Those whose last day lies before the day of the request."""
        return queryset.overdue(self.request.on)


class InitiativeFilter(PipelineFilter):
    """The same, and by state."""

    state = filters.ChoiceFilter(label=_("State"), choices=InitiativeState.choices, empty_label=_("All"))

    class Meta(PipelineFilter.Meta):
        fields: ClassVar[tuple[str, ...]] = (*PipelineFilter.Meta.fields, "state")
