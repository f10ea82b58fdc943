"""The KYC procedure of a company: its checklist, its checks and what was found (ncip-3-25, ncip-40-3-kyc, D37)."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from ncip.casework.act import Act
from ncip.casework.actions import Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.reference.names import ThreeNames
from projects.attraction import notices, permissions
from projects.attraction.enums import KycResult, KycRisk, KycState
from projects.attraction.guards import cards
from projects.attraction.guards import kyc as guards
from projects.attraction.queries.kyc import KycCheckQuerySet, KycItemQuerySet


class KycItem(ThreeNames):
    """One item of the checklist; it is not deleted but no longer asked from a day on."""

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    code = models.SlugField(_("code"), max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=100)
    disabled_on = models.DateField(_("not asked from"), null=True, blank=True)

    objects = KycItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of the KYC checklist")
        verbose_name_plural = _("items of the KYC checklist")
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(name_kk="") & ~models.Q(name_ru="") & ~models.Q(name_en=""),
                name="kyc_item_named_in_three_languages",
            ),
        ]


class KycCheck(Subject):
    """One run of the procedure that reveals legal and financial risks of an investor (ncip-3-25)."""

    state = StateField(_("state"), choices=KycState.choices, default=KycState.NOT_STARTED)
    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="kyc_checks",
        verbose_name=_("company"),
    )
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="kyc_checks",
        verbose_name=_("front office that performs the check"),
    )
    occasion = models.CharField(
        _("occasion"),
        max_length=200,
        blank=True,
        help_text=_("Why the company is checked now, for example: before the visit in May."),
    )
    started_on = models.DateField(_("begun on"), null=True, editable=False)
    finished_on = models.DateField(_("finished on"), null=True, editable=False)
    risk = models.CharField(
        _("overall risk"), max_length=10, choices=KycRisk.choices, blank=True, editable=False
    )
    conclusion = models.TextField(_("conclusion"), blank=True, editable=False)
    valid_until = models.DateField(_("valid until"), null=True, editable=False)
    reminded_on = models.DateField(_("reminded on"), null=True, editable=False)

    objects = KycCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("KYC check")
        verbose_name_plural = _("KYC checks")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(KycState, name="kyc_state_known"),
            models.CheckConstraint(
                condition=models.Q(risk="") | models.Q(risk__in=KycRisk.values), name="kyc_risk_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state=KycState.NOT_STARTED) | models.Q(started_on__isnull=False),
                name="kyc_begun_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=KycState.PASSED)
                | (models.Q(valid_until__isnull=False, finished_on__isnull=False) & ~models.Q(risk="")),
                name="passed_kyc_has_risk_and_last_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=KycState.FAILED)
                | (models.Q(finished_on__isnull=False) & ~models.Q(conclusion="")),
                name="failed_kyc_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["company", "-id"], name="kyc_of_company"),
            models.Index(fields=["owner", "-id"], name="kyc_of_office"),
            models.Index(
                fields=["valid_until"],
                condition=models.Q(state=KycState.PASSED, reminded_on=None),
                name="kyc_to_remind",
            ),
        ]

    class Casework:
        label = "kyc_check"
        resource = "kyc-checks"
        verbose = _("KYC check")
        card = "kyc_check"
        creation = Creation(
            rule=["ncip-40-3-kyc", "ncip-3-25"],
            label=_("Plan a KYC check"),
            text=_("The checks made before stay on the company card."),
            who=permissions.maker_of_company,
            form="PlanKycForm",
            guards=[cards.under_a_company, guards.no_open_check],
            parent="company",
        )

    def __str__(self) -> str:
        return f"KYC: {self.company}"

    def is_valid(self, on: date) -> bool:
        """Whether a passed check still speaks for the company on a day."""
        return bool(self.state == KycState.PASSED and self.valid_until and on <= self.valid_until)

    def items(self, on: date) -> list[KycItem]:
        """The items that the check asks on a day, and those it answered before they left the checklist."""
        answered = models.Exists(KycAnswer.objects.filter(check_of=self, item=models.OuterRef("pk")))
        return list(KycItem.objects.filter(models.Q(answered) | KycItem.objects.asked(on)))

    def unanswered(self, on: date) -> list[KycItem]:
        """The items that wait for their answer."""
        return list(KycItem.objects.filter(KycItem.objects.asked(on)).exclude(answers__check_of=self))

    @action(
        field=state,
        source=[KycState.NOT_STARTED],
        target=KycState.IN_PROGRESS,
        rule=["ncip-40-3-kyc", "ncip-3-25"],
        label=_("Begin the KYC check"),
        text=_("The items of the checklist are then filled one by one."),
        who=permissions.keeper,
    )
    def start(self, act: Act) -> None:
        """The front office begins to check the company (ncip-40-3-kyc)."""
        self.started_on = act.on

    @action(
        field=state,
        source=[KycState.IN_PROGRESS],
        rule="ncip-40-3-kyc",
        label=_("Fill the checklist"),
        text=_("What is left empty stays as it was; a file becomes evidence of its item."),
        who=permissions.keeper,
        form="KycAnswersForm",
    )
    def answer(self, act: Act, **found: Any) -> None:
        """What was found on the items (ncip-3-25); the answers follow from it."""

    @action(
        field=state,
        source=[KycState.IN_PROGRESS],
        target=KycState.PASSED,
        rule=["ncip-40-3-kyc", "ncip-3-25"],
        label=_("KYC check passed"),
        text=_("No ground for refusal was found."),
        who=permissions.keeper,
        form="PassKycForm",
        guards=[guards.checklist_is_complete, guards.nothing_forbids],
        notify=[notices.keeper_of_parent],
        notice=_("The company passed the KYC check."),
    )
    def pass_check(self, act: Act, *, risk: str, conclusion: str, valid_until: date) -> None:
        """The company passed (ncip-40-3-kyc)."""
        self.finished_on, self.risk = act.on, risk
        self.conclusion, self.valid_until = conclusion, valid_until

    @action(
        field=state,
        source=[KycState.IN_PROGRESS],
        target=KycState.FAILED,
        rule=["ncip-40-3-kyc", "ncip-3-25"],
        label=_("KYC check failed"),
        text=_("No initiative can be created with this company until a later check is passed."),
        who=permissions.keeper,
        form="FailKycForm",
        notify=[notices.keeper_of_parent],
        notice=_("The company failed the KYC check."),
        danger=True,
    )
    def fail(self, act: Act, *, risk: str, conclusion: str) -> None:
        """The company failed: no initiative with it (D37)."""
        self.finished_on, self.risk, self.conclusion = act.on, risk, conclusion

    @action(
        field=state,
        source=[KycState.PASSED],
        rule="ncip-40-3-kyc",
        label=_("Remind of the next KYC check"),
        who=SYSTEM,
        notify=[notices.keeper],
        notice=_("A KYC check ends soon: plan the next one."),
        hidden=True,
        primary=False,
    )
    def remind(self, act: Act) -> None:
        """The portal reminds once before the last day of validity: a target, not a term of the law."""
        self.reminded_on = act.on


class KycAnswer(models.Model):
    """What a check found on one item, with its evidence."""

    check_of = models.ForeignKey(
        KycCheck, on_delete=models.PROTECT, related_name="answers", verbose_name=_("KYC check")
    )
    item = models.ForeignKey(
        KycItem, on_delete=models.PROTECT, related_name="answers", verbose_name=_("item")
    )
    result = models.CharField(_("result"), max_length=10, choices=KycResult.choices)
    comment = models.TextField(_("comment"), blank=True)
    evidence = models.ForeignKey(
        "ncip_casework.Document",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("evidence"),
    )
    answered_on = models.DateField(_("answered on"))

    class Meta:
        verbose_name = _("answer of a KYC check")
        verbose_name_plural = _("answers of KYC checks")
        default_permissions = ("view",)
        ordering: ClassVar = ["item__position", "item_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["check_of", "item"], name="kyc_item_answered_once"),
            models.CheckConstraint(condition=models.Q(result__in=KycResult.values), name="kyc_result_known"),
            models.CheckConstraint(
                condition=models.Q(result=KycResult.CLEAR) | ~models.Q(comment=""),
                name="kyc_remarks_are_told",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_result_display()}"
