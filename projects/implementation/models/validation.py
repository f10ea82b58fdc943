"""The record that a validation leaves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from projects.implementation.enums import ValidationOutcome
from projects.implementation.queries import OfProjectQuerySet


class Validation(models.Model):
    """What the national chamber decided on a completed roadmap, and when it had to (ncip-60)."""

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        related_name="validations",
        verbose_name=_("project"),
    )
    roadmap = models.ForeignKey(
        "projects_implementation.Roadmap",
        on_delete=models.PROTECT,
        related_name="validations",
        verbose_name=_("roadmap"),
    )
    outcome = models.CharField(_("decision"), max_length=10, choices=ValidationOutcome.choices)
    text = models.TextField(_("reason or comment"), blank=True)
    completed_on = models.DateField(_("last task completed on"))
    reported_on = models.DateField(_("completion reported on"))
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="validations",
        verbose_name=_("organisation"),
    )
    countersigned_by = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("countersigned by"),
    )
    tasks = models.ManyToManyField(
        "projects_implementation.Task",
        blank=True,
        related_name="validations",
        verbose_name=_("reopened tasks"),
    )
    event_id = models.UUIDField(_("journal entry"))

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("validation")
        verbose_name_plural = _("validations")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=ValidationOutcome.values), name="validation_outcome_known"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=ValidationOutcome.VALIDATED) | ~models.Q(text=""),
                name="refused_validation_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {self.decided_on}"
