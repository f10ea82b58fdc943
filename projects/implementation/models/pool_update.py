"""Quarterly updates of the pools, a region at a time (14(4), 26; readings D28, D30)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.law.terms import TERM_NATIONAL_POOL_UPDATE, TERM_REGIONAL_POOL_UPDATE
from projects.implementation import notices, permissions
from projects.implementation.enums import Pool
from projects.implementation.enums import PoolUpdateState as S
from projects.implementation.guards import pool_update as guards
from projects.implementation.queries import PoolUpdateQuerySet

ORGANISATION = "frontoffices_registry.Organisation"


class PoolUpdate(Subject):
    """The duty to bring the data of a pool in a region up to date after a quarter (ncip-26, ncip-14-4)."""

    state = StateField(_("state"), choices=S.choices, default=S.DUE)
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        related_name="pool_updates",
        verbose_name=_("region"),
    )
    pool = models.CharField(_("pool"), max_length=10, choices=Pool.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    organisation = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("who answers for it"),
    )
    summary = models.TextField(_("what has changed in the quarter"), blank=True, editable=False)
    remarks = models.TextField(_("remarks of the sectoral body"), blank=True, editable=False)
    made_on = models.DateField(_("made on"), null=True, editable=False)
    made_by = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )

    objects = PoolUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("quarterly update of a pool")
        verbose_name_plural = _("quarterly updates of pools")
        default_permissions = ("view",)
        ordering: ClassVar = ["-year", "-quarter", "-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="pool_update_state_known"),
            models.UniqueConstraint(
                fields=["region", "pool", "year", "quarter"], name="one_pool_update_per_quarter"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__range=(1, 4)), name="pool_update_quarter_plausible"
            ),
            models.CheckConstraint(condition=models.Q(pool__in=Pool.values), name="pool_update_pool_known"),
            models.CheckConstraint(
                condition=~models.Q(state=S.MADE) | models.Q(made_on__isnull=False),
                name="made_pool_update_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.ON_AGREEMENT) | models.Q(pool=Pool.NATIONAL),
                name="only_the_national_pool_is_agreed",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "-id"], name="pool_update_in_state")]

    class Casework:
        label = "pool-update"
        resource = "pool-updates"
        verbose = _("quarterly update of a pool")
        card = "pool_update"
        creation = Creation(
            rule=["ncip-26", "ncip-14-4"],
            label=_("Open the duty to update the pool"),
            who=SYSTEM,
            form="PoolUpdateDutyForm",
            hidden=True,
        )

    def __str__(self) -> str:
        return f"{self.region}, {self.get_pool_display()}, {self.period}"

    @property
    def period(self) -> str:
        """The quarter that the update is about."""
        return str(_("quarter %(quarter)s of %(year)s") % {"quarter": self.quarter, "year": self.year})

    @property
    def is_national(self) -> bool:
        """Whether the sectoral bodies have to agree first (ncip-14-4)."""
        return self.pool == Pool.NATIONAL

    def get_absolute_url(self) -> str:
        """The card of the update."""
        return reverse("pool_update", args=[self.public_id])

    def projects(self) -> Any:
        """The projects that are in the pool in the region now."""
        return self.region.projects.filter(pool=self.pool)

    def unconfirmed(self) -> Any:
        """Those whose data nobody has confirmed in this update yet (ncip-26)."""
        return self.projects().exclude(pk__in=self.lines.values("project"))

    @action(
        field=state,
        source=[S.DUE],
        rule=["ncip-26", "ncip-14-4"],
        label=_("Confirm the data of projects"),
        text=_("First correct the passports that have changed, then confirm each project."),
        who=permissions.pool_keeper,
        form="ConfirmProjectsForm",
        guards=[guards.something_is_unconfirmed],
    )
    def confirm(self, act: Act, *, projects: Any, everything: bool) -> None:
        """The office confirms that the data of projects are up to date; their lines follow (ncip-26)."""

    @action(
        field=state,
        source=[S.DUE],
        target=S.ON_AGREEMENT,
        rule="ncip-14-4",
        label=_("Ask the sectoral bodies to agree"),
        text=_("Information on the national pool is sent after the sectoral state bodies have agreed to it."),
        who=permissions.pool_keeper,
        form="AskAgreementForm",
        guards=[guards.is_of_the_national_pool, guards.every_project_is_confirmed],
        notify=[notices.asked_bodies],
        notice=_("The information on the national pool of a region waits for your agreement."),
    )
    def ask_agreement(self, act: Act, *, bodies: Any, summary: str) -> None:
        """The regional office asks the sectoral bodies (ncip-14-4); a row for each follows."""
        self.summary, self.remarks = summary, ""

    @action(
        field=state,
        source=[S.ON_AGREEMENT],
        rule="ncip-14-4",
        label=_("Agree to the information"),
        who=permissions.asked_body,
        guards=[guards.has_not_agreed_yet],
        notify=[notices.pool_keeper],
        notice=_("A sectoral body agreed to the information on the national pool."),
    )
    def agree(self, act: Act) -> None:
        """A sectoral body agrees; its mark follows (ncip-14-4)."""

    @action(
        field=state,
        source=[S.ON_AGREEMENT],
        target=S.DUE,
        rule="ncip-14-4",
        label=_("Return with remarks"),
        text=_("The office corrects the information and asks again."),
        who=permissions.asked_body,
        form="RemarksForm",
        notify=[notices.pool_keeper],
        notice=_("A sectoral body returned the information on the national pool with remarks."),
        primary=False,
        danger=True,
    )
    def send_back(self, act: Act, *, remarks: str) -> None:
        """A sectoral body does not agree and says why (ncip-14-4); the marks are asked anew."""
        self.remarks = remarks

    @action(
        field=state,
        source=[S.DUE],
        target=S.MADE,
        rule="ncip-26",
        label=_("Finish the update of the regional pool"),
        text=_("The update of the quarter is recorded with its day."),
        who=permissions.pool_keeper,
        form="SummaryForm",
        guards=[guards.is_of_the_regional_pool, guards.every_project_is_confirmed],
        closes=[TERM_REGIONAL_POOL_UPDATE],
        notify=[notices.national_company],
        notice=_("The regional pool of a region was updated."),
    )
    def finish(self, act: Act, *, summary: str) -> None:
        """The akimat has updated the data of the regional pool (ncip-26)."""
        self.summary, self.made_on, self.made_by = summary, act.on, act.actor.organisation

    @action(
        field=state,
        source=[S.ON_AGREEMENT],
        target=S.MADE,
        rule="ncip-14-4",
        label=_("Send the information on the national pool"),
        text=_("It goes to the authorised body and the national company."),
        who=permissions.pool_keeper,
        guards=[guards.every_body_has_agreed, guards.every_project_is_confirmed],
        closes=[TERM_NATIONAL_POOL_UPDATE],
        notify=[notices.authorised_body, notices.national_company],
        notice=_("The information on the national pool of a region was sent."),
    )
    def send(self, act: Act) -> None:
        """The regional office sends what the sectoral bodies agreed to (ncip-14-4)."""
        self.made_on, self.made_by = act.on, act.actor.organisation


class PoolUpdateLine(models.Model):
    """A project whose data were confirmed in an update (ncip-26)."""

    update = models.ForeignKey(
        PoolUpdate,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("quarterly update of a pool"),
    )
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        related_name="pool_updates",
        verbose_name=_("project"),
    )
    confirmed_on = models.DateField(_("confirmed on"))
    by = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )

    class Meta:
        verbose_name = _("confirmed project")
        verbose_name_plural = _("confirmed projects")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["update", "project"], name="project_confirmed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id}, {self.confirmed_on}"


class PoolUpdateMark(models.Model):
    """A sectoral body that is asked to agree, and the day on which it did (ncip-14-4)."""

    update = models.ForeignKey(
        PoolUpdate,
        on_delete=models.PROTECT,
        related_name="marks",
        verbose_name=_("quarterly update of a pool"),
    )
    body = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("sectoral state body")
    )
    asked_on = models.DateField(_("asked on"))
    agreed_on = models.DateField(_("agreed on"), null=True)
    by = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("agreed by"),
    )

    class Meta:
        verbose_name = _("agreement of a sectoral body")
        verbose_name_plural = _("agreements of sectoral bodies")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["update", "body"], name="sectoral_body_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.agreed_on or '-'}"
