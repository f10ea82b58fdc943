"""Agreements reached with an investor, followed until they are kept or dropped."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, Opening, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.law.terms import TERM_AGREEMENT
from projects.attraction import notices, permissions
from projects.attraction.enums import AgreementState as S
from projects.attraction.guards import cards as guards
from projects.attraction.queries.agreements import AgreementQuerySet


class Agreement(Subject):
    """What was agreed at a meeting, a visit or in a memorandum: who answers and by when (ncip-5-12, ncip-6-5)."""

    state = StateField(_("state"), choices=S.choices, default=S.OPEN)
    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="agreements",
        verbose_name=_("company"),
    )
    meeting = models.ForeignKey(
        "projects_attraction.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("meeting card"),
    )
    memorandum = models.ForeignKey(
        "projects_attraction.Memorandum",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("memorandum"),
    )
    visit = models.ForeignKey(
        "projects_attraction.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("visit"),
    )
    what = models.TextField(_("what was agreed"))
    responsible = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="agreements",
        verbose_name=_("organisation that answers"),
    )
    official = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("person who answers"),
    )
    due_on = models.DateField(_("to be kept by"), help_text=_("The date that the parties agreed on."))
    promised_on = models.DateField(_("first promised date"), editable=False)
    review_on = models.DateField(
        _("next review"), null=True, blank=True, help_text=_("When you will look again how it stands.")
    )
    reminded_of = models.DateField(_("reminded of the review of"), null=True, editable=False)
    result = models.TextField(_("result"), blank=True, editable=False)
    reason = models.TextField(_("why it was dropped"), blank=True, editable=False)
    closed_on = models.DateField(_("kept or dropped on"), null=True, editable=False)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="kept_agreements",
        verbose_name=_("front office that keeps the card"),
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        default_permissions = ("view",)
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="agreement_state_known"),
            models.CheckConstraint(
                condition=models.Q(meeting__isnull=False)
                | models.Q(memorandum__isnull=False)
                | models.Q(visit__isnull=False),
                name="agreement_has_a_source",
            ),
            models.CheckConstraint(
                condition=models.Q(state=S.OPEN, closed_on=None) | models.Q(closed_on__isnull=False),
                name="closed_agreement_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.KEPT) | ~models.Q(result=""), name="kept_agreement_has_a_result"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.DROPPED) | ~models.Q(reason=""),
                name="dropped_agreement_has_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["responsible", "state", "due_on"], name="agreement_of_responsible"),
            models.Index(fields=["owner", "due_on", "id"], name="agreement_of_owner"),
            models.Index(fields=["due_on", "id"], name="agreement_due"),
            models.Index(fields=["review_on"], condition=models.Q(state=S.OPEN), name="agreement_to_review"),
        ]

    class Casework:
        label = "agreement"
        resource = "agreements"
        verbose = _("agreement")
        card = "agreement"
        creation = Creation(
            rule=["ncip-5-12", "ncip-6-5", "ncip-40-4-f"],
            label=_("Add an agreement"),
            who=permissions.card_maker,
            form="AgreementForm",
            guards=[guards.under_a_company],
            opens=[Opening(TERM_AGREEMENT, responsible="responsible", official="official", start="due_on")],
            notify=[notices.responsible],
            notice=_("An agreement with an investor waits for your organisation."),
            parent="company",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-5-12",
                label=_("Edit the agreement"),
                who=permissions.keeper,
                form="AgreementWordsForm",
                states=[S.OPEN],
            ),
            Amendment(
                "name",
                rule="ncip-6-5",
                label=_("Name who answers"),
                who=permissions.answers_for,
                form="AgreementOwnerForm",
                states=[S.OPEN],
                notify=[notices.responsible],
                notice=_("You were named to answer for an agreement with an investor."),
            ),
        ]

    def __str__(self) -> str:
        return self.what if len(self.what) <= 120 else f"{self.what[:117]}…"

    @property
    def source(self) -> Any:
        """Where it was agreed."""
        return self.meeting or self.memorandum or self.visit

    def is_late(self, on: date) -> bool:
        """Whether it should have been kept before that day, and was not."""
        return self.state == S.OPEN and self.due_on < on

    @action(
        field=state,
        source=[S.OPEN],
        target=S.KEPT,
        rule=["ncip-5-12", "ncip-6-5"],
        label=_("Mark as kept"),
        text=_("Say what came of it; a paper that proves it can be attached."),
        who=permissions.answers_for,
        form="KeepForm",
        notify=[notices.keeper_and_responsible],
        notice=_("An agreement with an investor was kept."),
    )
    def keep(self, act: Act, *, kept_on: date, result: str, **evidence: Any) -> None:
        """The agreement is kept (ncip-5-12)."""
        self.closed_on = kept_on
        self.result = result

    @action(
        field=state,
        source=[S.OPEN],
        rule="ncip-5-12",
        label=_("Postpone"),
        text=_("The first promised date and every later one stay on the card."),
        who=permissions.answers_for,
        form="PostponeForm",
        notify=[notices.keeper_and_responsible],
        notice=_("An agreement with an investor was postponed."),
        primary=False,
    )
    def postpone(self, act: Act, *, to: date, reason: str) -> None:
        """Another date is agreed on (ncip-5-12); the history of dates and the running date follow from it."""
        self.due_on = to

    @action(
        field=state,
        source=[S.OPEN],
        target=S.DROPPED,
        rule="ncip-5-12",
        label=_("Drop"),
        text=_("The agreement is not followed any more."),
        who=permissions.answers_for,
        form="DropForm",
        closes=[TERM_AGREEMENT],
        notify=[notices.keeper_and_responsible],
        notice=_("An agreement with an investor was dropped."),
        primary=False,
        danger=True,
    )
    def drop(self, act: Act, *, reason: str) -> None:
        """The agreement fell away (ncip-5-12)."""
        self.closed_on = act.on
        self.reason = reason

    @action(
        field=state,
        source=[S.OPEN],
        rule="ncip-5-12",
        label=_("Remind of the review"),
        who=SYSTEM,
        notify=[notices.responsible],
        notice=_("Today you wanted to see again how an agreement with an investor stands."),
        hidden=True,
        primary=False,
    )
    def remind_review(self, act: Act) -> None:
        """Who answers for it is reminded once of each review day (ncip-5-12)."""
        self.reminded_of = self.review_on


class Postponement(models.Model):
    """A change of the date of an agreement, with its reason."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="postponements")
    was_due_on = models.DateField(_("was due on"))
    due_on = models.DateField(_("due on"))
    reason = models.TextField(_("reason"))
    moved_on = models.DateField(_("moved on"))

    class Meta:
        verbose_name = _("postponement")
        verbose_name_plural = _("postponements")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.was_due_on:%d.%m.%Y} → {self.due_on:%d.%m.%Y}"
