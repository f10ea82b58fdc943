"""The meeting card."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from projects.attraction import permissions
from projects.attraction.enums import EventScope, MeetingState
from projects.attraction.guards import cards as guards
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.queries.cards import MeetingQuerySet


class Meeting(Subject):
    """The record of a meeting with a potential investor (ncip-40-4), on a ready proposal too (ncip-17-4)."""

    state = StateField(_("state"), choices=MeetingState.choices, default=MeetingState.OPEN)
    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="meetings",
        verbose_name=_("company"),
    )
    held_on = models.DateField(_("date of the meeting"))
    place = models.CharField(_("place"), max_length=200, help_text=_("City and venue, or a video call."))
    event_scope = models.CharField(
        _("held at an event"), max_length=20, choices=EventScope.choices, default=EventScope.NONE
    )
    event = models.CharField(_("name of the event"), max_length=200, blank=True)
    ready_proposal = models.BooleanField(
        _("on a ready investment proposal"),
        default=False,
        help_text=_("Prepared to international standards and offered to this investor."),
    )
    subject_of_interest = models.TextField(_("subject of interest"))
    key_aspects = models.TextField(_("key aspects of the negotiations"), blank=True)
    participants = models.TextField(_("participants"), blank=True)
    parameters = models.TextField(_("approximate parameters of the project"), blank=True)
    expectations = models.TextField(_("expectations of the potential investor"), blank=True)
    agreements = models.TextField(_("agreements reached"), blank=True)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="meetings",
        verbose_name=_("front office that keeps the card"),
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting card")
        verbose_name_plural = _("meeting cards")
        default_permissions = ("view",)
        ordering: ClassVar = ["-held_on", "-id"]
        constraints: ClassVar = [
            state_is_one_of(MeetingState, name="meeting_state_known"),
            models.CheckConstraint(
                condition=models.Q(held_on__gte=FIRST_DAY), name="meeting_not_before_1991"
            ),
            models.CheckConstraint(
                condition=models.Q(event_scope=EventScope.NONE) | ~models.Q(event=""),
                name="meeting_event_has_a_name",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["company", "-held_on", "-id"], name="meeting_of_company"),
            models.Index(fields=["-held_on", "-id"], name="meeting_held"),
            models.Index(fields=["owner", "-id"], name="meeting_of_owner"),
        ]

    class Casework:
        label = "meeting"
        resource = "meetings"
        verbose = _("meeting card")
        card = "meeting"
        creation = Creation(
            rule=["ncip-40-4", "ncip-39-b", "ncip-43-a"],
            label=_("Record a meeting"),
            who=permissions.card_maker,
            form="MeetingForm",
            guards=[guards.under_a_company, guards.company_has_contact],
            parent="company",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-40-4",
                label=_("Edit the meeting card"),
                who=permissions.keeper,
                form="MeetingForm",
                states=[MeetingState.OPEN],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%d.%m.%Y}, {self.place}"

    @action(
        field=state,
        source=[MeetingState.OPEN],
        target=MeetingState.CLOSED,
        rule="ncip-40-4",
        label=_("Close the meeting card"),
        text=_("The card is complete and is not changed any more."),
        who=permissions.keeper,
        guards=[guards.meeting_is_complete],
    )
    def close(self, act: Act) -> None:
        """The card holds everything that paragraph 40(4) asks for (ncip-40-4)."""


class MeetingOfInitiative(models.Model):
    """A meeting card on which an initiative rests (ncip-3-1), or a further one within it (ncip-43-a)."""

    initiative = models.ForeignKey(
        "projects_attraction.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="links")

    class Meta:
        verbose_name = _("meeting of an initiative")
        verbose_name_plural = _("meetings of initiatives")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "meeting"], name="meeting_once_in_an_initiative"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.meeting_id}"
