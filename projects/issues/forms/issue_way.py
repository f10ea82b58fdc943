"""How an issue is passed on, reported, answered (9(1), 9(2), 9(3), 9(7), 9(9))."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework.forms import ActionForm, DocumentField
from ncip.ui.fields import DayField
from projects.attraction.choices import RowField, RowsField
from projects.issues.enums import Topic
from projects.issues.forms.shared import body_field, offer_bodies, still_ahead, text_field
from projects.issues.models import CouncilMeeting
from projects.issues.permissions import ADDRESSEE_KINDS

# Bills are prepared by central bodies; the authorised body may prepare one itself (9(7)).
LAW_KINDS = (Kind.AUTHORISED_BODY, Kind.CENTRAL_BODY)


class ForwardForm(ActionForm):
    """To which body the issue goes, what it is to do, by when (ncip-9-3, ncip-9-9)."""

    body = body_field(_("Body"))
    task = text_field(_("What the body is to do"))
    due_on = DayField(label=_("Result due on"), help_text=_("You set this day: the Rules give no term."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the national company, the akimats and the central bodies (AI-3)."""
        super().__init__(*args, **kwargs)
        offer_bodies(self, "body", self.act, ADDRESSEE_KINDS)

    def clean_due_on(self) -> date | None:
        """A day that has not passed."""
        return still_ahead(self.cleaned_data["due_on"], self.act, "ncip-9-9")


class WorkingGroupForm(ActionForm):
    """Who leads the working group and who takes part; its first meeting when it is known (ncip-9-1)."""

    body = body_field(_("Body that leads the group"))
    members = RowsField(
        label=_("Members of the working group"),
        help_text=_("Hold Ctrl to choose several."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    task = text_field(_("What the group is to find out"))
    first_meeting = DayField(required=False, label=_("First meeting"))
    place = forms.CharField(required=False, max_length=300, label=_("Place or link"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every body of the state that acts today."""
        super().__init__(*args, **kwargs)
        for name in ("body", "members"):
            offer_bodies(self, name, self.act)

    def clean_first_meeting(self) -> date | None:
        """A day that has not passed."""
        return still_ahead(self.cleaned_data["first_meeting"], self.act, "ncip-9-1")


class CouncilForm(ActionForm):
    """At which meeting the Council considers the issue; the nearest one by default (ncip-9-2)."""

    meeting = RowField(
        required=False, label=_("Meeting of the Council"), help_text=_("Left empty: the nearest one.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the meetings ahead."""
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = CouncilMeeting.objects.ahead(self.act.on)  # type: ignore[attr-defined]


class LawForm(ActionForm):
    """Which law is to be amended and how; who prepares it (ncip-9-7)."""

    topic = forms.ChoiceField(choices=Topic.choices, label=_("Topic of the amendment"))
    task = text_field(_("What is to be amended and why"), rows=6)
    outside_plan = forms.BooleanField(
        required=False,
        label=_("To be considered outside the plan of bills"),
        help_text=_("Paragraph 9(7) allows it."),
    )
    body = body_field(_("Body that prepares the amendment"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the topic of the issue."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("topic", self.subject.topic)
        offer_bodies(self, "body", self.act, LAW_KINDS)


class ResultForm(ActionForm):
    """What came of it (AI-7)."""

    result = text_field(_("Result"), rows=6)
    file = DocumentField(required=False, label=_("File"))


class AskInformationForm(ActionForm):
    """What the authorised body wants to know, and by when (ncip-9-3)."""

    question = text_field(_("What is asked"), rows=3)
    due_on = DayField(label=_("Information due on"))

    def clean_due_on(self) -> date | None:
        """A day that has not passed."""
        return still_ahead(self.cleaned_data["due_on"], self.act, "ncip-9-3")


class InformationForm(ActionForm):
    """What was done so far (ncip-9-3)."""

    answer = text_field(_("What was done"), rows=5)
    file = DocumentField(required=False, label=_("File"))


class IssueMeetingForm(ActionForm):
    """A meeting on the issue: ahead, or held with what came of it (ncip-9-1, ncip-6-3)."""

    day = DayField(label=_("Day of the meeting"))
    place = forms.CharField(required=False, max_length=300, label=_("Place or link"))
    participants = text_field(_("Who takes part"), rows=3)
    outcome = text_field(
        _("What came of it"), required=False, help_text=_("For a meeting that has taken place.")
    )

    def clean(self) -> dict[str, Any]:
        """What has not taken place has no outcome."""
        cleaned: dict[str, Any] = super().clean() or {}
        day = cleaned.get("day")
        if day is not None and day > self.act.on and cleaned.get("outcome"):
            sentence = gettext("This meeting is still ahead: leave the outcome empty.")
            self.add_error(
                "outcome", forms.ValidationError(sentence, code="ahead", params={"rule": "ncip-9-1"})
            )
        return cleaned


class AnswerIssueForm(ActionForm):
    """The answer to whoever raised the issue (AI-8)."""

    answer_text = text_field(_("Answer"), rows=6)
    file = DocumentField(required=False, label=_("File"))
