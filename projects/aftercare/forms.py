"""What the beginning of post-investment support rests on."""

from __future__ import annotations

from typing import Any, ClassVar

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
