"""By what the lists of the exchange are narrowed; the same filters serve the pages and the REST API."""

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import (
    EventKind,
    EventState,
    MaterialState,
    MaterialSubject,
    MeasureState,
    Medium,
    NicheState,
    ProgrammeState,
    RequestKind,
    RequestState,
    UpdateState,
)
from frontoffices.exchange.models import (
    CountryProgramme,
    ExchangeRequest,
    InvestmentEvent,
    Niche,
    PresentationMaterial,
    ProgrammeMeasure,
    ProgrammeUpdate,
    Publication,
)
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from ncip.reference.countries import country_choices
from ncip.reference.models import Oked
from projects.attraction.filters.cards import search_box
from regions.atlas.models import Region

SIDES = (("sent", _("Sent by us")), ("received", _("Sent to us")))


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


class MaterialFilter(SearchedFilter):
    """Materials by words, subject, region and state."""

    about = filters.ChoiceFilter(label=_("About"), choices=MaterialSubject.choices, empty_label=_("All"))
    region = filters.ModelChoiceFilter(
        label=_("Region"), queryset=Region.objects.all(), to_field_name="iso", empty_label=_("All")
    )
    state = filters.ChoiceFilter(label=_("State"), choices=MaterialState.choices, empty_label=_("All"))

    class Meta:
        model = PresentationMaterial
        fields = ("q", "about", "region", "state")


class RequestFilter(SearchedFilter):
    """Requests by words, side, kind and state."""

    side = filters.ChoiceFilter(label=_("Direction"), choices=SIDES, method="of_side", empty_label=_("All"))
    kind = filters.ChoiceFilter(label=_("Kind"), choices=RequestKind.choices, empty_label=_("All"))
    state = filters.ChoiceFilter(label=_("State"), choices=RequestState.choices, empty_label=_("All"))

    class Meta:
        model = ExchangeRequest
        fields = ("q", "side", "kind", "state")

    def of_side(self, queryset: Any, name: str, value: str) -> Any:
        """What the reader's office sent, or received."""
        own = Actor.of_request(self.request).organisation
        column = "owner" if value == "sent" else "addressee"
        return queryset.filter(**{f"{column}__in": bodies_of(own)})


class NicheFilter(SearchedFilter):
    """Niches by words, region, industry and state."""

    region = filters.ModelChoiceFilter(
        label=_("Region"), queryset=Region.objects.all(), to_field_name="iso", empty_label=_("All")
    )
    oked = filters.ModelChoiceFilter(
        label=_("Industry"),
        queryset=lambda request: Oked.objects.standing().order_by("code"),
        to_field_name="code",
        empty_label=_("All"),
    )
    state = filters.ChoiceFilter(label=_("State"), choices=NicheState.choices, empty_label=_("All"))

    class Meta:
        model = Niche
        fields = ("q", "region", "oked", "state")


class PublicationFilter(SearchedFilter):
    """Publications by words, medium and project."""

    medium = filters.ChoiceFilter(label=_("Media"), choices=Medium.choices, empty_label=_("All"))
    project = filters.CharFilter(label=_("Code of the project"), field_name="project__code")

    class Meta:
        model = Publication
        fields = ("q", "medium", "project")
