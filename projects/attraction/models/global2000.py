"""Whether a company stands in The Global 2000: what was decided, by whom and when (Annex 1, reading D10)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import Creation
from ncip.casework.models import Subject
from projects.attraction import permissions
from projects.attraction.enums import MatchDecision
from projects.attraction.guards import cards
from projects.attraction.guards import companies as guards
from projects.attraction.queries.companies import OfCompanyQuerySet


class Global2000Match(Subject):
    """A row of an edition that a front office confirmed or rejected for a company; the newest row counts."""

    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="global2000_matches",
        verbose_name=_("company"),
    )
    entry = models.ForeignKey(
        "ncip_reference.Global2000Entry",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("place in The Global 2000"),
    )
    decision = models.CharField(_("decision"), max_length=10, choices=MatchDecision.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_on = models.DateField(_("decided on"), editable=False)

    objects = OfCompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("match with The Global 2000")
        verbose_name_plural = _("matches with The Global 2000")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decision__in=MatchDecision.values), name="global2000_decision_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["company", "-id"], name="global2000_of_company")]

    class Casework:
        label = "global2000_match"
        resource = "global2000-matches"
        verbose = _("match with The Global 2000")
        card = "company"
        creation = Creation(
            rule=["ncip-app1-g2000"],
            label=_("Decide on a place in The Global 2000"),
            text=_("The place counts for the green corridor of the company's projects."),
            who=permissions.keeper_of_parent,
            form="Global2000MatchForm",
            guards=[cards.under_a_company, guards.decision_is_new],
            parent="company",
        )

    def __str__(self) -> str:
        return f"{self.entry}: {self.get_decision_display()}"

    def get_absolute_url(self) -> str:
        """Its place on the company card."""
        return f"{self.company.get_absolute_url()}#global2000"
