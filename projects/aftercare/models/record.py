"""The record of post-investment support that a validated project receives."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.actions import Amendment, Creation
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from projects.aftercare.enums import Basis
from projects.implementation.queries import OfProjectQuerySet


class AftercareRecord(Subject):
    """Post-investment support of a project: from the transition to Module 3 to its last day (ncip-61)."""

    project = models.OneToOneField(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        editable=False,
        related_name="aftercare",
        verbose_name=_("project"),
    )
    started_on = models.DateField(_("passed to Module 3 on"), editable=False)
    ends_on = models.DateField(_("last day of support"), editable=False)
    basis = models.CharField(_("basis of the last day"), max_length=12, choices=Basis.choices, editable=False)
    contract = models.ForeignKey(
        "projects_implementation.InvestmentContract",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("investment contract"),
    )

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("post-investment support")
        verbose_name_plural = _("post-investment support")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(basis__in=Basis.values), name="aftercare_basis_known"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("started_on")), name="aftercare_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(basis=Basis.THREE_YEARS, contract=None)
                | models.Q(basis=Basis.CONTRACT, contract__isnull=False),
                name="aftercare_contract_fits_basis",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["ends_on", "id"], name="aftercare_end")]

    class Casework:
        label = "aftercare"
        resource = "aftercare"
        verbose = _("post-investment support")
        card = "project"
        creation = Creation(
            rule=["ncip-60-t", "ncip-61-a", "ncip-61-b"],
            label=_("Begin post-investment support"),
            who=SYSTEM,
            form="AftercareForm",
            parent="project",
            hidden=True,
        )
        amendments: ClassVar = [
            Amendment(
                "move_end",
                rule=["ncip-61-b", "ncip-54"],
                label=_("Move the last day of support"),
                who=SYSTEM,
                form="MoveEndForm",
                hidden=True,
            ),
        ]

        @staticmethod
        def lock_root(subject: AftercareRecord) -> models.Model:
            """The project is locked first."""
            return subject.project

    def __str__(self) -> str:
        return str(_("Post-investment support of “%(project)s”") % {"project": self.project})

    def get_absolute_url(self) -> str:
        """The card of the project."""
        return self.project.get_absolute_url()

    @property
    def authorised_body(self) -> Organisation | None:
        """The body that supports the project in Module 3, with the national company (ncip-61)."""
        return Organisation.objects.of_kind(Kind.AUTHORISED_BODY).filter(active_to=None).first()

    def lasts_on(self, on: date) -> bool:
        """Whether support has not ended on a day; the last day is included (ncip-61)."""
        return self.started_on <= on <= self.ends_on
