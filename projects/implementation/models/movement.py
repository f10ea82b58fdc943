"""Who entered or left a pool, when and why (25, 28, 35, 36; reading D46)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from projects.implementation.enums import MovementReason, Pool
from projects.implementation.queries import MovementQuerySet


class PoolMovement(models.Model):
    """A project that entered a pool, moved up, or left the national one; down it moves by a decision only (D46)."""

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        related_name="movements",
        verbose_name=_("project"),
    )
    left = models.CharField(_("pool it left"), max_length=10, choices=Pool.choices, blank=True)
    entered = models.CharField(_("pool it entered"), max_length=10, choices=Pool.choices, blank=True)
    on = models.DateField(_("moved on"))
    why = models.CharField(_("reason of the movement"), max_length=12, choices=MovementReason.choices)
    explanation = models.TextField(_("reason of the decision"), blank=True)
    event_id = models.UUIDField(_("journal entry"))

    objects = MovementQuerySet.as_manager()

    class Meta:
        verbose_name = _("movement between the pools")
        verbose_name_plural = _("movements between the pools")
        default_permissions = ("view",)
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(left=models.F("entered")), name="movement_goes_somewhere"
            ),
            models.CheckConstraint(
                condition=~models.Q(left=Pool.NATIONAL, entered=Pool.REGIONAL), name="no_project_moves_down"
            ),
            models.CheckConstraint(
                condition=models.Q(why__in=MovementReason.values), name="movement_reason_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-on", "-id"], name="movement_by_day")]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.left or '-'} > {self.entered or '-'}"
