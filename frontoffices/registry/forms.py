"""Filters of the public directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind, Level
from frontoffices.registry.queries import NOT_PUBLIC
from ncip.reference.countries import country_choices
from regions.atlas.queries import region_choices

EVERY = ("", _("All"))


class DirectoryForm(forms.Form):
    """Words, level, kind, region and country; unknown values are reported, not ignored."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    level = forms.ChoiceField(label=_("Level"), required=False, choices=[EVERY, *Level.choices])
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[EVERY, *((kind.value, kind.label) for kind in Kind if kind not in NOT_PUBLIC)],
    )
    region = forms.ChoiceField(label=_("Region"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Regions and countries are named in the language of the page."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["region"].choices = [EVERY, *region_choices()]
        fields["country"].choices = [EVERY, *country_choices()]
