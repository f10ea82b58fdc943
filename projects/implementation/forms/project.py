"""What the acts on a project ask for."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from projects.attraction.choices import RowField, RowsField, offer
from projects.implementation.enums import ParticipantRole, TaskState
from projects.implementation.guards.task import FIRST_DAY
from projects.implementation.models import AdditionalAgreement, InvestmentContract, Task

LONG_TEXT = 5_000


class DesignateLebForm(ActionForm):
    """The akimat that prepares the roadmap (ncip-48-b)."""

    leb = RowField(label=_("Local executive body"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the akimats that act on the day; the project's own region comes first in mind."""
        super().__init__(*args, **kwargs)
        akimats = Organisation.objects.active(self.act.on).of_kind(Kind.LOCAL_EXECUTIVE_BODY)
        offer(self, "leb", akimats.select_related("region"))
        self.fields["leb"].initial = akimats.filter(region=self.subject.region_id).first()


class ContractFields(forms.Form):
    """Number, days and text of an investment contract (ncip-54)."""

    number = forms.CharField(max_length=60, label=_("Number of the contract"))
    signed_on = forms.DateField(label=_("Signed on"))
    ends_on = forms.DateField(label=_("Last day of the contract"))
    document = DocumentField(required=False, label=_("Text of the contract"))


def contract_errors(project: Any, cleaned: dict[str, Any], on: date) -> dict[str, str]:
    """ncip-54: field -> sentence for what cannot be true of an investment contract entered on a day."""
    found = {}
    signed, ends = cleaned.get("signed_on"), cleaned.get("ends_on")
    if signed and signed > on:
        found["signed_on"] = gettext("A contract is entered after it has been signed.")
    elif signed and signed < FIRST_DAY:
        found["signed_on"] = gettext("Enter a day after 16.12.1991.")
    if signed and ends and ends <= signed:
        found["ends_on"] = gettext("The contract ends after it is signed.")
    if InvestmentContract.objects.filter(project=project, number=cleaned.get("number")).exists():
        found["number"] = gettext("A contract with this number is already entered for the project.")
    return found


class AddContractForm(ActionForm, ContractFields):
    """An investment contract of the project (ncip-54)."""

    def clean(self) -> dict[str, Any]:
        """The days are possible and the number is new."""
        cleaned: dict[str, Any] = super().clean() or {}
        for field, sentence in contract_errors(self.subject, cleaned, self.act.on).items():
            self.add_error(field, forms.ValidationError(sentence, code="invalid", params={"rule": "ncip-54"}))
        return cleaned


class ContractForm(SubjectForm):
    """An investment contract as a record of its own (ncip-54)."""

    class Meta:
        model = InvestmentContract
        fields: ClassVar = ["number", "signed_on", "ends_on"]

    document = DocumentField(required=False, label=_("Text of the contract"))

    def clean(self) -> dict[str, Any]:
        """The days are possible and the number is new."""
        cleaned: dict[str, Any] = super().clean() or {}
        for field, sentence in contract_errors(self.subject, cleaned, self.act.on).items():
            self.add_error(field, forms.ValidationError(sentence, code="invalid", params={"rule": "ncip-54"}))
        self.instance.project = self.subject
        return cleaned


class AdditionalAgreementForm(SubjectForm):
    """An additional agreement to an investment contract (ncip-54)."""

    class Meta:
        model = AdditionalAgreement
        fields: ClassVar = ["number", "signed_on", "changes", "ends_on"]
        widgets: ClassVar = {"changes": forms.Textarea(attrs={"rows": 4})}

    document = DocumentField(required=False, label=_("Text of the agreement"))

    def clean(self) -> dict[str, Any]:
        """The days are possible, the number is new, and Module 3 does not end before it began."""
        cleaned: dict[str, Any] = super().clean() or {}
        for field, sentence in agreement_errors(self.subject, cleaned, self.act.on).items():
            self.add_error(field, forms.ValidationError(sentence, code="invalid", params={"rule": "ncip-54"}))
        self.instance.contract, self.instance.ended_on = self.subject, self.subject.ends_on
        return cleaned


def agreement_errors(contract: Any, cleaned: dict[str, Any], on: date) -> dict[str, str]:
    """ncip-54: field -> sentence for what cannot be true of an additional agreement entered on a day."""
    found = {}
    signed, ends = cleaned.get("signed_on"), cleaned.get("ends_on")
    transferred = contract.project.transferred_on
    if signed and signed > on:
        found["signed_on"] = gettext("An agreement is entered after it has been signed.")
    elif signed and signed < contract.signed_on:
        found["signed_on"] = gettext("An additional agreement is not signed before its contract.")
    if signed and ends and ends < signed:
        found["ends_on"] = gettext("The contract cannot end before the agreement is signed.")
    elif ends and transferred and ends < transferred:
        found["ends_on"] = gettext("The project passed to Module 3 on a later day.")
    if contract.agreements.filter(number=cleaned.get("number")).exists():
        found["number"] = gettext("An agreement with this number is already entered for the contract.")
    return found


class MoveEndForm(SubjectForm):
    """The last day of the contract under its additional agreement (ncip-54)."""

    class Meta:
        model = InvestmentContract
        fields: ClassVar = ["ends_on"]


class AddParticipantForm(ActionForm):
    """An organisation that takes part in the project (ncip-24)."""

    organisation = RowField(label=_("Organisation"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the organisations that act on the day and do not take part yet."""
        super().__init__(*args, **kwargs)
        already = self.subject.participants.filter(role=ParticipantRole.ACCOMPANYING)
        active = Organisation.objects.active(self.act.on).exclude(pk__in=already.values("organisation"))
        offer(self, "organisation", active)


class ScoreForm(ActionForm):
    """The score that the portal computed (ncip-app1-formula)."""

    total = forms.DecimalField()
    included = forms.BooleanField(required=False)
    at_inclusion = forms.BooleanField(required=False)


class CompletionForm(ActionForm):
    """The actual completion of the last task (ncip-60)."""

    completed_on = forms.DateField()


class ValidateForm(ActionForm):
    """A comment of the national chamber, when it has one (ncip-60)."""

    comment = forms.CharField(
        required=False, max_length=LONG_TEXT, label=_("Comment"), widget=forms.Textarea(attrs={"rows": 3})
    )


class RefuseValidationForm(ActionForm):
    """Why the national chamber does not validate, and which tasks are not done (ncip-60, D23)."""

    reason = forms.CharField(
        max_length=LONG_TEXT,
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give the reason of the refusal.")},
    )
    tasks = RowsField(
        label=_("Tasks to be reopened"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Name at least one task to be reopened.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the completed tasks of the roadmap."""
        super().__init__(*args, **kwargs)
        completed = Task.objects.filter(
            roadmap__project=self.subject, roadmap__is_current=True, state=TaskState.COMPLETED
        )
        offer(self, "tasks", completed)
