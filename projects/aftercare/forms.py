"""What the beginning of post-investment support rests on."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from ncip.casework.forms import SubjectForm
from projects.aftercare.models import AftercareRecord
from projects.aftercare.period import period_of


class AftercareForm(SubjectForm):
    """The record takes everything from its project (ncip-61)."""

    class Meta:
        model = AftercareRecord
        fields: ClassVar[list[str]] = []

    def save(self, commit: bool = True) -> Any:
        """From the transition to the last day that contract or law fixes (D24)."""
        record: Any = self.instance
        period = period_of(self.subject, self.act.on)
        record.project, record.started_on = self.subject, self.act.on
        record.ends_on, record.basis, record.contract = period.ends_on, period.basis, period.contract
        return super().save(commit=commit)


class MoveEndForm(SubjectForm):
    """The last day of support under an amended contract (ncip-61-b)."""

    class Meta:
        model = AftercareRecord
        fields: ClassVar[list[str]] = []

    ends_on = forms.DateField()

    def save(self, commit: bool = True) -> Any:
        """The amended day applies, earlier or later (D24)."""
        self.instance.ends_on = self.cleaned_data["ends_on"]
        return super().save(commit=commit)
