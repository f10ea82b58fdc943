"""The counter of project codes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class CodeCounter(models.Model):
    """The last number given to a project of a region in a year; its row is locked while a number is taken."""

    prefix = models.CharField(_("region and year"), max_length=12, unique=True)
    last = models.PositiveIntegerField(_("last number given"), default=0)

    class Meta:
        verbose_name = _("counter of project codes")
        verbose_name_plural = _("counters of project codes")
        default_permissions = ("view",)
        ordering: ClassVar = ["prefix"]

    def __str__(self) -> str:
        return f"{self.prefix}: {self.last}"
