"""The daily anchor of the journal."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Anchor(models.Model):
    """The hash of the chain at the end of a day, published so that anybody can hold the journal to it."""

    day = models.DateField(_("day"), unique=True)
    number = models.BigIntegerField(_("number in the chain"))
    hash = models.CharField(_("hash"), max_length=64)
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("anchor of the journal")
        verbose_name_plural = _("anchors of the journal")
        ordering: ClassVar = ["-day"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.day} {self.hash[:12]}"
