"""What the Council or the authorised body charges somebody with, by when, and what came of it (9(2), 9(9), 9(10))."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.law.terms import TERM_ASSIGNMENT
from projects.issues import notices, permissions
from projects.issues.enums import AssignmentKind
from projects.issues.enums import AssignmentState as S
from projects.issues.queries import AssignmentQuerySet

ORGANISATION = "frontoffices_registry.Organisation"
LONGEST_TITLE = 120


class Assignment(Subject):
    """A decision of the Council, an assignment or a recommendation: who does what by when (ncip-9-9, ncip-9-10)."""

    state = StateField(_("state"), choices=S.choices, default=S.OPEN)
    kind = models.CharField(_("kind"), max_length=20, choices=AssignmentKind.choices)
    item = models.ForeignKey(
        "projects_issues.AgendaItem",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("item of the agenda"),
    )
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("project"),
    )
    text = models.TextField(_("what is to be done"))
    responsible = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("who answers")
    )
    official = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="assignments",
        verbose_name=_("person who answers"),
    )
    due_on = models.DateField(_("to be done by"), null=True, blank=True)
    first_due_on = models.DateField(_("first date"), null=True, editable=False)
    given_by = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name=_("given by")
    )
    result = models.TextField(_("what was done"), blank=True, editable=False)
    done_on = models.DateField(_("done on"), null=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="assignment_state_known"),
            models.CheckConstraint(
                condition=models.Q(kind__in=AssignmentKind.values), name="assignment_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=AssignmentKind.RECOMMENDATION) | models.Q(due_on__isnull=False),
                name="assignment_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=AssignmentKind.DECISION, item__isnull=False)
                | (~models.Q(kind=AssignmentKind.DECISION) & models.Q(item=None)),
                name="decision_has_its_item",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.DONE) | (models.Q(done_on__isnull=False) & ~models.Q(result="")),
                name="done_assignment_has_a_result",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.CANCELLED) | ~models.Q(reason=""),
                name="cancelled_assignment_has_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_on", "id"], condition=models.Q(state=S.OPEN), name="assignment_open_due"
            ),
            models.Index(fields=["responsible", "state", "due_on"], name="assignment_of_responsible"),
        ]

    class Casework:
        label = "assignment"
        resource = "assignments"
        verbose = _("assignment")
        card = "assignment"
        creation = Creation(
            rule=["ncip-9-2", "ncip-9-9", "ncip-9-10", "ncip-10-8"],
            label=_("Give an assignment"),
            text=_("From a decision of the Council, to the national company, or as a recommendation."),
            who=permissions.secretariat,
            form="AssignmentForm",
            notify=[notices.responsible],
            notice=_("You were given an assignment."),
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-9-9",
                label=_("Edit the words"),
                who=permissions.giver,
                form="AssignmentWordsForm",
                states=[S.OPEN],
            ),
            Amendment(
                "name_official",
                rule="ncip-9-9",
                label=_("Name who does it"),
                who=permissions.responsible,
                form="NameOfficialForm",
                states=[S.OPEN],
                notify=[notices.responsible],
                notice=_("You were named to carry out an assignment."),
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= LONGEST_TITLE else f"{self.text[: LONGEST_TITLE - 1]}…"

    def is_late(self, on: date) -> bool:
        """Whether it should have been done before that day, and was not."""
        return self.state == S.OPEN and self.due_on is not None and self.due_on < on

    @action(
        field=state,
        source=[S.OPEN],
        target=S.DONE,
        rule=["ncip-9-9", "ncip-9-2"],
        label=_("Report that it is done"),
        text=_("Say what was done; attach the paper that proves it."),
        who=permissions.responsible,
        form="CompleteAssignmentForm",
        closes=[TERM_ASSIGNMENT],
        notify=[notices.giver],
        notice=_("An assignment was carried out."),
    )
    def complete(self, act: Act, *, result: str, **evidence: Any) -> None:
        """ncip-9-9: the organisation reports that it is done."""
        self.result, self.done_on = result, act.on

    @action(
        field=state,
        source=[S.DONE],
        target=S.OPEN,
        rule="ncip-9-9",
        label=_("Send back"),
        text=_("What was reported is not enough: say what is missing and by when."),
        who=permissions.giver,
        form="PostponeAssignmentForm",
        notify=[notices.responsible],
        notice=_("An assignment was sent back."),
        primary=False,
    )
    def send_back(self, act: Act, *, to: date, reason: str) -> None:
        """Whoever gave it does not accept the report."""
        self.done_on, self.due_on, self.reason = None, to, reason

    @action(
        field=state,
        source=[S.OPEN],
        rule="ncip-9-9",
        label=_("Postpone"),
        text=_("Every earlier date stays on the card."),
        who=permissions.giver,
        form="PostponeAssignmentForm",
        notify=[notices.responsible],
        notice=_("The date of an assignment was moved."),
        primary=False,
    )
    def postpone(self, act: Act, *, to: date, reason: str) -> None:
        """Whoever gave it sets another day."""
        self.due_on, self.reason = to, reason

    @action(
        field=state,
        source=[S.OPEN],
        target=S.CANCELLED,
        rule="ncip-9-9",
        label=_("Cancel"),
        text=_("The assignment is not followed any more."),
        who=permissions.giver,
        form="IssueReasonForm",
        closes=[TERM_ASSIGNMENT],
        notify=[notices.responsible],
        notice=_("An assignment was cancelled."),
        primary=False,
        danger=True,
    )
    def cancel(self, act: Act, *, reason: str) -> None:
        """Whoever gave it takes it back."""
        self.reason = reason


class Postponement(models.Model):
    """A change of the day of an assignment, with its reason."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="postponements", verbose_name=_("assignment")
    )
    was_due_on = models.DateField(_("was due on"), null=True)
    due_on = models.DateField(_("due on"))
    reason = models.TextField(_("reason"))
    moved_on = models.DateField(_("moved on"))

    class Meta:
        verbose_name = _("changed day of an assignment")
        verbose_name_plural = _("changed days of assignments")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.due_on:%d.%m.%Y}"
