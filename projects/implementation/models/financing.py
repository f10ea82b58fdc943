"""Where the money of a project comes from, and its investment contracts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.actions import Amendment, Creation, Opening
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.law.terms import TERM_POOL_CONTRACT
from projects.implementation import notices, permissions
from projects.implementation.enums import SourceKind
from projects.implementation.guards import contract
from projects.implementation.queries import OfProjectQuerySet


class FinancingSource(models.Model):
    """A source of financing with its conditions and volume in the currency of the project (ncip-47-7)."""

    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        related_name="financing",
        verbose_name=_("project"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind of source"), max_length=10, choices=SourceKind.choices)
    terms = models.CharField(_("conditions"), max_length=300, blank=True)
    amount = models.DecimalField(_("volume"), max_digits=20, decimal_places=2)

    class Meta:
        verbose_name = _("source of financing")
        verbose_name_plural = _("sources of financing")
        default_permissions = ("view",)
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "number"], name="one_source_per_number"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="source_amount_positive"),
            models.CheckConstraint(condition=models.Q(kind__in=SourceKind.values), name="source_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount}"


class ContractQuerySet(OfProjectQuerySet):
    """Investment contracts."""

    def valid_on(self, on: date) -> Self:
        """Those signed and not yet ended on a day."""
        return self.filter(signed_on__lte=on, ends_on__gte=on)


class InvestmentContract(Subject):
    """An investment contract of a project, entered by the authorised body (ncip-54)."""

    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        editable=False,
        related_name="contracts",
        verbose_name=_("project"),
    )
    number = models.CharField(_("number of the contract"), max_length=60)
    signed_on = models.DateField(_("signed on"))
    ends_on = models.DateField(_("last day of the contract"))
    document = models.ForeignKey(
        "ncip_casework.Document",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("text of the contract"),
    )

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("investment contract")
        verbose_name_plural = _("investment contracts")
        default_permissions = ("view",)
        ordering: ClassVar = ["-signed_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "number"], name="contract_entered_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("signed_on")), name="contract_ends_after_signing"
            ),
        ]

    class Casework:
        label = "contract"
        resource = "contracts"
        verbose = _("investment contract")
        card = "project"
        creation = Creation(
            rule=["ncip-54", "ncip-28", "ncip-36-b"],
            label=_("Add an investment contract"),
            text=_("A project under an investment contract is in the national pool, whatever its cost."),
            who=permissions.authorised_body,
            form="ContractForm",
            guards=[contract.project_takes_contracts],
            opens=[Opening(TERM_POOL_CONTRACT, responsible="authorised_body", start="ends_on")],
            notify=[notices.initiating_body, notices.leb],
            notice=_("An investment contract was entered for the project."),
            parent="project",
        )
        amendments: ClassVar = [
            Amendment(
                "move_end",
                rule=["ncip-54", "ncip-62-a"],
                label=_("Move the last day of the contract"),
                who=SYSTEM,
                form="MoveEndForm",
                hidden=True,
            ),
        ]

        @staticmethod
        def lock_root(subject: InvestmentContract) -> models.Model:
            """The project is locked first."""
            return subject.project

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The card of the project."""
        return self.project.get_absolute_url()

    @property
    def authorised_body(self) -> Organisation | None:
        """The body that enters contracts and is told of their end (ncip-54, ncip-36-b)."""
        return notices.acting_body(Kind.AUTHORISED_BODY)
