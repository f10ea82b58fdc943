"""An investment event: what, when, where, with whom, and what came of it."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import EventKind, EventRole, EventState, EventTopic, Means
from frontoffices.exchange.forms.shared import LinesField, offices_on
from frontoffices.exchange.models import EventGuest, InvestmentEvent
from frontoffices.registry.queries import bodies_of
from ncip.casework.forms import ActionForm, SubjectForm
from ncip.reference.countries import HOME, country_choices
from ncip.ui.fields import DayField
from ncip.ui.widgets import CheckboxList
from projects.attraction.choices import RowField, RowsField, offer
from projects.attraction.forms.citing import CitingForm
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.models import Meeting
from regions.atlas.models import Region

SEMINARS = (EventKind.SEMINAR, EventKind.WEBINAR)


def refuse_order(form: Any, cleaned: dict[str, Any]) -> None:
    """The last day is not before the first, and the first not before independence."""
    first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
    if first and last and last < first:
        sentence = gettext("The last day is before the first one: correct either of them.")
        form.add_error("ends_on", forms.ValidationError(sentence, code="order", params={"rule": "ncip-10-6"}))
    if first and first < FIRST_DAY:
        sentence = gettext("Check the year of the first day.")
        form.add_error("starts_on", forms.ValidationError(sentence, code="too_early"))


class EventForm(CitingForm, SubjectForm):
    """An event that the front office organises or takes part in (ncip-5-9, ncip-18-7)."""

    field_rules: ClassVar = {
        "theme": "ncip-10-6",
        "starts_on": "ncip-10-6",
        "ends_on": "ncip-10-6",
        "place": "ncip-10-6",
        "kind": "ncip-5-9",
        "role": "ncip-5-9",
        "topic": "ncip-12-3",
    }

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Final day"))
    region = RowField(
        key="iso", required=False, label=_("Region"), help_text=_("For an event in Kazakhstan.")
    )
    partner = RowField(
        required=False,
        label=_("Held jointly with"),
        help_text=_("Joint seminars and webinars name the other organiser."),
    )

    class Meta:
        model = InvestmentEvent
        fields: ClassVar = [
            "kind",
            "theme",
            "scope",
            "role",
            "topic",
            "starts_on",
            "ends_on",
            "country",
            "place",
            "region",
            "partner",
            "description",
            "important",
        ]
        widgets: ClassVar = {"description": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer regions and front offices; a mission's own country comes first in mind."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        offer(self, "region", Region.objects.all())
        offer(self, "partner", offices_on(self.act.on).exclude(pk=own.pk if own else None))
        self.initial.setdefault("country", (own.country if own else "") or HOME)

    def clean_region(self) -> Any:
        """A region belongs to an event at home."""
        region = self.cleaned_data["region"]
        if region is not None and self.cleaned_data.get("country") not in (HOME, None):
            raise forms.ValidationError(gettext("A region is named for an event in Kazakhstan only."))
        return region

    def clean_topic(self) -> str:
        """Paragraphs 12(3), 13(2) and 19(2) speak of seminars and webinars."""
        topic: str = self.cleaned_data["topic"]
        if topic != EventTopic.GENERAL and self.cleaned_data.get("kind") not in SEMINARS:
            sentence = gettext("Only a seminar or a webinar is held for this audience: choose another kind.")
            raise forms.ValidationError(sentence, code="not_a_seminar")
        return topic

    def clean_role(self) -> str:
        """What was announced without consent does not become an event that needs one (ncip-10-6)."""
        role: str = self.cleaned_data["role"]
        announced = self.instance.pk is not None and self.instance.state == EventState.ANNOUNCED
        if announced and role == EventRole.ORGANISER and self.instance.role != role:
            sentence = gettext(
                "The event was announced with you as a participant. Add another event that you organise."
            )
            raise forms.ValidationError(sentence, code="announced", params={"rule": "ncip-10-6"})
        return role

    def clean(self) -> dict[str, Any]:
        """Days in order; the new record gets its keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.owner_id is None:
            self.instance.owner = self.act.actor.organisation
        refuse_order(self, cleaned)
        return cleaned


class DescribeEventForm(SubjectForm):
    """What may change without a new consent: neither theme nor date nor place."""

    class Meta:
        model = InvestmentEvent
        fields: ClassVar = ["description", "important"]
        widgets: ClassVar = {"description": forms.Textarea(attrs={"rows": 6})}


class RescheduleForm(CitingForm, ActionForm):
    """Theme, date and place anew, with the reason of the change (ncip-10-6)."""

    field_rules: ClassVar = dict.fromkeys(("theme", "starts_on", "ends_on", "place", "country"), "ncip-10-6")

    theme = forms.CharField(max_length=300, label=_("Theme of the event"))
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Final day"))
    country = forms.ChoiceField(choices=country_choices, label=_("Country"))
    place = forms.CharField(max_length=200, label=_("Place"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with what was agreed."""
        super().__init__(*args, **kwargs)
        agreed = ("theme", "starts_on", "ends_on", "country", "place")
        self.initial = {**{name: getattr(self.subject, name) for name in agreed}, **self.initial}

    def clean(self) -> dict[str, Any]:
        """Days in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        refuse_order(self, cleaned)
        return cleaned


class InviteForm(CitingForm, ActionForm):
    """Who is told of the event, when and how (ncip-5-10)."""

    field_rules: ClassVar = {"addressees": "ncip-5-10", "told_on": "ncip-5-10"}

    office = RowField(
        required=False,
        label=_("Front office"),
        help_text=_("Its people get a notice in the portal."),
    )
    addressees = LinesField(
        required=False,
        label=_("Companies and associations"),
        help_text=_("One on each line. Name organisations, not persons."),
    )
    means = forms.ChoiceField(choices=Means.choices, label=_("How told"))
    told_on = DayField(label=_("Told on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the front offices other than the organiser; today comes first in mind."""
        super().__init__(*args, **kwargs)
        offer(self, "office", offices_on(self.act.on).exclude(pk=self.subject.owner_id))
        self.initial = {"told_on": self.act.on, "means": Means.LETTER, **self.initial}

    def clean_told_on(self) -> date:
        """Somebody was told today or before."""
        told_on: date = self.cleaned_data["told_on"]
        if told_on > self.act.on:
            raise forms.ValidationError(gettext("The day on which they were told lies ahead."), code="future")
        return told_on

    def clean(self) -> dict[str, Any]:
        """At least one addressee."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("office") and not cleaned.get("addressees"):
            sentence = gettext("Choose a front office or name at least one company or association.")
            self.add_error("addressees", forms.ValidationError(sentence, code="required"))
        return cleaned


class HoldEventForm(CitingForm, ActionForm):
    """What came of the event and who came (ncip-5-9)."""

    field_rules: ClassVar = {"results": "ncip-5-9", "came": "ncip-5-9"}

    results = forms.CharField(
        label=_("Results"),
        help_text=_("What was achieved: interest of investors, agreements, next steps."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    came = RowsField(required=False, label=_("Who of those told came"), widget=CheckboxList)
    others = LinesField(
        required=False, label=_("Further participants"), help_text=_("Organisations, one on each line.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer those who were told or joined."""
        super().__init__(*args, **kwargs)
        guests = EventGuest.objects.filter(event=self.subject).select_related("organisation")
        offer(self, "came", guests)
        if not self.is_bound and not guests.exists():
            del self.fields["came"]

    def clean(self) -> dict[str, Any]:
        """Nobody to choose from means nobody chosen."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned.setdefault("came", [])
        return cleaned


class LinkMeetingsForm(ActionForm):
    """Meeting cards of one's own office that were held at the event (ncip-40-1)."""

    more = RowsField(
        label=_("Meeting cards"),
        help_text=_("Meetings of your organisation from the first to the last day of the event."),
        widget=CheckboxList,
        error_messages={"required": _("Choose at least one meeting that was held at the event.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the meetings of the days of the event that are not linked yet."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        days = (self.subject.starts_on, self.subject.ends_on)
        kept = Meeting.objects.filter(owner__in=bodies_of(own), held_on__range=days)
        offer(self, "more", kept.select_related("company").exclude(investment_events=self.subject))
        field: Any = self.fields["more"]
        field.label_from_instance = lambda meeting: f"{meeting.company}, {meeting}"
