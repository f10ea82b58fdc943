"""A consultation given to a potential investor (ncip-5-1)."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.forms.citing import CitingForm
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.models import Consultation

FIELDS = ["held_on", "topic", "advice"]


class ConsultationForm(CitingForm, SubjectForm):
    """When, about what, and what was explained; the officer is the one who enters it (ncip-5-1)."""

    field_rules: ClassVar = dict.fromkeys(FIELDS, "ncip-5-1")
    held_on = DayField(label=_("Date of the consultation"))

    class Meta:
        model = Consultation
        fields: ClassVar = FIELDS
        widgets: ClassVar = {"advice": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the usual day of a new one."""
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial.setdefault("held_on", self.act.on)

    def clean_held_on(self) -> date:
        """A day that has come, after independence."""
        held_on: date = self.cleaned_data["held_on"]
        if not FIRST_DAY <= held_on <= self.act.on:
            sentence = gettext("Check the day: a consultation is logged once it was given.")
            raise forms.ValidationError(sentence, code="day", params={"rule": "ncip-5-1"})
        return held_on

    def clean(self) -> dict[str, Any]:
        """The new card gets its company, its officer and its keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.pk is None:
            self.instance.company = self.subject
            self.instance.owner = self.act.actor.organisation
            self.instance.officer = self.act.actor.user
        return cleaned
