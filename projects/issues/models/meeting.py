"""A meeting of the Investment attraction council, from its day to its minutes (9(2), 32)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.ui.dates import short_day
from projects.issues import notices, permissions
from projects.issues.enums import MeetingMode
from projects.issues.enums import MeetingState as S
from projects.issues.guards import meeting as guards
from projects.issues.queries import CouncilMeetingQuerySet

LONGEST_LINE = 300


class CouncilMeeting(Subject):
    """When, where and how the Council meets, who is invited, who came (ncip-9-2, ncip-3-11)."""

    state = StateField(_("state"), choices=S.choices, default=S.PLANNED)
    planned_on = models.DateField(_("day of the meeting"))
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    mode = models.CharField(_("how the Council meets"), max_length=10, choices=MeetingMode.choices)
    place = models.CharField(_("place or link"), max_length=300)
    invited: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "frontoffices_registry.Organisation",
        blank=True,
        related_name="council_invitations",
        verbose_name=_("invited organisations"),
    )
    number = models.CharField(_("number of the minutes"), max_length=60, blank=True, editable=False)
    attendees = ArrayField(
        models.CharField(max_length=LONGEST_LINE),
        default=list,
        editable=False,
        verbose_name=_("who was present"),
    )
    chair = models.CharField(_("who presided"), max_length=LONGEST_LINE, blank=True, editable=False)
    held_on = models.DateField(_("held on"), null=True, editable=False)
    reason = models.TextField(_("why it was cancelled"), blank=True, editable=False)

    objects = CouncilMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting of the Council")
        verbose_name_plural = _("meetings of the Council")
        default_permissions = ("view",)
        ordering: ClassVar = ["-planned_on", "-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="council_meeting_state_known"),
            models.CheckConstraint(
                condition=models.Q(mode__in=MeetingMode.values), name="council_meeting_mode_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.HELD)
                | (models.Q(held_on__isnull=False) & ~models.Q(chair="") & ~models.Q(number="")),
                name="held_meeting_has_minutes",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.CANCELLED) | ~models.Q(reason=""),
                name="cancelled_meeting_has_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["planned_on", "id"], condition=models.Q(state=S.PLANNED), name="council_meeting_ahead"
            ),
        ]

    class Casework:
        label = "council-meeting"
        resource = "council-meetings"
        verbose = _("meeting of the Council")
        card = "council_meeting"
        creation = Creation(
            rule=["ncip-9-2", "ncip-32-b"],
            label=_("Schedule a meeting"),
            text=_("Open issues of the green corridor go onto its agenda by themselves."),
            who=permissions.secretariat,
            form="CouncilMeetingForm",
            notify=[notices.invited],
            notice=_("A meeting of the Investment attraction council was scheduled."),
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-9-2",
                label=_("Edit the meeting"),
                who=permissions.secretariat,
                form="CouncilMeetingForm",
                states=[S.PLANNED],
                notify=[notices.invited],
                notice=_("A meeting of the Investment attraction council was changed."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Meeting of the Council, %(day)s") % {"day": short_day(self.planned_on)})

    @action(
        field=state,
        source=[S.PLANNED],
        target=S.HELD,
        rule="ncip-9-2",
        label=_("Close the meeting"),
        text=_("The minutes are ready; what was not decided goes to the next scheduled meeting."),
        who=permissions.secretariat,
        form="HoldCouncilForm",
        guards=[guards.the_day_has_come],
        notify=[notices.invited],
        notice=_("The Investment attraction council has met: the minutes are ready."),
    )
    def hold(self, act: Act, *, number: str, chair: str, attendees: list[str], **files: Any) -> None:
        """The Council has met: its minutes have a number, and it is known who was present."""
        self.number, self.chair, self.attendees, self.held_on = number, chair, attendees, self.planned_on

    @action(
        field=state,
        source=[S.PLANNED],
        target=S.CANCELLED,
        rule="ncip-9-2",
        label=_("Cancel the meeting"),
        text=_("Its agenda goes to the next scheduled meeting."),
        who=permissions.secretariat,
        form="IssueReasonForm",
        guards=[guards.nothing_was_decided],
        notify=[notices.invited],
        notice=_("A meeting of the Investment attraction council was cancelled."),
        primary=False,
        danger=True,
    )
    def cancel(self, act: Act, *, reason: str) -> None:
        """The meeting does not take place."""
        self.reason = reason
