"""Amendments of the parameters of the law which the authorised body agreed to (9-8, 22)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.reference.models.recorded import Recorded, one_standing


class LegalValue(Recorded):
    """A value that a parameter of the law takes from a day on, laid over the printed ones."""

    code = models.CharField(_("parameter"), max_length=60)
    valid_from = models.DateField(_("in force from"))
    value = models.JSONField(_("value"))

    class Meta:
        verbose_name = _("amended parameter")
        verbose_name_plural = _("amended parameters")
        ordering = ["code", "-valid_from", "-id"]
        constraints = [one_standing("code", "valid_from", name="one_standing_value")]

    def __str__(self) -> str:
        return f"{self.code}, {self.valid_from}"
