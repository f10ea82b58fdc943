"""What the acts on a task ask for."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.reference.measures import measures_on
from ncip.ui.dates import short_day
from ncip.ui.widgets import CheckboxList
from projects.attraction.choices import RowField, RowsField, offer
from projects.implementation.enums import ResponsibleKind, Stage, TaskType
from projects.implementation.guards.task import FIRST_DAY
from projects.implementation.models import Task
from projects.implementation.numbering import numbers_of
from projects.implementation.stages import first_position

LAST_YEAR = 2100


class TaskChoices(CheckboxList):
    """Tasks to tick, in a box that scrolls: a roadmap may have hundreds."""

    template_name = "implementation/forms/task_choices.html"


class RoadmapTasksField(RowsField):
    """Tasks of one roadmap (ncip-48-1)."""

    widget = TaskChoices

    def __init__(self, **kwargs: Any) -> None:
        """Without tasks until a form says of which roadmap."""
        self.numbers: dict[int, str] = {}
        super().__init__(Task.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """The number and the title, and until when it is to be done."""
        number = self.numbers.get(obj.pk, "")
        until = f" ({short_day(obj.due_on)})" if obj.due_on else ""
        return f"{number} {obj.name}{until}"

    def offer_of(self, roadmap: Any, but: Any = None) -> None:
        """Offer the tasks of a roadmap in its order."""
        tasks = list(roadmap.tasks.all())
        self.numbers = numbers_of(tasks)
        self.queryset = roadmap.tasks.exclude(pk=but)

    def clean(self, value: Any) -> Any:
        """A task of another roadmap is refused under its rule."""
        try:
            return super().clean(value)
        except forms.ValidationError as error:
            if error.code == "required":
                raise
            sentence = gettext("Choose among the other tasks of this roadmap.")
            raise forms.ValidationError(sentence, "foreign_task", {"rule": "ncip-48-1"}) from error


class PlannedTaskForm(SubjectForm):
    """A line of the roadmap with its term, responsible, result, support and risk (ncip-48)."""

    support_measure = RowField(key="code", required=False, label=_("State support measure"))
    responsible = RowField(required=False, label=_("Responsible organisation"))

    class Meta:
        model = Task
        fields: ClassVar = [
            "stage",
            "title",
            "expected_result",
            "starts_on",
            "due_on",
            "responsible_kind",
            "responsible",
            "responsible_name",
            "support_measure",
            "support_note",
            "risk",
            "mitigation",
        ]
        widgets: ClassVar = {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("expected_result", "risk", "mitigation")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what may be chosen on the day; a preset task keeps its stage."""
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        offer(self, "support_measure", measures_on(self.act.on))
        offer(self, "responsible", Organisation.objects.active(self.act.on))
        if not self.is_new and self.instance.type != TaskType.OTHER:
            self.fields["stage"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Dates that are possible, a responsible that is named, a risk with its answer."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, due = cleaned.get("starts_on"), cleaned.get("due_on")
        for name, day in (("starts_on", start), ("due_on", due)):
            if day is not None and not (day >= FIRST_DAY and day.year <= LAST_YEAR):
                self._refuse(
                    name, gettext("Enter a day between 16.12.1991 and the end of 2100."), "ncip-48-1"
                )
        if start and due and due < start:
            self._refuse("due_on", gettext("The due date cannot lie before the planned start."), "ncip-48-1")
        if cleaned.get("risk") and not cleaned.get("mitigation"):
            self._refuse("mitigation", gettext("Write how the risk is minimised."), "ncip-48-4")
        self._clean_responsible(cleaned)
        return cleaned

    def _clean_responsible(self, cleaned: dict[str, Any]) -> None:
        kind = cleaned.get("responsible_kind")
        named = cleaned.get("responsible") or cleaned.get("responsible_name")
        if kind == ResponsibleKind.INVESTOR:
            cleaned["responsible"], cleaned["responsible_name"] = None, ""
        elif kind and not named:
            self._refuse("responsible", gettext("Choose the organisation or write its name."), "ncip-48-5")
        elif named and not kind:
            self._refuse(
                "responsible_kind", gettext("Say who is responsible: a body or a contractor."), "ncip-48-5"
            )
        elif cleaned.get("responsible"):
            cleaned["responsible_name"] = ""

    def _refuse(self, field: str, sentence: str, rule: str) -> None:
        self.add_error(field, forms.ValidationError(sentence, code="invalid", params={"rule": rule}))

    def save(self, commit: bool = True) -> Task:
        """A new task stands last in its stage; so does one that was moved to another."""
        task: Task = self.instance
        if self.is_new:
            task.roadmap = self.subject
        if self.is_new or "stage" in self.changed_data:
            task.position = next_position(task.roadmap, task.stage)
        saved: Task = super().save(commit=commit)
        return saved


class TaskForm(PlannedTaskForm):
    """A line of the roadmap, with the tasks that come before it (ncip-48-1)."""

    predecessors = RoadmapTasksField(
        required=False,
        label=_("Predecessors"),
        help_text=_("Tasks that must be done first: this task cannot be due before them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the other tasks of the roadmap, those that precede now chosen."""
        super().__init__(*args, **kwargs)
        task = self.instance
        field: Any = self.fields["predecessors"]
        field.offer_of(self.subject if self.is_new else task.roadmap, but=task.pk)
        if not self.is_new:
            self.initial.setdefault("predecessors", list(task.predecessors.all()))


def next_position(roadmap: Any, stage: str) -> int:
    """The place after the last task of a stage (ncip-49)."""
    last = roadmap.tasks.filter(stage=stage).order_by("-position").values_list("position", flat=True).first()
    return (last or first_position(Stage(stage))) + 10


class StartTaskForm(ActionForm):
    """The day on which the work began; today unless another is given."""

    started_on = forms.DateField(required=False, label=_("Started on"))

    def clean_started_on(self) -> date:
        """Today when nothing is given."""
        return self.cleaned_data["started_on"] or self.act.on


class CompleteTaskForm(ActionForm):
    """The actual completion and what proves it (ncip-60, D23)."""

    completed_on = forms.DateField(label=_("Completed on"))
    evidence = DocumentField(
        label=_("Evidence"),
        help_text=_("An act, a permit, a conclusion or another paper that shows the result."),
        error_messages={"required": _("Attach what proves the completion.")},
    )


class NotApplicableForm(ActionForm):
    """Why a task does not apply to the project (ncip-49)."""

    reason = forms.CharField(
        max_length=300,
        label=_("Reason"),
        error_messages={"required": _("Say why the task is not applicable.")},
    )


class ReopenTaskForm(ActionForm):
    """Why a completed task is reopened (ncip-60, D23)."""

    reason = forms.CharField(max_length=5_000)
