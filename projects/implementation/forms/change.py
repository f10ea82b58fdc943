"""What a change of a roadmap asks for: its ground, the tasks as they shall be, the decision (57; Annex 2, 6(2))."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.reference.delays import OTHER, delay_reasons_on
from ncip.ui.widgets import RadioCards
from projects.attraction.choices import RowField, offer
from projects.implementation import permissions
from projects.implementation.enums import ChangeKind, ChangeState
from projects.implementation.forms.task import TaskForm
from projects.implementation.forms.values import typed, values_of
from projects.implementation.models import ChangeLine, RoadmapChange, Task

LONG_TEXT = 5_000
RULE = "ncip-57"


def refuse(form: Any, field: str | None, sentence: str, code: str = "invalid", rule: str = RULE) -> None:
    """An error of a form with its rule."""
    form.add_error(field, forms.ValidationError(sentence, code=code, params={"rule": rule}))


class RoadmapChangeForm(SubjectForm):
    """The request of the investor, or the correction of the akimat or the national company (ncip-57, ncip-app2-6-2)."""

    paper = DocumentField(
        required=False,
        label=_("Letter of the investor"),
        help_text=_("When an investor without an account asks on paper."),
    )

    class Meta:
        model = RoadmapChange
        fields: ClassVar = ["kind", "text"]
        widgets: ClassVar = {"kind": RadioCards, "text": forms.Textarea(attrs={"rows": 5})}
        error_messages: ClassVar = {
            "text": {"required": _("Say what is to be changed and why: the text is what is decided on.")}
        }

    def __init__(self, data: Any = None, *args: Any, act: Any, subject: Any = None, **kwargs: Any) -> None:
        """The investor asks, the national company corrects; only the akimat says which of the two it is."""
        self.fixed = _kind_of(act.actor, subject) if subject is not None else None
        begun = _BEGUN.get(self.fixed or (data or {}).get("kind", ""), ChangeState.DRAFT)
        kwargs.setdefault("instance", RoadmapChange(state=begun))
        super().__init__(data, *args, act=act, subject=subject, **kwargs)
        self.fields["kind"].choices = ChangeKind.choices  # type: ignore[attr-defined]
        if self.fixed is not None:
            del self.fields["kind"], self.fields["paper"]
            self.fields["text"].label = _TEXTS[self.fixed]

    def clean(self) -> dict[str, Any]:
        """A request on paper has its letter, and its investor no account."""
        cleaned: dict[str, Any] = super().clean() or {}
        kind = self.fixed or cleaned.get("kind")
        own = permissions.speaks_for(self.act.actor)
        asks = self.subject.project.company.organisation if kind == ChangeKind.REQUEST else own
        if self.fixed is None and kind == ChangeKind.REQUEST:
            self._check_letter(cleaned, asks)
        made = self.instance
        made.roadmap, made.base, made.kind = self.subject, self.subject.number, kind or ""
        made.asked_by, made.asked_on = asks, self.act.on
        return cleaned

    def _check_letter(self, cleaned: dict[str, Any], investor: Any) -> None:
        if investor is not None and investor.memberships.current(self.act.on).exists():
            refuse(self, "kind", gettext("The investor has an account and asks for the change himself."))
        elif not cleaned.get("paper"):
            refuse(self, "paper", gettext("Attach the letter in which the investor asks for it."), "required")


_BEGUN: dict[str, ChangeState] = {
    ChangeKind.REQUEST: ChangeState.REQUESTED,
    ChangeKind.CORRECTION: ChangeState.DRAFT,
}
_TEXTS = {
    ChangeKind.REQUEST: _("What is to be changed and why"),
    ChangeKind.CORRECTION: _("The deviation that was found and its correction"),
}


def _kind_of(actor: Any, roadmap: Any) -> ChangeKind | None:
    """What somebody may begin; None for the akimat, which may begin either."""
    if permissions.designated_leb(actor, roadmap):
        return None
    if permissions.investor(actor, roadmap):
        return ChangeKind.REQUEST
    return ChangeKind.CORRECTION


class ShiftMixin:
    """The coded reason of a moved due date (ncip-app2-4-1)."""

    def add_reason(self: Any) -> None:
        """Offer the reasons of the day."""
        self.fields["reason"] = RowField(key="code", required=False, label=_("Why the due date moves"))
        offer(self, "reason", delay_reasons_on(self.act.on))
        self.fields["note"] = forms.CharField(
            required=False, max_length=LONG_TEXT, label=_("Note"), widget=forms.Textarea(attrs={"rows": 2})
        )

    def clean_note_for(self: Any, reason: Any) -> None:
        """“Another reason” says nothing without words."""
        if reason is not None and reason.code == OTHER and not self.cleaned_data.get("note"):
            refuse(self, "note", gettext("Say in words what the other reason is."), "required")


class ChangeTaskForm(ShiftMixin, TaskForm):
    """An open task as it shall be; a partner system sends only the fields that change, a page sends all."""

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        subject: Any = None,
        act: Any,
        initial: Any = None,
        **kwargs: Any,
    ) -> None:
        """Begin with the task as the change has it by now, else as it is; without a task only ask for it."""
        self.change = subject
        self.chosen = _chosen(subject, (data or {}).get("task") or (initial or {}).get("task"))
        present = _proposed(subject, self.chosen) if self.chosen is not None else {}
        self.is_first_step = hasattr(data, "getlist") and "title" not in data
        if data is not None and (self.is_first_step or not hasattr(data, "getlist")):
            data = {**present, **{name: data[name] for name in data}}
        super().__init__(
            data,
            files,
            subject=subject.roadmap,
            act=act,
            instance=self.chosen,
            initial={**present, **(initial or {})},
            **kwargs,
        )
        self.is_new = False
        self.fields = {"task": _task_field(subject), **self.fields}
        if self.chosen is None:
            self.fields = {"task": self.fields["task"]}
            return
        self.fields["task"].widget = forms.HiddenInput()
        self.add_reason()

    def clean(self) -> dict[str, Any]:
        """Something differs; a due date moves forward of today and with a coded reason."""
        cleaned = super().clean()
        if self.chosen is None:
            return cleaned
        if self.is_first_step:
            refuse(self, None, gettext("Write below how the task shall be."), "required")
        was = Task.objects.get(pk=self.chosen.pk)
        due = cleaned.get("due_on")
        if "due_on" not in self.errors and due is None:
            refuse(
                self,
                "due_on",
                gettext("A task of an approved roadmap has its due date."),
                "required",
                "ncip-48-1",
            )
        elif due is not None and due != was.due_on:
            self._check_shift(cleaned, due)
        if not cleaned.get("responsible_kind"):
            refuse(
                self,
                "responsible_kind",
                gettext("Name the responsible for the task."),
                "required",
                "ncip-48-5",
            )
        return cleaned

    def _check_shift(self, cleaned: dict[str, Any], due: Any) -> None:
        if due < self.act.on:
            refuse(self, "due_on", gettext("The new due date cannot lie in the past."), "past")
        if cleaned.get("reason") is None and "reason" not in self.errors:
            refuse(self, "reason", gettext("Say why the due date moves."), "required", "ncip-app2-4-1")
        self.clean_note_for(cleaned.get("reason"))


class NewTaskForm(TaskForm):
    """A task that shall join the roadmap, complete as ncip-48 asks."""

    def __init__(self, *args: Any, subject: Any = None, **kwargs: Any) -> None:
        """Under the roadmap of the change; nothing is stored yet."""
        self.change = subject
        super().__init__(*args, subject=subject.roadmap, **kwargs)
        self.instance.roadmap = subject.roadmap
        self.fields["due_on"].required = True
        self.fields["responsible_kind"].required = True

    def clean(self) -> dict[str, Any]:
        """It is due today at the earliest: no project begins backwards."""
        cleaned = super().clean()
        due = cleaned.get("due_on")
        if due is not None and due < self.act.on:
            refuse(self, "due_on", gettext("The new due date cannot lie in the past."), "past")
        return cleaned


class RemoveTaskForm(ActionForm):
    """An open task that shall not be done, and why."""

    task = RowField(label=_("Task"))
    note = forms.CharField(
        max_length=300,
        label=_("Reason"),
        error_messages={"required": _("Say why the task is removed.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the open tasks."""
        super().__init__(*args, **kwargs)
        self.fields["task"] = _task_field(self.subject)


class DropLineForm(ActionForm):
    """A line that leaves the change."""

    line = forms.ModelChoiceField(ChangeLine.objects.none(), label=_("Line"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the lines of the change."""
        super().__init__(*args, **kwargs)
        offer(self, "line", self.subject.lines.select_related("task"))


class RefuseChangeForm(ActionForm):
    """Why the authorised body refuses (D33)."""

    reason = forms.CharField(
        max_length=LONG_TEXT,
        label=_("Reason of the refusal"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give the reason of the refusal.")},
    )


class ExplainDelayForm(ShiftMixin, ActionForm):
    """The coded cause of a delay (ncip-app2-4-1)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the reasons of the day."""
        super().__init__(*args, **kwargs)
        self.add_reason()
        self.fields["reason"].required = True
        self.fields["reason"].label = _("Why the task is late")
        self.fields["reason"].error_messages["required"] = _("Choose the reason of the delay.")

    def clean(self) -> dict[str, Any]:
        """“Another reason” is explained."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.clean_note_for(cleaned.get("reason"))
        return cleaned


def _task_field(change: Any) -> RowField:
    return RowField(
        change.roadmap.tasks.open(),
        label=_("Task"),
        error_messages={
            "required": _("Choose the task."),
            "invalid_choice": _(
                "Only an open task of this roadmap is changed: a completed one stays as it was done."
            ),
        },
    )


def _chosen(change: Any, key: Any) -> Task | None:
    """The open task of a key; None when there is none, which the field then says."""
    field = _task_field(change)
    try:
        found: Task | None = field.clean(key)
    except forms.ValidationError:
        return None
    return found


def _proposed(change: Any, task: Task) -> dict[str, Any]:
    """The fields of a task as the change has them by now."""
    line = change.lines.filter(task=task).first()
    return typed({**values_of(task), **(line.after if line else {})})
