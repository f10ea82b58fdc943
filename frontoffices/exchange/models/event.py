"""Investment events: forums, conferences, seminars, business councils, and who was told and came."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import EventKind, EventRole, EventScope, EventTopic, GuestStatus, Means
from frontoffices.exchange.enums import EventState as S
from frontoffices.exchange.guards import events as guards
from frontoffices.exchange.queries import EventQuerySet
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.reference.countries import country_choices, country_name
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words

ORGANISATION = "frontoffices_registry.Organisation"


class InvestmentEvent(Subject):
    """An event on investment that a front office organises or takes part in (ncip-5-7, ncip-5-9, ncip-18-7)."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)
    kind = models.CharField(_("kind of event"), max_length=20, choices=EventKind.choices)
    scope = models.CharField(_("scope"), max_length=20, choices=EventScope.choices)
    role = models.CharField(_("our role"), max_length=20, choices=EventRole.choices)
    topic = models.CharField(
        _("for whom"), max_length=20, choices=EventTopic.choices, default=EventTopic.GENERAL
    )
    theme = models.CharField(_("theme"), max_length=300)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=200, help_text=_("City and venue, or a video call."))
    country = models.CharField(_("country"), max_length=2, choices=country_choices)
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    description = models.TextField(_("programme and purpose"), blank=True)
    important = models.BooleanField(_("one of the most important upcoming events"), default=False)
    partner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("held jointly with"),
    )
    owner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        editable=False,
        related_name="investment_events",
        verbose_name=_("front office that keeps the record"),
    )
    consented_on = models.DateField(_("consent of the authorised body"), null=True, editable=False)
    remarks = models.TextField(_("reason"), blank=True, editable=False)
    results = models.TextField(_("results"), blank=True, editable=False)
    meetings = models.ManyToManyField(
        "projects_attraction.Meeting",
        through="EventMeeting",
        related_name="investment_events",
        verbose_name=_("meetings held at the event"),
    )
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("investment event")
        verbose_name_plural = _("investment events")
        default_permissions = ("view",)
        ordering: ClassVar = ["-starts_on", "-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="investment_event_state_known"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="event_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.APPROVED) | models.Q(consented_on__isnull=False),
                name="approved_event_has_a_consent",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.HELD) | ~models.Q(results=""), name="held_event_has_results"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-starts_on", "-id"], name="event_by_day"),
            models.Index(fields=["owner", "-starts_on", "-id"], name="event_of_owner"),
            models.Index(fields=["country", "-starts_on", "-id"], name="event_in_country"),
        ]

    class Casework:
        label = "investment-event"
        resource = "events"
        verbose = _("investment event")
        card = "event"
        creation = Creation(
            rule=["ncip-5-9", "ncip-5-7", "ncip-18-7", "ncip-12-3", "ncip-13-2", "ncip-19-2"],
            label=_("Add an event"),
            who=permissions.front_office,
            form="EventForm",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-5-9",
                label=_("Edit the event"),
                who=permissions.keeper,
                form="EventForm",
                states=[S.DRAFT, S.RETURNED, S.ANNOUNCED],
            ),
            Amendment(
                "describe",
                rule="ncip-5-9",
                label=_("Edit the programme of the event"),
                who=permissions.keeper,
                form="DescribeEventForm",
                states=[S.ON_APPROVAL, S.APPROVED],
            ),
        ]

    def __str__(self) -> str:
        return self.theme

    def derive_search_text(self) -> str:
        """The words by which the event is found."""
        return " ".join(words(f"{self.theme} {self.place}"))

    @property
    def country_name(self) -> str:
        """The country in the active language."""
        return country_name(self.country)

    @property
    def needs_consent(self) -> bool:
        """Events of the national company and of regional organisations need the consent (ncip-10-6)."""
        return self.role == EventRole.ORGANISER and self.owner.kind in permissions.UNDER_CONSENT

    @action(
        field=state,
        source=[S.DRAFT, S.RETURNED],
        target=S.ON_APPROVAL,
        rule="ncip-10-6",
        label=_("Send for consent"),
        text=_("The authorised body decides on theme, date and place."),
        who=permissions.organiser_under_consent,
        guards=[guards.not_begun],
        notify=[notices.authorised_body],
        notice=_("An event waits for your consent to its theme, date and place."),
    )
    def submit(self, act: Act) -> None:
        """The organiser asks the authorised body to agree to theme, date and place (ncip-10-6)."""
        self.remarks = ""

    @action(
        field=state,
        source=[S.ON_APPROVAL],
        target=S.APPROVED,
        rule="ncip-10-6",
        label=_("Consent to theme, date and place"),
        text=_("The event is shown to all front offices."),
        who=permissions.authorised_body,
        notify=[notices.keeper],
        notice=_("The authorised body consented to the event."),
    )
    def approve(self, act: Act) -> None:
        """The authorised body agrees to theme, date and place (ncip-10-6)."""
        self.consented_on = act.on

    @action(
        field=state,
        source=[S.ON_APPROVAL],
        target=S.RETURNED,
        rule="ncip-10-6",
        label=_("Return the event"),
        text=_("The organiser learns what stands against theme, date or place."),
        who=permissions.authorised_body,
        form="ReasonForm",
        notify=[notices.keeper],
        notice=_("The authorised body returned the event."),
        danger=True,
    )
    def send_back(self, act: Act, *, reason: str) -> None:
        """The authorised body does not agree and says why (ncip-10-6)."""
        self.remarks = reason

    @action(
        field=state,
        source=[S.APPROVED],
        target=S.ON_APPROVAL,
        rule="ncip-10-6",
        label=_("Change theme, date or place"),
        text=_("The consent covered all three: a change of any of them needs a new consent."),
        who=permissions.organiser_under_consent,
        form="RescheduleForm",
        guards=[guards.something_changes, guards.new_day_is_ahead],
        notify=[notices.authorised_body, notices.told_offices],
        notice=_("Theme, date or place of an event change: it waits for a new consent."),
        primary=False,
    )
    def reschedule(self, act: Act, *, reason: str, **changed: Any) -> None:
        """Another theme, date or place than agreed goes through the consent again (ncip-10-6)."""
        for name, value in changed.items():
            setattr(self, name, value)
        self.consented_on, self.remarks = None, reason

    @action(
        field=state,
        source=[S.DRAFT],
        target=S.ANNOUNCED,
        rule="ncip-5-9",
        label=_("Announce the event"),
        text=_("The event is shown to all front offices. Paragraph 10(6) asks for no consent to it."),
        who=permissions.organiser_at_liberty,
    )
    def announce(self, act: Act) -> None:
        """An event which needs no consent is shown to all front offices (ncip-5-9)."""

    @action(
        field=state,
        source=[S.APPROVED, S.ANNOUNCED],
        rule="ncip-5-10",
        label=_("Tell interested circles"),
        text=_("The log keeps who was told of the event, when and how."),
        who=permissions.keeper,
        form="InviteForm",
        notify=[notices.told_now],
        notice=_("You are invited to an investment event."),
        primary=False,
    )
    def invite(self, act: Act, **told: Any) -> None:
        """Interested circles are told of the upcoming event (ncip-5-10); the log follows from it."""

    @action(
        field=state,
        source=[S.APPROVED, S.ANNOUNCED],
        rule=["ncip-8-1", "ncip-18-7", "ncip-5-7"],
        label=_("Take part"),
        text=_("Your organisation joins the list of participants; the organiser is told."),
        who=permissions.guest,
        guards=[guards.not_listed_yet],
        notify=[notices.keeper],
        notice=_("A front office takes part in your event."),
        primary=False,
    )
    def join(self, act: Act) -> None:
        """A front office takes part in an event of another one (ncip-8-1, ncip-18-7); the list follows from it."""

    @action(
        field=state,
        source=[S.APPROVED, S.ANNOUNCED],
        target=S.HELD,
        rule=["ncip-5-9", "ncip-18-7"],
        label=_("Record the results"),
        text=_("The event took place: its results, and who of those told came."),
        who=permissions.keeper,
        form="HoldEventForm",
        guards=[guards.is_over],
    )
    def hold(self, act: Act, *, results: str, came: Any, others: str) -> None:
        """The event took place (ncip-5-9, ncip-18-7); the list of participants follows from it."""
        self.results = results

    @action(
        field=state,
        source=[S.APPROVED, S.ANNOUNCED, S.HELD],
        rule="ncip-40-1",
        label=_("Link meetings"),
        text=_("Meeting cards of your organisation that were held at this event."),
        who=permissions.front_office,
        form="LinkMeetingsForm",
        primary=False,
    )
    def link_meetings(self, act: Act, *, more: Any) -> None:
        """Meetings with potential investors at international and national events (ncip-40-1)."""

    @action(
        field=state,
        source=[S.DRAFT, S.ON_APPROVAL, S.RETURNED, S.APPROVED, S.ANNOUNCED],
        target=S.CANCELLED,
        rule="ncip-5-9",
        label=_("Cancel the event"),
        text=_("Beyond the text of the Rules: an event that will not take place is closed with a reason."),
        who=permissions.keeper,
        form="ReasonForm",
        notify=[notices.told_offices],
        notice=_("An investment event was cancelled."),
        primary=False,
        danger=True,
    )
    def cancel(self, act: Act, *, reason: str) -> None:
        """The event will not take place; the Rules are silent on it, the reason stays on the card (ncip-5-9)."""
        self.remarks = reason

    def is_over_on(self, day: date) -> bool:
        """Whether the last day has come."""
        return self.ends_on <= day


class EventGuest(models.Model):
    """Who was told of an event, when and how, and whether he came: log and list in one (ncip-5-10)."""

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    event = models.ForeignKey(InvestmentEvent, on_delete=models.PROTECT, related_name="guests")
    organisation = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("front office"),
    )
    name = models.CharField(_("name"), max_length=300)
    means = models.CharField(_("how told"), max_length=20, choices=Means.choices, blank=True)
    told_on = models.DateField(_("told on"), null=True)
    status = models.CharField(_("participation"), max_length=10, choices=GuestStatus.choices)
    entry = models.UUIDField(_("entry of the journal"), editable=False)

    class Meta:
        verbose_name = _("guest of an event")
        verbose_name_plural = _("guests of events")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "name"], name="guest_once_at_an_event"),
            models.CheckConstraint(
                condition=models.Q(status__in=GuestStatus.values), name="guest_status_known"
            ),
        ]

    def __str__(self) -> str:
        return self.organisation.name if self.organisation else self.name


class EventMeeting(models.Model):
    """A meeting with a potential investor that was held at an event (ncip-40-1)."""

    event = models.ForeignKey(InvestmentEvent, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey("projects_attraction.Meeting", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("meeting at an event")
        verbose_name_plural = _("meetings at events")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "meeting"], name="meeting_once_at_an_event"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.meeting_id}"
