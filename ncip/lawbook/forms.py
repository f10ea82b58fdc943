"""Proposing and deciding a change of a legal table."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm, SubjectForm
from ncip.casework.record import plain
from ncip.lawbook.models import TableChange
from ncip.reference.changes import LEGAL_TABLES, checked, legal_table_choices

ROW = "row_"


class TableChangeForm(SubjectForm):
    """The table, the act, and the columns of the proposed row (fields that begin with row_)."""

    table = forms.ChoiceField(label=_("Table"), choices=legal_table_choices)

    class Meta:
        model = TableChange
        fields = ("table", "act", "justification")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the columns of the chosen table."""
        super().__init__(*args, **kwargs)
        self.chosen = self.data.get("table") or self.initial.get("table") or ""
        if self.chosen in LEGAL_TABLES:
            for name, column in LEGAL_TABLES[self.chosen].form.base_fields.items():
                self.fields[ROW + name] = column
            self.fields["table"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """The row passes the checks of its table; its errors stand at its own fields."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors or self.chosen not in LEGAL_TABLES:
            return cleaned
        raw = {name.removeprefix(ROW): self.data.get(name) for name in self.data if name.startswith(ROW)}
        try:
            values = checked(self.chosen, raw)
        except ValidationError as error:
            self._add_row_errors(error)
            return cleaned
        self.instance.payload = plain(values)
        return cleaned

    def _add_row_errors(self, error: ValidationError) -> None:
        for name, errors in getattr(error, "error_dict", {None: error.error_list}).items():
            known = ROW + str(name) in self.fields
            self.add_error(ROW + str(name) if known else None, errors)


class ConsentForm(ActionForm):
    """An edit of the calendar may shorten running terms: that is said and confirmed."""

    shorten = forms.BooleanField(
        label=_("Shorten running terms where the new calendar brings their last day forward"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Only the calendar moves last days."""
        super().__init__(*args, **kwargs)
        if self.subject is None or self.subject.table != "calendar":
            del self.fields["shorten"]


class RefusalForm(ActionForm):
    """Why the authorised body refuses."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)
