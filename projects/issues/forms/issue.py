"""What is asked of whoever raises an issue, and of the authorised body that registers it (6(3), 9(1))."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.widgets import CheckboxList
from projects.implementation.enums import TaskState
from projects.implementation.models import Task
from projects.implementation.permissions import speaks_for
from projects.issues.forms.shared import TasksField, text_field
from projects.issues.models import Issue

DONE = (TaskState.COMPLETED, TaskState.NOT_APPLICABLE)


def tasks_of(project: Any) -> Any:
    """The open tasks of the current roadmap: what an issue can delay."""
    current = Task.objects.filter(roadmap__project=project, roadmap__is_current=True)
    return current.exclude(state__in=DONE).order_by("position", "id")


class DelayedTasksForm(SubjectForm):
    """Which tasks of the roadmap the issue delays."""

    tasks = TasksField(required=False, label=_("Tasks of the roadmap that it delays"), widget=CheckboxList)

    class Meta:
        model = Issue
        fields: ClassVar = ["tasks"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the open tasks, and those that are linked already; nothing where there is no roadmap yet."""
        super().__init__(*args, **kwargs)
        issue = self.instance
        project = issue.project if issue.pk else self.subject
        offered = tasks_of(project)
        if issue.pk:
            linked = issue.tasks.values("pk")
            offered = Task.objects.filter(pk__in=linked) | tasks_of(project)
        self.fields["tasks"].queryset = offered.select_related("roadmap").distinct()  # type: ignore[attr-defined]
        if not offered.exists():
            del self.fields["tasks"]


class LinkTasksForm(DelayedTasksForm):
    """The tasks that an issue delays, as they are seen now."""


class IssueForm(DelayedTasksForm):
    """What hinders the project and what is asked for (ncip-6-3)."""

    paper = DocumentField(required=False, label=_("Paper: letter, refusal, calculation"))

    class Meta:
        model = Issue
        fields: ClassVar = ["title", "topic", "text", "tasks"]
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A paper is given with a new issue; later ones are attached on its card."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["paper"]

    def clean(self) -> dict[str, Any]:
        """The new issue knows its project and whoever raised it."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.pk is None:
            self.instance.project, self.instance.raised_by = self.subject, speaks_for(self.act.actor)
        return cleaned


class RegisterIssueForm(ActionForm):
    """Under which number the issue is registered (AI-2)."""

    number = forms.CharField(
        max_length=60,
        required=False,
        label=_("Registration number"),
        help_text=_("The incoming number of your office, when it gives one."),
    )


class IssueReasonForm(ActionForm):
    """Why: told to the other side and kept on the card."""

    reason = text_field(_("Reason"), error_messages={"required": _("Give the reason: the others read it.")})
