"""What is asked of a visit: its plan, its decision, its programme and participants, and its card."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.casework.forms import ActionForm, SubjectForm
from ncip.ui.fields import DayField, LinesField
from ncip.ui.widgets import CheckboxList
from projects.attraction.choices import KEY, RowField, RowsField, WrittenRowsField, offer
from projects.attraction.enums import InitiativeState, VisitKind, VisitState
from projects.attraction.forms.citing import CitingForm
from projects.attraction.forms.company import companies_called
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.models import Company, Initiative, ProgrammeItem, Visit, VisitParticipant
from projects.attraction.permissions import PREPARERS, QUASI_STATE, STATE_BODIES
from projects.attraction.programme import programme_of

LONGEST = timedelta(days=92)
AHEAD = timedelta(days=2 * 366)
MOST_LINES = 50
ONLY_INCOMING = ("body_agreed_on", "body_agreement")
TRIP_LABELS = {
    "body": _("Body or organisation whose head travelled"),
    "begins_on": _("First day"),
    "ends_on": _("Last day"),
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
        offer(self, "accompanying", officers_of(self.act.actor.organisation, self.act.on))
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
        offer(self, "accompanying", officers_of(self.instance.owner, self.act.on))


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


class ProgrammeItemForm(SubjectForm):
    """A row of the time-table: day, hours, place, what, and who answers (ncip-40-7-b)."""

    on = DayField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "09:30"})
    )
    ends_at = forms.TimeField(
        label=_("To"), widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "11:00"})
    )
    organisation = RowField(label=_("Responsible body"))

    class Meta:
        model = ProgrammeItem
        fields: ClassVar = ["on", "starts_at", "ends_at", "place", "what", "organisation", "person"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the invited bodies, the authorised body and the mission; the day begins with the visit."""
        super().__init__(*args, **kwargs)
        self.visit = self.instance.visit if self.instance.pk else self.subject
        offer(self, "organisation", bodies_of(self.visit))
        if self.instance.pk is None and self.visit is not None:
            self.initial.setdefault("on", self.visit.begins_on)
            self.initial.setdefault("organisation", self.act.actor.organisation)

    def clean_on(self) -> date:
        """A day of the visit."""
        on: date = self.cleaned_data["on"]
        if self.visit is not None and not self.visit.begins_on <= on <= self.visit.ends_on:
            sentence = gettext("The programme stays within the days of the visit: %(first)s to %(last)s.")
            days = {"first": f"{self.visit.begins_on:%d.%m.%Y}", "last": f"{self.visit.ends_on:%d.%m.%Y}"}
            raise forms.ValidationError(sentence % days, code="outside", params={"rule": "ncip-40-7-b"})
        return on

    def clean(self) -> dict[str, Any]:
        """A row ends after it begins; a new one belongs to its visit and to who added it."""
        cleaned: dict[str, Any] = super().clean() or {}
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            sentence = gettext("It ends before it begins: write the later hour here.")
            error = forms.ValidationError(sentence, code="ends_before", params={"rule": "ncip-40-7-b"})
            self.add_error("ends_at", error)
        if self.instance.pk is None:
            self.instance.visit = self.visit
            self.instance.owner = self.act.actor.organisation
        return cleaned


class ParticipantForm(SubjectForm):
    """Somebody who takes part in the visit (ncip-40-7-b)."""

    class Meta:
        model = VisitParticipant
        fields: ClassVar = ["side", "name", "position", "organisation_name"]

    def clean(self) -> dict[str, Any]:
        """A new one belongs to his visit and to who added him."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.pk is None:
            self.instance.visit = self.subject
            self.instance.owner = self.act.actor.organisation
        return cleaned


class HoldForm(ActionForm):
    """The days on which the visit took place (ncip-41-a)."""

    begins_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"), help_text=_("The terms of the card and the initiative run from it.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The expected days stand there already."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("begins_on", self.subject.begins_on)
        self.initial.setdefault("ends_on", self.subject.ends_on)

    def clean(self) -> dict[str, Any]:
        """A visit that took place after it was found expedient."""
        cleaned: dict[str, Any] = super().clean() or {}
        days_in_order(self)
        refuse_future(
            self, "ends_on", _("The visit has not ended yet: enter it after its last day."), "ncip-41-a"
        )
        begins_on, decided_on = cleaned.get("begins_on"), self.subject.decided_on
        if begins_on and decided_on and begins_on < decided_on:
            sentence = gettext("The visit was found expedient on %(day)s: it began on that day or later.")
            error = forms.ValidationError(
                sentence % {"day": f"{decided_on:%d.%m.%Y}"}, code="too_early", params={"rule": "ncip-40-7-a"}
            )
            self.add_error("begins_on", error)
        return cleaned


class VisitCardForm(CitingForm, ActionForm):
    """The visit card: what was held and what was agreed (ncip-40-5, ncip-41-a)."""

    field_rules: ClassVar = {
        "events": "ncip-40-5-f",
        "agreements": "ncip-41-a",
        "no_agreement_reason": "ncip-41-a",
        "results": "ncip-43-b",
    }

    events = LinesField(
        max_length=500,
        required=False,
        label=_("Investment events held"),
        help_text=_("One per line. The rows of the programme stand there already; correct them by hand."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    agreements = LinesField(
        max_length=1000,
        required=False,
        label=_("Agreements reached"),
        help_text=_("One per line."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    no_agreement = forms.BooleanField(required=False, label=_("No agreement was reached"))
    no_agreement_reason = forms.CharField(
        required=False,
        max_length=2000,
        label=_("Why no agreement was reached"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    results = forms.CharField(
        required=False, label=_("Other results"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The programme stands as the list of events, so that it is only corrected."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("events", [row.what for row in programme_of(self.subject)])
        self.initial.setdefault("results", self.subject.results)

    def clean(self) -> dict[str, Any]:
        """Every question of the card is answered (ncip-40-5-f, ncip-41-a, D47)."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("events", "agreements"):
            self._few(name)
        if not cleaned.get("events") and "events" not in self.errors:
            self._refuse("events", gettext("List the investment events that were held."), "required")
        if self.subject.is_incoming or cleaned.get("no_agreement"):
            self._agreed_or_not(cleaned)
        if not cleaned.pop("no_agreement", False):
            cleaned["no_agreement_reason"] = ""
        return cleaned

    def _agreed_or_not(self, cleaned: dict[str, Any]) -> None:
        agreed, none = cleaned.get("agreements"), cleaned.get("no_agreement")
        if agreed and none:
            self._refuse(
                "no_agreement", gettext("Either list agreements or tick that there is none."), "both"
            )
        elif none and not cleaned.get("no_agreement_reason"):
            self._refuse("no_agreement_reason", gettext("Write why no agreement was reached."), "required")
        elif not agreed and not none and "agreements" not in self.errors:
            sentence = gettext("List the agreements reached, or tick that there is none and say why.")
            self._refuse("agreements", sentence, "required")

    def _few(self, name: str) -> None:
        if len(self.cleaned_data.get(name) or []) > MOST_LINES:
            self._refuse(name, gettext("Write at most %(most)s lines.") % {"most": MOST_LINES}, "too_many")

    def _refuse(self, name: str, sentence: str, code: str) -> None:
        self.add_error(name, forms.ValidationError(sentence, code=code))


class VisitResultsForm(SubjectForm):
    """Results of a visit written by hand when needed (ncip-43-b)."""

    class Meta:
        model = Visit
        fields: ClassVar = ["results"]
        widgets: ClassVar = {"results": forms.Textarea(attrs={"rows": 6})}


class PassInitiativeForm(ActionForm):
    """The initiative born from the visit and the akimat that receives it (ncip-41-b)."""

    initiative = RowField(label=_("Initiative"))
    leb = RowField(required=False, label=_("Akimat"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the initiatives of this visit, and the akimats that act on the day."""
        super().__init__(*args, **kwargs)
        offer(self, "initiative", Initiative.objects.filter(visit=self.subject))
        offer(self, "leb", Organisation.objects.active(self.act.on).of_kind(Kind.LOCAL_EXECUTIVE_BODY))

    def clean(self) -> dict[str, Any]:
        """An initiative that has not gone yet needs its akimat."""
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = cleaned.get("initiative")
        if chosen and chosen.state == InitiativeState.CREATED and not cleaned.get("leb"):
            sentence = gettext("Choose the akimat to which the initiative is passed.")
            error = forms.ValidationError(sentence, code="required", params={"rule": "ncip-41-b"})
            self.add_error("leb", error)
        return cleaned


def officers_of(organisation: Any, on: date) -> Any:
    """The people who act for an organisation on a day."""
    working = Membership.objects.current(on).filter(organisation=organisation).exclude(role=Role.OBSERVER)
    return User.objects.filter(is_active=True, pk__in=working.values("user"))


def bodies_of(visit: Any) -> Any:
    """Who may answer for a row of the programme: those invited, the authorised body and the mission."""
    if visit is None:
        return Organisation.objects.none()
    invited = visit.invitations.values("organisation")
    named = Q(pk__in=invited) | Q(kind=Kind.AUTHORISED_BODY) | Q(pk=visit.owner_id)
    return Organisation.objects.filter(named)
