"""The receipt of a green-corridor score."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.implementation.enums import TechnologyLevel
from projects.implementation.queries import OfProjectQuerySet


class CorridorScore(models.Model):
    """One computation of the score of Annex 1 with everything it rests on (ncip-30, ncip-app1-formula)."""

    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        related_name="corridor_scores",
        verbose_name=_("project"),
    )
    at = models.DateTimeField(_("computed"))
    event_id = models.UUIDField(_("journal entry"))
    at_inclusion = models.BooleanField(_("at inclusion in the national pool"))
    total = models.DecimalField(_("score"), max_digits=6, decimal_places=4)
    threshold = models.DecimalField(_("threshold"), max_digits=6, decimal_places=4)
    included = models.BooleanField(_("reaches the threshold"))
    receipt = models.JSONField(_("receipt"))
    usd = models.DecimalField(_("investment, US dollars"), max_digits=38, decimal_places=10)
    jobs = models.PositiveIntegerField(_("jobs"))
    technology = models.CharField(_("technology"), max_length=20, choices=TechnologyLevel.choices)
    good = models.ForeignKey(
        "ncip_reference.PriorityGood",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("listed commodity position"),
    )
    global2000_entry = models.ForeignKey(
        "ncip_reference.Global2000Entry",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("place in The Global 2000"),
    )
    listed_company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("company in the list: the investor or its parent"),
    )

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("green-corridor score")
        verbose_name_plural = _("green-corridor scores")
        default_permissions = ("view",)
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(technology__in=TechnologyLevel.values), name="score_technology_known"
            ),
            models.CheckConstraint(
                condition=models.Q(included=True, total__gte=models.F("threshold"))
                | models.Q(included=False, total__lt=models.F("threshold")),
                name="score_included_from_threshold",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["project", "-at"], name="score_of_project")]

    def __str__(self) -> str:
        return f"{self.total}"
