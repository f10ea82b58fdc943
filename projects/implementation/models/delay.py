"""Why an open task is late, as its responsible or the akimat says (Annex 2, 4(1))."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.implementation.models.task import Task
from projects.implementation.queries import DelayQuerySet


class DelayNote(models.Model):
    """A coded reason of the delay of a task against one due date; a later note does not erase an earlier one."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="delays", verbose_name=_("task"))
    due_on = models.DateField(_("due date"))
    days = models.PositiveIntegerField(_("days late when it was recorded"))
    reason = models.ForeignKey(
        "ncip_reference.DelayReason", on_delete=models.PROTECT, related_name="+", verbose_name=_("reason")
    )
    note = models.TextField(_("note"), blank=True)
    recorded_on = models.DateField(_("recorded on"))
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )

    objects = DelayQuerySet.as_manager()

    class Meta:
        verbose_name = _("reason of a delay")
        verbose_name_plural = _("reasons of delays")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(days__gte=1), name="delay_is_at_least_a_day"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["task", "due_on", "-id"], name="delay_of_task"),
            models.Index(fields=["recorded_on"], name="delay_recorded_on"),
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.reason}"
