"""By what the lists of Module 1 are narrowed; the same filters serve the pages and the REST API."""

from typing import Any

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from ncip.reference.countries import HOME, country_choices
from ncip.reference.models import Oked
from projects.attraction.enums import CompanySize, MeetingState
from projects.attraction.models import Company, Contact, Meeting


def search_box() -> forms.TextInput:
    """The text field of a search."""
    return forms.TextInput(attrs={"type": "search"})


class CompanyFilter(filters.FilterSet):
    """Companies by words, country, field of activity, size and origin; large foreign ones too (ncip-5-11)."""

    q = filters.CharFilter(label=_("Name, BIN or number"), method="search", widget=search_box())
    country = filters.ChoiceFilter(label=_("Country"), choices=country_choices, empty_label=_("All"))
    oked = filters.ModelChoiceFilter(
        label=_("Field of activity"),
        queryset=lambda request: Oked.objects.standing().order_by("code"),
        to_field_name="code",
        empty_label=_("All"),
    )
    size = filters.ChoiceFilter(label=_("Size"), choices=CompanySize.choices, empty_label=_("All"))
    origin = filters.ChoiceFilter(
        label=_("Origin"),
        choices=[("foreign", _("Foreign")), ("domestic", _("Domestic"))],
        method="of_origin",
        empty_label=_("All"),
    )
    order = filters.ChoiceFilter(
        label=_("Order"),
        choices=[("contact", _("By last contact"))],
        method="kept",
        empty_label=_("By name"),
    )

    class Meta:
        model = Company
        fields = ("q", "country", "oked", "size", "origin", "order")

    def of_origin(self, queryset: Any, name: str, value: str) -> Any:
        """Investors from abroad, or those of Kazakhstan (ncip-3-19)."""
        home = {"country": HOME}
        return queryset.exclude(**home) if value == "foreign" else queryset.filter(**home)

    def kept(self, queryset: Any, name: str, value: str) -> Any:
        """The order is the page's own matter; the choice stays in the form."""
        return queryset

    def search(self, queryset: Any, name: str, value: str) -> Any:
        """Every word of the text, in Russian, Kazakh or English."""
        return queryset.matching(value)


class MeetingFilter(filters.FilterSet):
    """Meetings by state and days."""

    state = filters.ChoiceFilter(choices=MeetingState.choices)
    held_on = filters.DateFromToRangeFilter()
    company = filters.UUIDFilter(field_name="company__public_id")

    class Meta:
        model = Meeting
        fields = ("state", "held_on", "company")


class ContactFilter(filters.FilterSet):
    """Contacts by company."""

    company = filters.UUIDFilter(field_name="company__public_id")

    class Meta:
        model = Contact
        fields = ("company",)
