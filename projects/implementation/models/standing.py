"""Where a project stands beside its state: pool, corridor, Task Force, akimat, and the values frozen with
them.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.fields import state_is_one_of
from projects.implementation.enums import CorridorFlag, LeftPool, Pool
from projects.implementation.enums import ProjectState as S
from projects.implementation.models.passport import Passport
from projects.implementation.queries import RUSSIAN, SIMPLE
from projects.implementation.valuation import Valuation

ORGANISATION = "frontoffices_registry.Organisation"


def _body(name: Any, related: str, **options: Any) -> Any:
    return models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name=related,
        verbose_name=name,
        **options,
    )


class Standing(Passport):
    """The facts which acts of Module 2 put on a project (ncip-25, ncip-28, ncip-30, ncip-31, ncip-48-b,
    ncip-60).
    """

    initiator = _body(_("initiating body"), "initiated_projects")
    prepared_by = _body(_("organisation that entered the draft"), "prepared_projects")
    leb = _body(_("designated local executive body"), "designated_projects")
    designated_on = models.DateField(_("local executive body designated on"), null=True, editable=False)
    initiative = models.OneToOneField(
        "projects_attraction.Initiative",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="project",
        verbose_name=_("initiative"),
    )
    formed_on = models.DateField(_("passport formed on"), null=True, editable=False)
    pool = models.CharField(_("pool"), max_length=10, choices=Pool.choices, blank=True, editable=False)
    pool_since = models.DateField(_("in this pool since"), null=True, editable=False)
    below_threshold = models.BooleanField(
        _("the cost has fallen below the threshold of the national pool"), default=False, editable=False
    )
    in_corridor = models.BooleanField(_("in the green corridor"), default=False, editable=False)
    corridor_since = models.DateField(_("in the green corridor since"), null=True, editable=False)
    corridor_flag = models.CharField(
        _("question on the green corridor"),
        max_length=10,
        choices=CorridorFlag.choices,
        blank=True,
        editable=False,
    )
    task_force = models.BooleanField(_("accompanied by Task Force"), default=False, editable=False)
    task_force_since = models.DateField(_("with Task Force since"), null=True, editable=False)

    valued_on = models.DateField(_("valued on"), null=True, editable=False)
    valued_cost = models.DecimalField(
        _("cost that was valued"), max_digits=20, decimal_places=2, null=True, editable=False
    )
    valued_currency = models.CharField(_("its currency"), max_length=3, blank=True, editable=False)
    cost_kzt = models.DecimalField(
        _("cost, tenge"), max_digits=38, decimal_places=10, null=True, editable=False
    )
    cost_usd = models.DecimalField(
        _("cost, US dollars"), max_digits=38, decimal_places=10, null=True, editable=False
    )
    mci_year = models.PositiveSmallIntegerField(_("year of the calculation index"), null=True, editable=False)
    mci_value = models.DecimalField(
        _("monthly calculation index, tenge"), max_digits=12, decimal_places=2, null=True, editable=False
    )
    rate = models.DecimalField(
        _("exchange rate, tenge"), max_digits=18, decimal_places=6, null=True, editable=False
    )
    rate_nominal = models.PositiveIntegerField(_("nominal of the rate"), null=True, editable=False)
    rate_date = models.DateField(_("day of the rate"), null=True, editable=False)
    dollar_rate = models.DecimalField(
        _("rate of the US dollar, tenge"), max_digits=18, decimal_places=6, null=True, editable=False
    )
    dollar_nominal = models.PositiveIntegerField(_("nominal of the dollar rate"), null=True, editable=False)
    demonstration_rate = models.BooleanField(
        _("valued at demonstration rates"), default=False, editable=False
    )

    last_task_completed_on = models.DateField(_("last task completed on"), null=True, editable=False)
    completion_reported_on = models.DateField(_("completion reported on"), null=True, editable=False)
    countersigned_on = models.DateField(_("countersigned on"), null=True, editable=False)
    countersigned_by = _body(_("countersigned by"), "+")
    transferred_on = models.DateField(_("passed to Module 3 on"), null=True, editable=False)
    suspended_on = models.DateField(_("suspended on"), null=True, editable=False)
    left_pool_on = models.DateField(_("left the national pool on"), null=True, editable=False)
    left_pool_why = models.CharField(
        _("why it left the national pool"),
        max_length=12,
        choices=LeftPool.choices,
        blank=True,
        editable=False,
    )

    class Meta(Passport.Meta):
        abstract = True
        constraints: ClassVar[list[Any]] = [
            *Passport.Meta.constraints,
            state_is_one_of(S, name="project_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=S.DRAFT)
                | models.Q(formed_on__isnull=False, initiator__isnull=False),
                name="formed_project_has_an_initiator",
            ),
            models.CheckConstraint(
                condition=models.Q(pool="") | models.Q(cost_kzt__isnull=False, mci_value__isnull=False),
                name="pool_rests_on_a_frozen_index",
            ),
            models.CheckConstraint(
                condition=models.Q(left_pool_on=None, left_pool_why="")
                | models.Q(left_pool_on__isnull=False, left_pool_why__in=LeftPool.values),
                name="pool_is_left_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.EXCLUDED)
                | models.Q(left_pool_on__isnull=False, suspended_on=None),
                name="excluded_project_left_the_pool",
            ),
            models.CheckConstraint(
                condition=models.Q(leb=None) | models.Q(designated_on__isnull=False), name="leb_has_its_day"
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["-in_corridor", "-id"], name="project_by_priority"),
            models.Index(fields=["region", "-id"], name="project_of_region"),
            models.Index(fields=["state", "-id"], name="project_in_state"),
            models.Index(fields=["pool", "-id"], name="project_of_pool"),
            models.Index(fields=["leb", "-id"], name="project_of_leb"),
            models.Index(fields=["initiator", "-id"], name="project_of_initiator"),
            models.Index(fields=["company", "-id"], name="project_of_company"),
            models.Index(fields=["oked", "-id"], name="project_of_oked"),
            models.Index(fields=["changed_at", "id"], name="project_changed"),
            models.Index(fields=["sort_key", "id"], name="project_sort"),
            models.Index(fields=["cost_kzt", "id"], name="project_cost"),
            models.Index(
                fields=["region", "-id"], condition=models.Q(in_corridor=True), name="project_in_corridor"
            ),
            GinIndex(RUSSIAN, name="project_russian_words"),
            GinIndex(SIMPLE, name="project_plain_words"),
        ]

    @property
    def is_national(self) -> bool:
        """Whether the project is in the national pool (ncip-28)."""
        return self.pool == Pool.NATIONAL

    @property
    def is_suspended(self) -> bool:
        """Whether the project stands still by decision of the authorised body (ncip-35)."""
        return self.suspended_on is not None

    @property
    def cost_was_changed(self) -> bool:
        """Whether the cost differs from the one that was valued (D03)."""
        return (self.cost, self.currency) != (self.valued_cost, self.valued_currency)

    @property
    def is_proposed_for_corridor(self) -> bool:
        """Whether a later score reached the threshold and waits for the authorised body (D11)."""
        return self.corridor_flag == CorridorFlag.PROPOSED

    @property
    def validating_chamber(self) -> Organisation | None:
        """The body that must validate the completed project (ncip-60)."""
        return Organisation.objects.of_kind(Kind.NATIONAL_CHAMBER).filter(active_to=None).first()

    @property
    def report_delay_days(self) -> int | None:
        """Calendar days between the last completion and its report: the reporter's delay, not the chamber's
        (D23).
        """
        if self.last_task_completed_on is None or self.completion_reported_on is None:
            return None
        return max((self.completion_reported_on - self.last_task_completed_on).days, 0)

    def take_valuation(self, value: Valuation) -> None:
        """ncip-28: freeze index, rates and cost on the record (D03, D05)."""
        self.valued_on, self.valued_cost, self.valued_currency = value.on, self.cost, self.currency
        self.cost_kzt, self.cost_usd = value.cost_kzt, value.cost_usd
        self.mci_year, self.mci_value = value.mci_year, value.mci_value
        self.rate, self.rate_nominal, self.rate_date = value.rate.rate, value.rate.nominal, value.rate.day
        self.dollar_rate, self.dollar_nominal = value.dollar.rate, value.dollar.nominal
        self.demonstration_rate = value.rate.is_demonstration or value.dollar.is_demonstration
