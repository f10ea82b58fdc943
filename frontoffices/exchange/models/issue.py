"""Systemic problem issues of investors: found by front offices, recommended on, worked on by a named office."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import IssueArea
from frontoffices.exchange.enums import IssueState as S
from frontoffices.exchange.queries import IssueQuerySet
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, Opening, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.law.terms import TERM_SYSTEMIC_MEASURE
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words

ORGANISATION = "frontoffices_registry.Organisation"
RULES = ["ncip-5-14", "ncip-69"]


class SystemicIssue(Subject):
    """What hinders more than one investor, what is recommended, and what is done about it (ncip-5-14, ncip-69)."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)
    area = models.CharField(_("area"), max_length=20, choices=IssueArea.choices)
    title = models.CharField(_("title"), max_length=300)
    problem = models.TextField(_("the problem"))
    recommendation = models.TextField(_("recommendation"))
    affected = models.PositiveIntegerField(
        _("investors concerned"), null=True, blank=True, help_text=_("How many told of it, as far as known.")
    )
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    analysis = models.ForeignKey(
        "frontoffices_exchange.Analysis",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="issues",
        verbose_name=_("analysis"),
    )
    owner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        editable=False,
        related_name="systemic_issues",
        verbose_name=_("front office that keeps the record"),
    )
    responsible = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="measures_on_issues",
        verbose_name=_("who answers for the measure"),
    )
    measure = models.TextField(_("measure"), blank=True, editable=False)
    due_on = models.DateField(_("due on"), null=True, editable=False)
    result = models.TextField(_("result"), blank=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("systemic issue")
        verbose_name_plural = _("systemic issues")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="systemic_issue_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state__in=[S.UNDER_WORK, S.RESOLVED])
                | (models.Q(responsible__isnull=False, due_on__isnull=False) & ~models.Q(measure="")),
                name="measure_has_an_office_and_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[S.RESOLVED, S.DECLINED])
                | (models.Q(closed_on__isnull=False) & ~models.Q(result="")),
                name="closed_issue_has_a_result",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "-id"], name="issue_of_owner"),
            models.Index(fields=["responsible", "due_on"], name="issue_of_responsible"),
        ]

    class Casework:
        label = "systemic-issue"
        resource = "systemic-issues"
        verbose = _("systemic issue")
        card = "systemic_issue"
        creation = Creation(
            rule=RULES,
            label=_("Write down a systemic issue"),
            who=permissions.front_office,
            form="IssueForm",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule=RULES,
                label=_("Edit the systemic issue"),
                who=permissions.keeper,
                form="IssueForm",
                states=[S.DRAFT],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the issue is found."""
        return " ".join(words(f"{self.title} {self.problem} {self.recommendation}"))

    @action(
        field=state,
        source=[S.DRAFT],
        target=S.RAISED,
        rule=RULES,
        label=_("Raise the issue"),
        text=_(
            "The authorised body and the national company decide what is done; every front office reads it."
        ),
        who=permissions.keeper,
        notify=[notices.other_coordinators],
        notice=_("A systemic issue of investors was raised, with a recommendation."),
    )
    def submit(self, act: Act) -> None:
        """The office enters its recommendation on a systemic issue (ncip-5-14)."""

    @action(
        field=state,
        source=[S.RAISED],
        target=S.UNDER_WORK,
        rule="ncip-69",
        label=_("Name the measure"),
        text=_("Who does what by when; the office that raised the issue sees it."),
        who=permissions.decider,
        form="NameMeasureForm",
        opens=[Opening(TERM_SYSTEMIC_MEASURE, responsible="responsible", start="due_on")],
        notify=[notices.keeper, notices.responsible],
        notice=_("A measure on a systemic issue was named."),
    )
    def take_up(self, act: Act, *, responsible: Any, measure: str, due_on: date) -> None:
        """A measure on the issue, the office that answers for it and its day (ncip-69)."""
        self.responsible, self.measure, self.due_on = responsible, measure, due_on

    @action(
        field=state,
        source=[S.UNDER_WORK],
        target=S.RESOLVED,
        rule="ncip-69",
        label=_("Report the result"),
        text=_("What was done and what changed for investors."),
        who=permissions.answers_for_measure,
        form="ResultForm",
        closes=[TERM_SYSTEMIC_MEASURE],
        notify=[notices.keeper, notices.other_coordinators],
        notice=_("A measure on a systemic issue was carried out."),
    )
    def resolve(self, act: Act, *, result: str, **evidence: Any) -> None:
        """The measure was carried out, with its result (ncip-69)."""
        self.result, self.closed_on = result, act.on

    @action(
        field=state,
        source=[S.RAISED],
        target=S.DECLINED,
        rule="ncip-69",
        label=_("Decline with a reason"),
        text=_("The office that raised the issue learns why no measure follows."),
        who=permissions.decider,
        form="ReasonForm",
        notify=[notices.keeper],
        notice=_("No measure follows from the systemic issue."),
        primary=False,
        danger=True,
    )
    def decline(self, act: Act, *, reason: str) -> None:
        """No measure follows, with the reason (ncip-69)."""
        self.result, self.closed_on = reason, act.on
