"""How far somebody has read a conversation."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """A conversation that somebody follows, because he read it, wrote in it or was told of it."""

    user = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, related_name="readings", verbose_name=_("person")
    )
    subject_label = models.CharField(_("kind of subject"), max_length=40)
    subject_id = models.UUIDField(_("subject"))
    read_to = models.BigIntegerField(_("row of the last message read"), default=0)
    at = models.DateTimeField(_("read at"), null=True)

    class Meta:
        verbose_name = _("reading position")
        verbose_name_plural = _("reading positions")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "subject_label", "subject_id"], name="one_reading_position_per_conversation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.subject_label} {self.read_to}"
