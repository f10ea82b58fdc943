"""What the acts on a roadmap ask for."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.fields import LinesField
from projects.implementation.guards.task import FIRST_DAY
from projects.implementation.models import Roadmap
from projects.implementation.parties import Party

LONG_TEXT = 5_000
MOST_REMARKS = 50


class NewRoadmapForm(SubjectForm):
    """A roadmap takes everything from its project (ncip-48-b)."""

    class Meta:
        model = Roadmap
        fields: ClassVar[list[str]] = []

    def save(self, commit: bool = True) -> Roadmap:
        """The next version of the project's roadmap."""
        self.instance.project = self.subject
        last = self.subject.roadmaps.aggregate(last=Max("number"))["last"]
        self.instance.number = (last or 0) + 1
        saved: Roadmap = super().save(commit=commit)
        return saved


class RecordAgreementForm(ActionForm):
    """The agreement of a party without an account, with the file that shows it (ncip-48-1)."""

    party = forms.ChoiceField(label=_("Party"))
    agreed_on = forms.DateField(label=_("Agreed on"))
    document = DocumentField(label=_("File that shows the agreement"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the parties whose mark is missing."""
        super().__init__(*args, **kwargs)
        self.missing: dict[str, Party] = {party.key: party for party in self.subject.parties_without_mark()}
        party_field: Any = self.fields["party"]
        party_field.choices = [(party.key, party.name) for party in self.missing.values()]

    def clean_party(self) -> Party:
        """The party of the key."""
        return self.missing[self.cleaned_data["party"]]

    def clean_agreed_on(self) -> Any:
        """The agreement was given already."""
        day = self.cleaned_data["agreed_on"]
        if not FIRST_DAY <= day <= self.act.on:
            sentence = gettext("The agreement cannot have been given on this day.")
            raise forms.ValidationError(sentence, code="impossible_day", params={"rule": "ncip-48-1"})
        return day


class RejectRoadmapForm(ActionForm):
    """The remarks of the national company (ncip-51-a)."""

    remarks = LinesField(
        max_length=LONG_TEXT,
        label=_("Remarks"),
        help_text=_("One remark per line: the akimat answers each."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write at least one remark before you return the roadmap.")},
    )

    def clean_remarks(self) -> list[str]:
        """Not more remarks than somebody can answer."""
        remarks: list[str] = self.cleaned_data["remarks"]
        if len(remarks) > MOST_REMARKS:
            sentence = gettext("Write at most %(most)s remarks.") % {"most": MOST_REMARKS}
            raise forms.ValidationError(sentence, code="too_many", params={"rule": "ncip-51-a"})
        return remarks


class AnswerRemarksForm(ActionForm):
    """An answer to each remark of the last round, as `answer_1`, `answer_2` and so on (ncip-51-b)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One field per remark, with the answer there is."""
        super().__init__(*args, **kwargs)
        self.remarks = list(self.subject.remarks.filter(round=self.subject.round))
        for remark in self.remarks:
            self.fields[f"answer_{remark.number}"] = forms.CharField(
                required=False,
                max_length=LONG_TEXT,
                label=remark.text,
                initial=remark.answer,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def clean(self) -> dict[str, Any]:
        """At least one answer is given."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.values()):
            raise forms.ValidationError(
                gettext("Answer at least one remark."), code="required", params={"rule": "ncip-51-b"}
            )
        return cleaned
