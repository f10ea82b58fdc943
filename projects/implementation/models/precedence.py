"""The order of the tasks of a roadmap: which task comes before which."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

TASK = "projects_implementation.Task"


class Precedence(models.Model):
    """A task that must be done before another of the same roadmap (ncip-3-6, ncip-48-1)."""

    before = models.ForeignKey(
        TASK, on_delete=models.PROTECT, related_name="precedes", verbose_name=_("predecessor")
    )
    task = models.ForeignKey(TASK, on_delete=models.PROTECT, related_name="preceded", verbose_name=_("task"))

    class Meta:
        verbose_name = _("order of two tasks")
        verbose_name_plural = _("order of tasks")
        default_permissions = ("view",)
        ordering: ClassVar = ["task_id", "before_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "before"], name="one_order_of_two_tasks"),
            models.CheckConstraint(
                condition=~models.Q(task=models.F("before")), name="no_task_precedes_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} - {self.task_id}"
