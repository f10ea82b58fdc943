"""Additional agreements to investment contracts (54)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import Creation
from ncip.casework.models import Subject
from projects.implementation import notices, permissions
from projects.implementation.guards import contract as guards
from projects.implementation.queries import OfProjectQuerySet


class OfContractQuerySet(OfProjectQuerySet):
    """What belongs to a contract is shown with its project."""

    project_path = "contract__project"


class AdditionalAgreement(Subject):
    """An additional agreement to an investment contract, entered by the authorised body (ncip-54)."""

    contract = models.ForeignKey(
        "projects_implementation.InvestmentContract",
        on_delete=models.PROTECT,
        editable=False,
        related_name="agreements",
        verbose_name=_("investment contract"),
    )
    number = models.CharField(_("number of the agreement"), max_length=60)
    signed_on = models.DateField(_("signed on"))
    changes = models.TextField(_("what it changes"))
    ends_on = models.DateField(_("new last day of the contract"), null=True, blank=True)
    ended_on = models.DateField(_("last day before the agreement"), editable=False)
    document = models.ForeignKey(
        "ncip_casework.Document",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("text of the agreement"),
    )

    objects = OfContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("additional agreement")
        verbose_name_plural = _("additional agreements")
        default_permissions = ("view",)
        ordering: ClassVar = ["signed_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contract", "number"], name="agreement_entered_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("signed_on")),
                name="agreement_ends_the_contract_later",
            ),
        ]

    class Casework:
        label = "additional-agreement"
        resource = "additional-agreements"
        verbose = _("additional agreement")
        card = "project"
        creation = Creation(
            rule=["ncip-54", "ncip-62-a"],
            label=_("Add an additional agreement"),
            text=_("A new last day moves the end of the pool and of the support that rest on the contract."),
            who=permissions.authorised_body,
            form="AdditionalAgreementForm",
            guards=[guards.contract_takes_agreements],
            notify=[notices.initiating_body, notices.leb, notices.investor],
            notice=_("An additional agreement to the investment contract was entered."),
            parent="contract",
        )

        @staticmethod
        def lock_root(subject: AdditionalAgreement) -> models.Model:
            """The project is locked first."""
            return subject.contract.project

    def __str__(self) -> str:
        return self.number

    @property
    def project(self) -> models.Model:
        """The project of the contract."""
        return self.contract.project

    def get_absolute_url(self) -> str:
        """The card of the project."""
        return self.contract.get_absolute_url()
