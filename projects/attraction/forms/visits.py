"""What is asked of a planned visit or a trip abroad: its plan, its decision, those invited to it (40(6), 40(7))."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.forms import ActionForm, SubjectForm
from ncip.ui.fields import DayField
from ncip.ui.widgets import CheckboxList
from projects.attraction.choices import KEY, RowField, RowsField, WrittenRowsField, offer
from projects.attraction.enums import VisitKind, VisitState
from projects.attraction.forms.agreement import people_of
from projects.attraction.forms.citing import CitingForm
from projects.attraction.forms.company import companies_called, told_apart
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.models import Company, Visit
from projects.attraction.permissions import PREPARERS, QUASI_STATE, STATE_BODIES

LONGEST = timedelta(days=92)
AHEAD = timedelta(days=2 * 366)
MOST_LINES = 50
ONLY_INCOMING = ("body_agreed_on", "body_agreement")
TRIP_LABELS = {
    "body": _("Body or organisation whose head travelled"),
    "begins_on": _("First day of the visit"),
    "ends_on": _("Last day of the visit"),
}


def days_in_order(form: Any, first: str = "begins_on", last: str = "ends_on") -> None:
    """A visit that ends before it begins, or lasts for months, is a slip of the pen."""
    begins_on, ends_on = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if not begins_on or not ends_on:
        return
    if ends_on < begins_on:
        sentence = gettext("The visit ends before it begins: the last day is the first day or a later one.")
        form.add_error(
            last, forms.ValidationError(sentence, code="ends_before", params={"rule": "ncip-40-6"})
        )
    elif ends_on - begins_on > LONGEST:
        sentence = gettext("A visit of more than three months: check the days.")
        form.add_error(last, forms.ValidationError(sentence, code="too_long", params={"rule": "ncip-40-6"}))


def refuse_future(form: Any, name: str, sentence: Any, rule: str) -> None:
    """What is told as past has taken place."""
    day = form.cleaned_data.get(name)
    if day and day > form.act.on:
        form.add_error(name, forms.ValidationError(str(sentence), code="future", params={"rule": rule}))


class VisitForm(CitingForm, SubjectForm):
    """The plan of a visit of an investor (ncip-40-6), or a trip abroad that has ended (ncip-40-2)."""

    field_rules: ClassVar = {
        "companies": "ncip-40-6",
        "begins_on": "ncip-40-6",
        "ends_on": "ncip-40-6",
        "purpose": "ncip-40-6",
        "body": "ncip-40-6",
        "body_agreed_on": "ncip-40-6",
        "body_agreement": "ncip-40-6",
        "accompanying": "ncip-5-2",
    }

    kind = forms.ChoiceField(choices=VisitKind.choices, widget=forms.HiddenInput, required=False)
    companies = WrittenRowsField(
        find=companies_called,
        tell=told_apart,
        label=_("Companies"),
        help_text=_("One per line: the name or BIN, as on the company card."),
    )
    begins_on = DayField(label=_("Expected first day"))
    ends_on = DayField(label=_("Expected last day"))
    body = RowField(label=_("Competent state body"))
    body_agreed_on = DayField(label=_("Agreed with it in advance on"))
    accompanying = RowField(required=False, label=_("Accompanying officer"))

    class Meta:
        model = Visit
        fields: ClassVar = [
            "kind",
            "title",
            "companies",
            "is_transnational",
            "purpose",
            "place",
            "begins_on",
            "ends_on",
            "body",
            "body_agreed_on",
            "body_agreement",
            "accompanying",
        ]
        widgets: ClassVar = {
            "purpose": forms.Textarea(attrs={"rows": 4}),
            "body_agreement": forms.TextInput(attrs={"placeholder": _("letter, number, who agreed")}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask what the kind of visit needs; offer whom the actor may choose on the day."""
        super().__init__(*args, **kwargs)
        self.way = self._kind()
        self.initial["kind"] = self.way
        offer(self, "companies", Company.objects.visible_to(self.act.actor))
        offer(self, "body", self._bodies())
        offer(self, "accompanying", people_of(self.act.actor.organisation, self.act.on))
        if self.instance.pk is None:
            self.initial.setdefault("accompanying", self.act.actor.user)
            self.initial["companies"] = self._wanted(self.initial.get("companies"))
        self._fit_to_kind()

    @property
    def incoming(self) -> bool:
        """True for a visit of an investor."""
        return self.way == VisitKind.INCOMING

    def _kind(self) -> str:
        if self.instance.pk is not None:
            return str(self.instance.kind)
        asked = self.data.get("kind") or self.initial.get("kind")
        return str(asked) if asked in VisitKind.values else VisitKind.INCOMING.value

    def _wanted(self, key: Any) -> Any:
        """The company from whose card the visit is planned."""
        found = self.fields["companies"].queryset.filter(public_id=key) if KEY.fullmatch(str(key)) else []  # type: ignore[attr-defined]
        return list(found)

    def _bodies(self) -> Any:
        kinds = STATE_BODIES if self.incoming else (*STATE_BODIES, *QUASI_STATE)
        return Organisation.objects.active(self.act.on).of_kind(*kinds)

    def _fit_to_kind(self) -> None:
        if self.incoming:
            self.fields["body_agreement"].required = True
            return
        for name in ONLY_INCOMING:
            del self.fields[name]
        for name, label in TRIP_LABELS.items():
            self.fields[name].label = label

    def clean_kind(self) -> str:
        """The kind does not change once the visit stands."""
        return self.way

    def clean(self) -> dict[str, Any]:
        """The days; a new visit gets its keeper and country, a trip abroad enters as held (VI-1)."""
        cleaned: dict[str, Any] = super().clean() or {}
        days_in_order(self)
        if self.incoming:
            self._check_plan(cleaned)
        else:
            self._check_trip(cleaned)
        if self.instance.pk is None:
            own = self.act.actor.organisation
            state = VisitState.PLANNED if self.incoming else VisitState.HELD
            self.instance = Visit(state=state, owner=own, country=own.country if own else "")
        return cleaned

    def _check_plan(self, cleaned: dict[str, Any]) -> None:
        refuse_future(
            self,
            "body_agreed_on",
            _("The body has not agreed yet: enter the day on which it did."),
            "ncip-40-6",
        )
        ends_on, begins_on = cleaned.get("ends_on"), cleaned.get("begins_on")
        if ends_on and ends_on < self.act.on:
            sentence = gettext("The visit is planned: its last day is today or later.")
            self.add_error(
                "ends_on", forms.ValidationError(sentence, code="past", params={"rule": "ncip-40-6"})
            )
        if begins_on and begins_on > self.act.on + AHEAD:
            sentence = gettext("The visit lies more than two years ahead: check the year.")
            self.add_error(
                "begins_on", forms.ValidationError(sentence, code="too_far", params={"rule": "ncip-40-6"})
            )

    def _check_trip(self, cleaned: dict[str, Any]) -> None:
        refuse_future(
            self, "ends_on", _("The trip has not ended yet: enter it after its last day."), "ncip-40-5"
        )
        begins_on = cleaned.get("begins_on")
        if begins_on and begins_on < FIRST_DAY:
            sentence = gettext("Check the year: the portal keeps no visits before 16.12.1991.")
            self.add_error(
                "begins_on", forms.ValidationError(sentence, code="too_early", params={"rule": "ncip-40-5"})
            )


class AccompanyingForm(SubjectForm):
    """The officer of the mission who accompanies the visit (ncip-5-2)."""

    accompanying = RowField(label=_("Accompanying officer"))

    class Meta:
        model = Visit
        fields: ClassVar = ["accompanying"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer those who work in the mission on the day."""
        super().__init__(*args, **kwargs)
        offer(self, "accompanying", people_of(self.instance.owner, self.act.on))


class RescheduleForm(SubjectForm):
    """The days of a visit that is being prepared."""

    begins_on = DayField(label=_("Expected first day"))
    ends_on = DayField(label=_("Expected last day"))

    class Meta:
        model = Visit
        fields: ClassVar = ["begins_on", "ends_on"]

    def clean(self) -> dict[str, Any]:
        """The days stand in order, and the visit still lies ahead."""
        cleaned: dict[str, Any] = super().clean() or {}
        days_in_order(self)
        if cleaned.get("ends_on") and cleaned["ends_on"] < self.act.on:
            sentence = gettext("The visit is planned: its last day is today or later.")
            self.add_error(
                "ends_on", forms.ValidationError(sentence, code="past", params={"rule": "ncip-40-6"})
            )
        return cleaned


class DeclineVisitForm(ActionForm):
    """Why the visit is inexpedient (ncip-40-7-a)."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why the visit is inexpedient: the mission tells the investor.")},
    )


class InviteForm(ActionForm):
    """The central bodies and akimats that prepare the visit (ncip-40-7-b)."""

    bodies = RowsField(label=_("Bodies"), widget=CheckboxList)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer those that are not invited yet."""
        super().__init__(*args, **kwargs)
        invited = self.subject.invitations.values("organisation")
        standing = Organisation.objects.active(self.act.on).of_kind(*PREPARERS)
        offer(self, "bodies", standing.exclude(kind=Kind.LEB_UNIT).exclude(pk__in=invited))


class WithdrawInvitationForm(ActionForm):
    """Which body is let go, and why (ncip-40-7-b)."""

    body = RowField(label=_("Body"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer those that were called in; the competent body, with which the visit was agreed, stays."""
        super().__init__(*args, **kwargs)
        invited = self.subject.invitations.exclude(organisation=self.subject.body_id).values("organisation")
        offer(self, "body", Organisation.objects.filter(pk__in=invited))
