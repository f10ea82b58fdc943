"""Proposing and deciding a change of a legal table."""

import json
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.casework.record import plain
from ncip.lawbook.models import TableChange
from ncip.reference.changes import LEGAL_TABLES, checked, checked_all, legal_table_choices
from ncip.reference.sheets import FILED
from ncip.ui.sheets import ROW_LIMIT
from ncip.ui.widgets import FileInput

ROW = "row_"
SALT = "ncip.lawbook.rows"


def packed(rows: list[dict[str, Any]]) -> str:
    """Rows that were read from a file, small enough to travel in the form until the proposal is sent."""
    return signing.dumps(plain(rows), salt=SALT, compress=True)


class RowsField(forms.Field):
    """Rows of a table: packed by the page of the file, or a list of objects from the API."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> list[dict[str, Any]]:
        """The rows; what is neither a list nor was packed here is refused."""
        if value in self.empty_values:
            return []
        try:
            rows = value if isinstance(value, list) else self._unpacked(str(value))
        except (signing.BadSignature, ValueError):
            rows = None
        if not isinstance(rows, list) or len(rows) > ROW_LIMIT:
            text = gettext("The rows of the file cannot be read any more. Send the file again.")
            raise ValidationError(text, code="bad_rows")
        return rows

    @staticmethod
    def _unpacked(text: str) -> Any:
        return json.loads(text) if text.startswith("[") else signing.loads(text, salt=SALT)


class SheetForm(forms.Form):
    """The file with rows of a legal table."""

    file = DocumentField(
        label=_("File with the rows (XLSX or CSV)"),
        help_text=_("Take the template of the table: its first row names the columns."),
        widget=FileInput(accept=".xlsx,.csv"),
    )


class TableChangeForm(SubjectForm):
    """The table, the act, and what is proposed: the columns of one row (row_…), or the rows of a file."""

    table = forms.ChoiceField(label=_("Table"), choices=legal_table_choices)
    rows = RowsField(label=_("Proposed rows"), required=False)

    class Meta:
        model = TableChange
        fields = ("table", "act", "justification")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the columns of the chosen table, unless the rows come from a file."""
        super().__init__(*args, **kwargs)
        self.chosen = self.data.get("table") or self.initial.get("table") or ""
        self.from_file = bool(self.data.get("rows") or self.initial.get("rows"))
        self.takes_file = self.chosen in FILED and not self.from_file
        if self.chosen in LEGAL_TABLES:
            self.fields["table"].widget = forms.HiddenInput()
            if not self.from_file:
                for name, column in LEGAL_TABLES[self.chosen].form.base_fields.items():
                    self.fields[ROW + name] = column

    def clean(self) -> dict[str, Any]:
        """The proposed rows pass the checks of their table; the errors of one row stand at its own fields."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors or self.chosen not in LEGAL_TABLES:
            return cleaned
        if self.from_file:
            self._take_rows(cleaned["rows"])
        else:
            self._take_row()
        return cleaned

    def _take_rows(self, rows: list[dict[str, Any]]) -> None:
        if self.chosen not in FILED:
            self.add_error("table", gettext("Changes of this table are proposed one by one."))
            return
        try:
            self.instance.payload = plain(checked_all(self.chosen, rows))
        except ValidationError as error:
            self.add_error("rows", error.messages)

    def _take_row(self) -> None:
        raw = {name.removeprefix(ROW): self.data.get(name) for name in self.data if name.startswith(ROW)}
        try:
            values = checked(self.chosen, raw)
        except ValidationError as error:
            self._add_row_errors(error)
            return
        self.instance.payload = plain(values)

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
