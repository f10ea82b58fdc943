"""Memoranda and letters of intent (ncip-5-3)."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import DocumentField, SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.forms.citing import CitingForm
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.models import Memorandum

FIELDS = ["kind", "title", "parties", "signed_on", "anchor", "transnational"]


class MemorandumWordsForm(CitingForm, SubjectForm):
    """What the document says of itself (ncip-5-3)."""

    field_rules: ClassVar = dict.fromkeys([*FIELDS, "document"], "ncip-5-3")
    signed_on = DayField(label=_("Signed on"))

    class Meta:
        model = Memorandum
        fields: ClassVar = FIELDS
        widgets: ClassVar = {"parties": forms.Textarea(attrs={"rows": 3})}

    def clean_signed_on(self) -> date:
        """A day that has come, after independence."""
        signed_on: date = self.cleaned_data["signed_on"]
        if signed_on > self.act.on:
            sentence = gettext("The document is not signed yet: enter the day on which it was signed.")
            raise forms.ValidationError(sentence, code="future", params={"rule": "ncip-5-3"})
        if signed_on < FIRST_DAY:
            sentence = gettext("Check the year: the portal keeps no documents before 16.12.1991.")
            raise forms.ValidationError(sentence, code="too_early", params={"rule": "ncip-5-3"})
        return signed_on


class MemorandumForm(MemorandumWordsForm):
    """A new document of intent with its file (ncip-5-3)."""

    document = DocumentField(label=_("Signed document"))

    class Meta(MemorandumWordsForm.Meta):
        """The same columns."""

    def clean(self) -> dict[str, Any]:
        """The new card gets its company and keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.instance.company = self.subject
        self.instance.owner = self.act.actor.organisation
        return cleaned
