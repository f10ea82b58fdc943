"""What remains of a company card that was merged into another one."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerCard(models.Model):
    """A merged card: its number still leads to the card that took it over, and its facts stay readable."""

    public_id = models.UUIDField(_("public number"), unique=True)
    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        related_name="former_cards",
        verbose_name=_("company"),
    )
    name = models.CharField(_("name"), max_length=300)
    facts = models.JSONField(_("facts of the card"))
    merged_at = models.DateTimeField(_("merged"))
    event_id = models.UUIDField(_("journal entry"))

    class Meta:
        verbose_name = _("merged company card")
        verbose_name_plural = _("merged company cards")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.name
