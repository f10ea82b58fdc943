"""What is asked about a meeting of the Council, its agenda and its decisions (9(2), 32)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.fields import DayField, LinesField
from ncip.ui.widgets import RadioCards
from projects.attraction.choices import RowField, RowsField, WrittenRowField
from projects.implementation.models import Project
from projects.issues.enums import ItemKind, MeetingMode
from projects.issues.forms.shared import offer_bodies, still_ahead, text_field
from projects.issues.models import AgendaItem, CouncilMeeting, Issue
from projects.issues.models.meeting import LONGEST_LINE

# Whom the Council invites: bodies that answer for projects and questions of the climate.
INVITED_KINDS = (
    Kind.NATIONAL_COMPANY,
    Kind.TASK_FORCE,
    Kind.CENTRAL_BODY,
    Kind.LOCAL_EXECUTIVE_BODY,
    Kind.NATIONAL_CHAMBER,
    Kind.HOLDING,
    Kind.STATE_COMPANY,
)


class CouncilMeetingForm(SubjectForm):
    """When, where and how the Council meets, and who is invited."""

    planned_on = DayField(label=_("Day of the meeting"))
    starts_at = forms.TimeField(
        required=False,
        label=_("Begins at"),
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "10:00", "inputmode": "numeric"}),
    )
    mode = forms.ChoiceField(choices=MeetingMode.choices, widget=RadioCards, label=_("How the Council meets"))
    invited = RowsField(
        required=False,
        label=_("Invited organisations"),
        help_text=_("They see the agenda and the minutes. Hold Ctrl to choose several."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    class Meta:
        model = CouncilMeeting
        fields: ClassVar = ["planned_on", "starts_at", "mode", "place", "invited"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the bodies of the state that act today."""
        super().__init__(*args, **kwargs)
        offer_bodies(self, "invited", self.act, INVITED_KINDS)

    def clean_planned_on(self) -> date | None:
        """A meeting is scheduled ahead; the day of one that stands may stay as it is."""
        day: date = self.cleaned_data["planned_on"]
        if self.instance.pk and day == self.instance.planned_on:
            return day
        return still_ahead(day, self.act, "ncip-9-2")


class HoldCouncilForm(ActionForm):
    """The number of the minutes, who presided, who was present."""

    number = forms.CharField(max_length=60, label=_("Number of the minutes"))
    chair = forms.CharField(
        max_length=LONGEST_LINE, label=_("Who presided"), help_text=_("Name and position.")
    )
    attendees = LinesField(
        max_length=LONGEST_LINE,
        label=_("Who was present"),
        help_text=_("Each on a line of its own: name, position."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    paper = DocumentField(required=False, label=_("Signed minutes, scanned"))


def projects_called(projects: Any, text: str) -> Any:
    """The projects with that number, else those in whose words it is found."""
    by_code = projects.filter(code__iexact=text.strip())
    return by_code if by_code.exists() else projects.matching(text)


class AgendaItemForm(SubjectForm):
    """A project or a question of the climate; the portal itself names an issue (ncip-9-2, ncip-32-b)."""

    issue = RowField(required=False, label=_("Problem issue"), widget=forms.HiddenInput)
    automatic = forms.BooleanField(required=False, widget=forms.HiddenInput)
    project = WrittenRowField(
        find=projects_called,
        show=lambda project: project.code,
        required=False,
        label=_("Project"),
        help_text=_("Its number or words of its name. Left empty for a question of the investment climate."),
    )
    title = forms.CharField(
        max_length=300,
        required=False,
        label=_("Question"),
        help_text=_("What the Council is to consider."),
    )

    class Meta:
        model = AgendaItem
        fields: ClassVar = ["issue", "project", "title", "note"]
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """People bring projects and questions; an issue comes from its own card (AI-5)."""
        super().__init__(*args, **kwargs)
        actor = self.act.actor
        if actor.is_system:
            self.fields["issue"].queryset = Issue.objects.all()  # type: ignore[attr-defined]
        else:
            del self.fields["issue"], self.fields["automatic"]
        self.fields["project"].queryset = Project.objects.visible_to(actor)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One subject: an issue with its project, a project, or a question of the climate."""
        cleaned: dict[str, Any] = super().clean() or {}
        item, issue = self.instance, cleaned.get("issue")
        item.meeting = self.subject
        if issue is not None:
            item.kind, item.automatic = ItemKind.ISSUE, cleaned["automatic"]
            cleaned["project"] = issue.project
        elif cleaned.get("project") is not None:
            item.kind = ItemKind.PROJECT
            self._wait_once(cleaned["project"])
        else:
            item.kind = ItemKind.CLIMATE
            if not cleaned.get("title") and "project" not in self.errors:
                sentence = gettext("Name a project, or write the question.")
                self._refuse("title", "required", sentence)
        return cleaned

    def _wait_once(self, project: Project) -> None:
        if AgendaItem.objects.waiting().filter(kind=ItemKind.PROJECT, project=project).exists():
            sentence = gettext("This project waits for a meeting of the Council already.")
            self._refuse("project", "waits", sentence)

    def _refuse(self, field: str, code: str, sentence: str) -> None:
        self.add_error(field, forms.ValidationError(sentence, code=code, params={"rule": "ncip-9-2"}))


class MoveItemForm(SubjectForm):
    """To which meeting an item goes (ncip-32-b)."""

    meeting = RowField(CouncilMeeting.objects.all())

    class Meta:
        model = AgendaItem
        fields: ClassVar[list[str]] = []

    def clean(self) -> dict[str, Any]:
        """The item hangs on the other meeting."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("meeting") is not None:
            self.instance.meeting = cleaned["meeting"]
        return cleaned


class DecideItemForm(ActionForm):
    """What the Council decided (ncip-32-b)."""

    decision = text_field(_("Decision"), rows=6)
    file = DocumentField(required=False, label=_("File"))
