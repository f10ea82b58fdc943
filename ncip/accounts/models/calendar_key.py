"""The secret under which a calendar program reads somebody's terms without signing in."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7


class CalendarKeyQuerySet(models.QuerySet[Any]):
    """Keys that were made, the revoked ones among them."""

    def in_use(self) -> Self:
        """Those that still open a calendar."""
        return self.filter(revoked_at=None)


class CalendarKey(models.Model):
    """The hash of a secret address; the secret itself is shown once and kept nowhere."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    user = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, related_name="calendar_keys", verbose_name=_("person")
    )
    secret_hash = models.CharField(_("hash of the secret"), max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = CalendarKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(revoked_at=None), name="one_calendar_key_in_use"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.made_at:%d.%m.%Y}"
