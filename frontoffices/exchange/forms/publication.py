"""A publication on a project."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.forms.shared import offices_on
from frontoffices.exchange.models import Publication
from frontoffices.exchange.permissions import CENTRAL
from ncip.casework.forms import SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm


class PublicationForm(CitingForm, SubjectForm):
    """Who covered the project jointly, where and when (ncip-14-5, ncip-18-10)."""

    field_rules: ClassVar = {"partner": "ncip-14-5", "joint_order": "ncip-18-10", "published_on": "ncip-14-5"}

    published_on = DayField(label=_("Published on"))
    url = forms.URLField(
        required=False, max_length=500, assume_scheme="https", label=_("Address of the publication")
    )
    partner = RowField(
        label=_("Jointly with"), help_text=_("Projects are covered jointly: name the other office.")
    )

    class Meta:
        model = Publication
        fields: ClassVar = ["title", "published_on", "medium", "outlet", "url", "partner", "joint_order"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the other front offices; regional ones need no joint order."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        offer(self, "partner", offices_on(self.act.on).exclude(pk=own.pk if own else None))
        central = own is not None and own.kind in CENTRAL
        self.fields["joint_order"].required = central

    def clean_published_on(self) -> date:
        """What was published lies behind."""
        published_on: date = self.cleaned_data["published_on"]
        if published_on > self.act.on:
            raise forms.ValidationError(gettext("The day of publication has not come yet."), code="future")
        return published_on

    def clean(self) -> dict[str, Any]:
        """The new record gets its project and keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.project_id is None:
            self.instance.project = self.subject
            self.instance.owner = self.act.actor.organisation
        return cleaned
