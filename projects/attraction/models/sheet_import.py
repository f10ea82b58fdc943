"""A table of cards that somebody sent: its rows, what is wrong with them, and what became of it."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from projects.attraction.enums import ImportKind, ImportState


class SheetImport(models.Model):
    """One table with cards (ncip-6-2): tried first, taken when its sender agrees.

    The rows are kept until they are taken and then forgotten, because they may hold personal data.
    """

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    kind = models.CharField(_("what the table holds"), max_length=10, choices=ImportKind.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState.choices, default=ImportState.WAITING
    )
    file_name = models.CharField(_("file name"), max_length=160)
    user = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("sent by")
    )
    membership = models.ForeignKey(
        "ncip_accounts.Membership", on_delete=models.PROTECT, related_name="+", verbose_name=_("on behalf of")
    )
    sent_at = models.DateTimeField(_("sent"))
    rows = models.JSONField(_("rows"), default=list)
    decisions = models.JSONField(_("decisions on possible duplicates"), default=dict)
    only_good = models.BooleanField(_("take the good rows"), default=False)
    report = models.JSONField(_("report"), default=dict)

    class Meta:
        verbose_name = _("import of cards")
        verbose_name_plural = _("imports of cards")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=ImportKind.values), name="import_kind_known"),
            models.CheckConstraint(
                condition=models.Q(state__in=ImportState.values), name="import_state_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "-id"], name="import_of_person")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """The page of the import."""
        return reverse("card_import", args=[self.public_id])
