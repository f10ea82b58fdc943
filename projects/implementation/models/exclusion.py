"""Requests to suspend a project or to exclude it from the national pool, and the suspensions they led to (33-35)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, Opening, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import either
from ncip.law.terms import TERM_EXCLUSION
from projects.implementation import notices, permissions
from projects.implementation.enums import Ground, RequestedEffect
from projects.implementation.enums import RequestState as S
from projects.implementation.guards import exclusion as guards
from projects.implementation.queries import ExclusionQuerySet

ORGANISATION = "frontoffices_registry.Organisation"
OPEN_STATES = (S.APPLICATION_RECEIVED, S.DRAFT, S.ON_DECISION)


class ExclusionRequest(Subject):
    """A reasoned request of the akimat to suspend and/or exclude a project of the national pool (ncip-34)."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        editable=False,
        related_name="exclusion_requests",
        verbose_name=_("project"),
    )
    effect = models.CharField(_("what is asked for"), max_length=10, choices=RequestedEffect.choices)
    grounds = ArrayField(
        models.CharField(max_length=10, choices=Ground.choices), default=list, verbose_name=_("grounds")
    )
    justification = models.TextField(_("justification"))
    applicant = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("applicant"),
    )
    applied_on = models.DateField(_("applied on"), null=True, editable=False)
    sent_on = models.DateField(_("sent on"), null=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    decision = models.TextField(_("reason of the decision"), blank=True, editable=False)

    objects = ExclusionQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for suspension or exclusion")
        verbose_name_plural = _("requests for suspension or exclusion")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="exclusion_request_state_known"),
            models.UniqueConstraint(
                fields=["project"],
                condition=models.Q(state__in=OPEN_STATES),
                name="one_open_request_of_a_project",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[S.APPLICATION_RECEIVED, S.DRAFT])
                | models.Q(sent_on__isnull=False, grounds__len__gt=0),
                name="sent_request_has_a_ground",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "-id"], name="exclusion_in_state")]

    class Casework:
        label = "exclusion-request"
        resource = "exclusion-requests"
        verbose = _("request for suspension or exclusion")
        card = "exclusion_request"
        creation = Creation(
            rule=["ncip-34", "ncip-33-6"],
            label=_("Ask for suspension or exclusion"),
            text=_("The investor or the initiating body applies; the akimat sends the reasoned request."),
            who=either(permissions.leb_of_project, permissions.investor, permissions.initiator),
            form="ExclusionRequestForm",
            guards=[guards.project_is_in_the_national_pool, guards.no_open_request],
            notify=[notices.leb],
            notice=_("Suspension or exclusion of a project was asked for."),
            parent="project",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-34",
                label=_("Edit the request"),
                who=permissions.leb_of_project,
                form="EditRequestForm",
                states=[S.DRAFT],
            ),
        ]

        @staticmethod
        def lock_root(subject: ExclusionRequest) -> models.Model:
            """The project is locked first."""
            return subject.project

    def __str__(self) -> str:
        return f"{self.get_effect_display()}: {self.project.title}"

    @property
    def ground_labels(self) -> list[str]:
        """The grounds of paragraph 33 in words."""
        return [str(Ground(code).label) for code in self.grounds]

    @action(
        field=state,
        source=[S.APPLICATION_RECEIVED],
        target=S.DRAFT,
        rule=["ncip-34", "ncip-33-6"],
        label=_("Draft the request"),
        text=_("The application becomes the ground of a request; other grounds may be added."),
        who=permissions.leb_of_project,
        form="DraftRequestForm",
    )
    def draft(self, act: Act, *, effect: str, grounds: list[str], justification: str) -> None:
        """EX-2: the akimat turns the application into its request (ncip-34)."""
        self.effect, self.grounds, self.justification = effect, grounds, justification

    @action(
        field=state,
        source=[S.DRAFT],
        target=S.ON_DECISION,
        rule=["ncip-34", *[f"ncip-33-{number}" for number in range(1, 7)]],
        label=_("Send to the authorised body"),
        text=_("The authorised body decides within 5 working days."),
        who=permissions.leb_of_project,
        guards=[guards.project_of_request_is_in_the_pool, guards.grounds_carry_the_effect],
        opens=[Opening(TERM_EXCLUSION, responsible="authorised_body")],
        notify=[notices.authorised_body, notices.investor, notices.initiating_body],
        notice=_("A request to suspend or exclude a project was sent for decision."),
    )
    def send(self, act: Act) -> None:
        """EX-3: the reasoned request goes to the authorised body through the portal (ncip-34)."""
        self.sent_on = act.on

    @action(
        field=state,
        source=[S.ON_DECISION],
        target=S.GRANTED_SUSPEND,
        rule="ncip-35",
        label=_("Suspend the project"),
        text=_("Its running terms, its delays and its colours stand still until it is resumed."),
        who=permissions.authorised_body,
        form="DecisionForm",
        guards=[guards.ground_allows_suspension, guards.not_suspended_yet],
        closes=[TERM_EXCLUSION],
        notify=[notices.leb, notices.investor, notices.initiating_body, notices.national_company],
        notice=_("The project was suspended."),
    )
    def suspend(self, act: Act, *, reason: str) -> None:
        """EX-4: the authorised body suspends the project (ncip-35)."""
        self.decided_on, self.decision = act.on, reason

    @action(
        field=state,
        source=[S.ON_DECISION, S.GRANTED_SUSPEND],
        target=S.GRANTED_EXCLUDE,
        rule="ncip-35",
        label=_("Exclude the project"),
        text=_("The project leaves the national pool today and its road ends."),
        who=permissions.authorised_body,
        form="DecisionForm",
        guards=[guards.exclusion_was_left_open, guards.project_of_request_is_in_the_pool],
        closes=[TERM_EXCLUSION],
        notify=[notices.leb, notices.investor, notices.initiating_body, notices.national_company],
        notice=_("The project was excluded from the national pool."),
        danger=True,
    )
    def exclude(self, act: Act, *, reason: str) -> None:
        """EX-5: the authorised body excludes the project, after a suspension too when both were asked (D25)."""
        self.decided_on, self.decision = act.on, reason

    @action(
        field=state,
        source=[S.ON_DECISION],
        target=S.REFUSED,
        rule="ncip-35",
        label=_("Refuse the request"),
        text=_("The project goes on as before."),
        who=permissions.authorised_body,
        form="DecisionForm",
        closes=[TERM_EXCLUSION],
        notify=[notices.leb, notices.investor, notices.initiating_body],
        notice=_("The request to suspend or exclude a project was refused."),
    )
    def refuse(self, act: Act, *, reason: str) -> None:
        """EX-6: the authorised body refuses (ncip-35, D25)."""
        self.decided_on, self.decision = act.on, reason

    @property
    def authorised_body(self) -> Organisation | None:
        """Who decides within 5 working days (ncip-35)."""
        return notices.acting_body(Kind.AUTHORISED_BODY)


class Suspension(models.Model):
    """An interval in which a project stood still (ncip-35, D22, D25): its first day, and the day of resumption."""

    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        related_name="suspensions",
        verbose_name=_("project"),
    )
    suspended_on = models.DateField(_("suspended on"))
    resumed_on = models.DateField(_("resumed on"), null=True)

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        default_permissions = ("view",)
        ordering: ClassVar = ["suspended_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(resumed_on=None), name="one_open_suspension"
            ),
            models.CheckConstraint(
                condition=models.Q(resumed_on=None) | models.Q(resumed_on__gte=models.F("suspended_on")),
                name="suspension_resumed_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.suspended_on} - {self.resumed_on or ''}"
