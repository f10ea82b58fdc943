"""What is asked when a plan is drafted, changed in many tasks at once, or taken from a table (48, 49)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from ncip.casework.forms import ActionForm
from ncip.ui.fields import DayField
from ncip.ui.sheets import SheetRow, read_sheet
from ncip.ui.widgets import FileInput
from projects.attraction.choices import RowField, offer
from projects.implementation.enums import ResponsibleKind
from projects.implementation.forms.task import RoadmapTasksField
from projects.implementation.models import RoadmapTemplate
from projects.implementation.sheets import COLUMNS, ROW_LIMIT, SentTable
from projects.implementation.templates import templates_for

MOST_SHIFT = 3_650  # days: ten years
SALT = "projects.implementation.roadmap"
SEALED_FOR = 24 * 3600  # seconds in which a table that was tried can be taken


class DraftRoadmapForm(ActionForm):
    """A template of the sector to begin with, and the day from which its dates are counted (ncip-48-c)."""

    template = RowField(
        RoadmapTemplate.objects.none(),
        required=False,
        label=_("Template"),
        empty_label=_("None: only the task types of paragraph 49"),
        help_text=_(
            "A template adds tasks, usual terms, results and risks. You change everything afterwards."
        ),
    )
    begins_on = DayField(
        required=False,
        label=_("The plan begins on"),
        help_text=_(
            "The dates of a template are counted from this day; from the planned start of the project"
            " or from today when it is empty."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the templates of the day, those of the project's activity first."""
        super().__init__(*args, **kwargs)
        found = templates_for(self.subject.project, self.act.on)
        offer(self, "template", found)

    def clean_begins_on(self) -> date:
        """Not before the project begins, where its passport says when."""
        planned = self.subject.project.planned_start
        day: date = self.cleaned_data["begins_on"] or max(planned or self.act.on, self.act.on)
        if planned and day < planned:
            sentence = gettext("The plan cannot begin before the project does.")
            raise forms.ValidationError(sentence, "begins_before_project", {"rule": "ncip-48-1"})
        return day


class ChangeTasksForm(ActionForm):
    """Several tasks at once: moved by days, or given the same dates or responsible (ncip-48-1, ncip-48-5)."""

    tasks = RoadmapTasksField(label=_("Tasks"))
    shift_days = forms.IntegerField(
        required=False,
        min_value=-MOST_SHIFT,
        max_value=MOST_SHIFT,
        label=_("Move the dates by calendar days"),
        help_text=_("30 moves them later, −30 earlier. Tasks without dates stay without."),
    )
    starts_on = DayField(required=False, label=_("Planned start of all chosen"))
    due_on = DayField(required=False, label=_("Due date of all chosen"))
    responsible_kind = forms.ChoiceField(
        required=False,
        choices=[("", _("stays as it is")), *ResponsibleKind.choices],
        label=_("Who is responsible for all chosen"),
    )
    responsible = RowField(Organisation.objects.none(), required=False, label=_("Responsible organisation"))
    responsible_name = forms.CharField(
        required=False,
        max_length=200,
        label=_("Name of the responsible"),
        help_text=_("When the body or contractor is not in the list of organisations."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the tasks of this roadmap and the organisations of the day."""
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer_of(self.subject)
        offer(self, "responsible", Organisation.objects.active(self.act.on))

    def clean(self) -> dict[str, Any]:
        """Something is to be changed, and dates are either moved or set."""
        cleaned: dict[str, Any] = super().clean() or {}
        dates = cleaned.get("starts_on") or cleaned.get("due_on")
        named = cleaned.get("responsible") or cleaned.get("responsible_name")
        if cleaned.get("shift_days") and dates:
            self._refuse("shift_days", gettext("Either move the dates or set them, not both."), "ncip-48-1")
        elif not (
            cleaned.get("shift_days") or dates or cleaned.get("responsible_kind") or named or self.errors
        ):
            self._refuse(None, gettext("Say what is to be changed in the chosen tasks."), "ncip-48-1")
        if named and not cleaned.get("responsible_kind"):
            sentence = gettext("Say who is responsible: a body or a contractor.")
            self._refuse("responsible_kind", sentence, "ncip-48-5")
        return cleaned

    def _refuse(self, field: str | None, sentence: str, rule: str) -> None:
        self.add_error(field, forms.ValidationError(sentence, code="invalid", params={"rule": rule}))


class ImportTasksForm(ActionForm):
    """The table of a roadmap as a file, or as it was already read on trial (ncip-48-c)."""

    file = forms.FileField(
        required=False,
        label=_("File"),
        help_text=_("XLSX or CSV, at most 500 rows."),
        widget=FileInput(accept=".xlsx,.csv"),
    )
    checked = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The rows as `table`; what is no such table is refused with what it lacks."""
        cleaned: dict[str, Any] = super().clean() or {}
        table = self.data.get("table")
        if not isinstance(table, SentTable):
            table = (
                self._from_trial(cleaned["checked"]) if cleaned.get("checked") else self._from_file(cleaned)
            )
        return {"table": table}

    def sealed(self) -> str:
        """The rows for the sending that follows the trial, so that nobody chooses the file twice."""
        table = self.cleaned_data["table"]
        rows = [[row.number, row.values] for row in table.rows]
        return signing.dumps([table.name, rows], salt=self._salt, compress=True)

    @property
    def _salt(self) -> str:
        return f"{SALT}:{self.subject.public_id}"

    def _from_trial(self, sealed: str) -> SentTable | None:
        try:
            name, rows = signing.loads(sealed, salt=self._salt, max_age=SEALED_FOR)
        except signing.BadSignature:
            self._refuse(gettext("Send the file again: it was read too long ago."))
            return None
        return SentTable(name, [SheetRow(number, values) for number, values in rows])

    def _from_file(self, cleaned: dict[str, Any]) -> SentTable | None:
        upload = cleaned.get("file")
        if upload is None:
            if "file" not in self.errors:
                self._refuse(gettext("Choose the file with the table."))
            return None
        try:
            return SentTable(upload.name, read_sheet(upload, COLUMNS, row_limit=ROW_LIMIT))
        except forms.ValidationError as error:
            self.add_error("file", error)
            return None

    def _refuse(self, sentence: str) -> None:
        self.add_error("file", forms.ValidationError(sentence, "required", {"rule": "ncip-48-c"}))
