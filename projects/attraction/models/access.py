"""To which further organisations a company card is open."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class CompanyAccess(models.Model):
    """An organisation that accompanies the investor and therefore sees the card (ncip-6-2)."""

    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        related_name="accesses",
        verbose_name=_("company"),
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="opened_companies",
        verbose_name=_("organisation"),
    )
    opened_on = models.DateField(_("opened on"))

    class Meta:
        verbose_name = _("access to a company card")
        verbose_name_plural = _("accesses to company cards")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "company"], name="company_opened_once"),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.organisation}"
