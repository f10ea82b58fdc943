"""The KYC procedure: the plan, the checklist item by item, the result."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.enums import KycResult, KycRisk
from projects.attraction.kyc import standard_end
from projects.attraction.models import KycCheck


class PlanKycForm(SubjectForm):
    """A check of a company (ncip-40-3-kyc)."""

    class Meta:
        model = KycCheck
        fields: ClassVar = ["occasion"]

    def clean(self) -> dict[str, Any]:
        """The new check gets its company and the front office that performs it."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.company_id is None and self.subject is not None:
            self.instance.company = self.subject
            self.instance.owner = self.act.actor.organisation
        return cleaned


class KycAnswersForm(ActionForm):
    """For each item of the checklist its result, a comment and a file (ncip-3-25)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Three fields for each item, with what was answered before."""
        super().__init__(*args, **kwargs)
        known = {answer.item_id: answer for answer in self.subject.answers.all()}
        self.items = self.subject.items(self.act.on)
        for item in self.items:
            self._ask(item, known.get(item.pk))

    def _ask(self, item: Any, before: Any) -> None:
        self.fields[item.code] = forms.ChoiceField(
            label=item.name,
            choices=KycResult.choices,
            widget=forms.RadioSelect,
            required=False,
            initial=before.result if before else None,
        )
        self.fields[f"{item.code}_comment"] = forms.CharField(
            label=_("Comment"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=before.comment if before else "",
        )
        self.fields[f"{item.code}_file"] = DocumentField(
            label=_("Evidence"),
            required=False,
            help_text=before.evidence.name if before and before.evidence_id else "",
        )

    def clean(self) -> dict[str, Any]:
        """A remark or a refusal is explained; a comment or a file needs its result; one item at least is answered."""
        cleaned: dict[str, Any] = super().clean() or {}
        for item in self.items:
            self._check(item.code, cleaned)
        if self.items and not self.errors and not any(cleaned.get(item.code) for item in self.items):
            self._refuse(self.items[0].code, gettext("Answer at least one item of the checklist."))
        return cleaned

    def _check(self, code: str, cleaned: dict[str, Any]) -> None:
        result, comment = cleaned.get(code), cleaned.get(f"{code}_comment")
        if result and result != KycResult.CLEAR and not comment:
            self._refuse(f"{code}_comment", gettext("Say what was found, so that others can follow it."))
        if not result and (comment or cleaned.get(f"{code}_file")):
            self._refuse(code, gettext("Choose the result to which the comment or the file belongs."))

    def _refuse(self, field: str, sentence: str) -> None:
        error = forms.ValidationError(sentence, code="required", params={"rule": "ncip-3-25"})
        self.add_error(field, error)


class PassKycForm(ActionForm):
    """The result of a passed check."""

    risk = forms.ChoiceField(label=_("Overall risk"), choices=KycRisk.choices, widget=forms.RadioSelect)
    conclusion = forms.CharField(
        label=_("Conclusion"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    valid_until = DayField(
        label=_("Valid until"), help_text=_("A target of the portal, not a term of the law.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Propose the standard validity."""
        super().__init__(*args, **kwargs)
        self.fields["valid_until"].initial = standard_end(self.act.on)

    def clean_valid_until(self) -> date:
        """A check is valid for some days at least and not longer than it was meant to be."""
        day: date = self.cleaned_data["valid_until"]
        if not self.act.on < day <= standard_end(self.act.on):
            raise forms.ValidationError(
                gettext("Choose a day after today and not after %(last)s."),
                code="out_of_range",
                params={"last": f"{standard_end(self.act.on):%d.%m.%Y}", "rule": "ncip-40-3-kyc"},
            )
        return day


class FailKycForm(ActionForm):
    """The result of a failed check with its reason."""

    risk = forms.ChoiceField(
        label=_("Overall risk"), choices=KycRisk.choices, widget=forms.RadioSelect, initial=KycRisk.HIGH
    )
    conclusion = forms.CharField(
        label=_("Why the company fails"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why the company fails: it cannot bring an initiative any more.")},
    )
