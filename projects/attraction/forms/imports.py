"""The upload of a table of cards."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ncip.ui.sheets import read_sheet
from ncip.ui.widgets import FileInput, RadioCards
from projects.attraction.enums import ImportKind
from projects.attraction.sheets import COLUMNS


class ImportForm(forms.Form):
    """What the table holds, and the file; its rows are in `cleaned_data["rows"]`."""

    kind = forms.ChoiceField(label=_("What the table holds"), choices=ImportKind.choices, widget=RadioCards)
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV, at most 5,000 rows."),
        widget=FileInput(accept=".xlsx,.csv"),
    )

    def clean(self) -> dict[str, Any]:
        """A file that is no such table is refused with what it lacks."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") and cleaned.get("file"):
            try:
                cleaned["rows"] = read_sheet(cleaned["file"], COLUMNS[cleaned["kind"]])
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned
