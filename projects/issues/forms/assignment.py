"""Who is charged with what, by when; what was done (9(2), 9(9), 9(10), 10(8))."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.fields import DayField
from ncip.ui.widgets import RadioCards
from projects.attraction.choices import RowField, WrittenRowField
from projects.attraction.forms.agreement import people_of
from projects.implementation.models import Project
from projects.issues.enums import AssignmentKind, ItemState
from projects.issues.forms.meeting import projects_called
from projects.issues.forms.shared import body_field, offer_bodies, still_ahead, text_field
from projects.issues.models import AgendaItem, Assignment
from projects.issues.permissions import NATIONAL_COMPANY_KINDS

RULES = {
    AssignmentKind.DECISION: "ncip-9-2",
    AssignmentKind.INSTRUCTION: "ncip-9-9",
    AssignmentKind.RECOMMENDATION: "ncip-9-10",
}


class AssignmentForm(SubjectForm):
    """What is to be done, by whom and by when; the kind says from which power it follows."""

    kind = forms.ChoiceField(choices=AssignmentKind.choices, widget=RadioCards, label=_("Kind"))
    item = RowField(
        required=False,
        label=_("Decision of the Council"),
        help_text=_("The item of the agenda from which the assignment follows."),
    )
    project = WrittenRowField(
        find=projects_called,
        show=lambda project: project.code,
        required=False,
        label=_("Project"),
        help_text=_("Its number or words of its name, when the assignment is about one project."),
    )
    responsible = body_field(_("Who answers"))
    due_on = DayField(
        required=False, label=_("To be done by"), help_text=_("A recommendation may have no day.")
    )

    class Meta:
        model = Assignment
        fields: ClassVar = ["kind", "item", "text", "responsible", "due_on", "project"]
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The Council charges by its decisions; the authorised body also assigns and recommends."""
        super().__init__(*args, **kwargs)
        actor = self.act.actor
        if not actor.is_kind(Kind.AUTHORISED_BODY):
            self.fields["kind"].choices = [(AssignmentKind.DECISION, AssignmentKind.DECISION.label)]  # type: ignore[attr-defined]
            self.initial.setdefault("kind", AssignmentKind.DECISION)
        items = AgendaItem.objects.visible_to(actor).filter(state=ItemState.DECIDED)
        self.fields["item"].queryset = items.for_list().order_by("-decided_at")  # type: ignore[attr-defined]
        self.fields["project"].queryset = Project.objects.visible_to(actor)  # type: ignore[attr-defined]
        offer_bodies(self, "responsible", self.act)

    def clean_due_on(self) -> date | None:
        """A day that has not passed."""
        return still_ahead(self.cleaned_data["due_on"], self.act, "ncip-9-9")

    def clean(self) -> dict[str, Any]:
        """Each kind has what its paragraph asks for; the assignment knows who gave it."""
        cleaned: dict[str, Any] = super().clean() or {}
        kind, item, body = (cleaned.get(name) for name in ("kind", "item", "responsible"))
        self.instance.given_by = self.act.actor.organisation
        self.instance.first_due_on = cleaned.get("due_on")
        if kind == AssignmentKind.DECISION and item is None and "item" not in self.errors:
            self._refuse("item", "required", gettext("Choose the decision from which it follows."), kind)
        if kind != AssignmentKind.DECISION:
            cleaned["item"] = None
        elif item is not None and cleaned.get("project") is None:
            cleaned["project"] = item.project
        if kind == AssignmentKind.INSTRUCTION and body and body.kind not in NATIONAL_COMPANY_KINDS:
            sentence = gettext("Such assignments are carried out by the national company.")
            self._refuse("responsible", "not_natco", sentence, kind)
        needs_day = kind in (AssignmentKind.DECISION, AssignmentKind.INSTRUCTION)
        if needs_day and cleaned.get("due_on") is None and "due_on" not in self.errors:
            self._refuse("due_on", "required", gettext("Set the day by which it is to be done."), kind)
        return cleaned

    def _refuse(self, field: str, code: str, sentence: str, kind: Any) -> None:
        rule = RULES[AssignmentKind(kind)]
        self.add_error(field, forms.ValidationError(sentence, code=code, params={"rule": rule}))


class AssignmentWordsForm(SubjectForm):
    """The words of an assignment; its day is moved by postponing it."""

    class Meta:
        model = Assignment
        fields: ClassVar = ["text"]
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 4})}


class NameOfficialForm(SubjectForm):
    """Who of the organisation does it."""

    official = RowField(label=_("Person who answers"))

    class Meta:
        model = Assignment
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the people of the organisation."""
        super().__init__(*args, **kwargs)
        people = people_of(self.instance.responsible, self.act.on)
        self.fields["official"].queryset = people  # type: ignore[attr-defined]
        self.initial.setdefault("official", self.instance.official_id)

    def clean(self) -> dict[str, Any]:
        """The assignment knows its person."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("official") is not None:
            self.instance.official = cleaned["official"]
        return cleaned


class CompleteAssignmentForm(ActionForm):
    """What was done, with the paper that proves it."""

    result = text_field(_("What was done"), rows=5)
    evidence = DocumentField(required=False, label=_("Paper that proves it"))


class PostponeAssignmentForm(ActionForm):
    """Another day and why."""

    to = DayField(label=_("New date"))
    reason = text_field(_("Reason"), rows=3)

    def clean_to(self) -> date | None:
        """Another day than now, and not one that has passed."""
        to: date = self.cleaned_data["to"]
        if to == self.subject.due_on and self.subject.state == "open":
            sentence = gettext("This is the present date. Choose another one.")
            raise forms.ValidationError(sentence, code="same", params={"rule": "ncip-9-9"})
        return still_ahead(to, self.act, "ncip-9-9")
