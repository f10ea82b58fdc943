"""An item of the agenda of the Council: what is considered, and what was decided (9(2), 32)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from projects.issues import notices, permissions
from projects.issues.enums import ItemKind
from projects.issues.enums import ItemState as S
from projects.issues.guards import meeting as guards
from projects.issues.queries import ItemQuerySet


class AgendaItem(Subject):
    """A question before a meeting of the Council: an issue, a project or the climate itself (ncip-9-2)."""

    state = StateField(_("state"), choices=S.choices, default=S.WAITING)
    meeting = models.ForeignKey(
        "projects_issues.CouncilMeeting",
        on_delete=models.PROTECT,
        editable=False,
        related_name="items",
        verbose_name=_("meeting of the Council"),
    )
    kind = models.CharField(_("kind of question"), max_length=10, choices=ItemKind.choices, editable=False)
    automatic = models.BooleanField(_("on the agenda by itself"), default=False, editable=False)
    issue = models.ForeignKey(
        "projects_issues.Issue",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("problem issue"),
    )
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("project"),
    )
    title = models.CharField(_("question"), max_length=300, blank=True)
    note = models.TextField(_("why it is brought before the Council"), blank=True)
    decision = models.TextField(_("decision"), blank=True, editable=False)
    decided_at = models.DateTimeField(_("decision entered"), null=True, editable=False)
    reason = models.TextField(_("why it was taken off"), blank=True, editable=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of the agenda")
        verbose_name_plural = _("items of agendas")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="agenda_item_state_known"),
            models.CheckConstraint(
                condition=models.Q(kind=ItemKind.ISSUE, issue__isnull=False, project__isnull=False)
                | models.Q(kind=ItemKind.PROJECT, issue=None, project__isnull=False)
                | (models.Q(kind=ItemKind.CLIMATE, issue=None, project=None) & ~models.Q(title="")),
                name="agenda_item_has_its_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(automatic=False) | models.Q(kind=ItemKind.ISSUE),
                name="automatic_item_is_an_issue",
            ),
            models.UniqueConstraint(
                fields=["issue"], condition=models.Q(state=S.WAITING), name="issue_waits_on_one_agenda"
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=models.Q(state=S.WAITING, kind=ItemKind.PROJECT),
                name="project_waits_on_one_agenda",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.DECIDED)
                | (models.Q(decided_at__isnull=False) & ~models.Q(decision="")),
                name="decided_item_has_a_decision",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.WITHDRAWN) | ~models.Q(reason=""),
                name="withdrawn_item_has_a_reason",
            ),
        ]

    class Casework:
        label = "agenda-item"
        resource = "agenda-items"
        verbose = _("item of the agenda")
        card = "council_meeting"
        creation = Creation(
            rule=["ncip-9-2", "ncip-32-b"],
            label=_("Put a question on the agenda"),
            text=_("A project, above all one without progress, or a question of the investment climate."),
            who=permissions.authorised_body,
            form="AgendaItemForm",
            guards=[guards.agenda_is_open],
            notify=[notices.council, notices.around_item],
            notice=_("A question was put on the agenda of the Investment attraction council."),
            parent="council-meeting",
        )
        amendments: ClassVar = [
            Amendment(
                "move",
                rule="ncip-32-b",
                label=_("Move to another meeting"),
                who=SYSTEM,
                form="MoveItemForm",
                states=[S.WAITING],
                notify=[notices.around_item],
                notice=_("A question will be considered at another meeting of the Council."),
                hidden=True,
            ),
        ]

        @staticmethod
        def lock_root(subject: AgendaItem) -> models.Model:
            """The project is locked first; a question of the climate hangs on its meeting."""
            return subject.project or subject.meeting

    def __str__(self) -> str:
        if self.issue is not None:
            return f"{self.issue.title} ({self.project.title})"  # type: ignore[union-attr]
        return self.title or str(self.project)

    def get_absolute_url(self) -> str:
        """Its place on the card of the meeting."""
        return f"{self.meeting.get_absolute_url()}#item-{self.public_id}"

    @action(
        field=state,
        source=[S.WAITING],
        target=S.DECIDED,
        rule=["ncip-9-2", "ncip-32-b"],
        label=_("Enter the decision"),
        text=_("The decision goes back to the issue; assignments can be given from it."),
        who=permissions.secretariat,
        form="DecideItemForm",
        guards=[guards.the_day_has_come],
        notify=[notices.around_item, notices.authorised_body],
        notice=_("The Investment attraction council has decided."),
    )
    def decide(self, act: Act, *, decision: str, **files: Any) -> None:
        """ncip-32-b: what the Council decided."""
        self.decision, self.decided_at = decision, act.at

    @action(
        field=state,
        source=[S.WAITING],
        target=S.WITHDRAWN,
        rule="ncip-9-2",
        label=_("Take off the agenda"),
        text=_("Only a question that was put there by hand."),
        who=permissions.secretariat,
        form="IssueReasonForm",
        guards=[guards.leaves_by_hand],
        notify=[notices.around_item],
        notice=_("A question was taken off the agenda of the Council."),
        primary=False,
    )
    def withdraw(self, act: Act, *, reason: str) -> None:
        """The question is not considered."""
        self.reason = reason
