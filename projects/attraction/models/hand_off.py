"""The receipts of an initiative's way from body to body."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.law.terms import local_date
from projects.attraction.queries.hand_offs import HandOffQuerySet


class HandOff(models.Model):
    """One leg of the way: an initiative sent to a local executive body (ncip-41-b, ncip-42-a, ncip-42-3).

    Sent, accepted and named each tell the instant and the person. `accepted` is beyond the text: the first
    confirmation of receipt, or the naming of the official when that came first.
    """

    initiative = models.ForeignKey(
        "projects_attraction.Initiative",
        on_delete=models.PROTECT,
        related_name="hand_offs",
        verbose_name=_("initiative"),
    )
    number = models.PositiveSmallIntegerField(_("number of the hand-off"))
    leb = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="hand_offs",
        verbose_name=_("local executive body"),
    )
    sent_from = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent from"),
    )
    sent_at = models.DateTimeField(_("sent"))
    sent_by = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("sent by")
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    accepted_by = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("accepted by"),
    )
    named_at = models.DateTimeField(_("official named"), null=True)
    named_by = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("named by"),
    )
    official = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("responsible official"),
    )
    left_at = models.DateTimeField(_("redirected on"), null=True)

    objects = HandOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-off of an initiative")
        verbose_name_plural = _("hand-offs of initiatives")
        default_permissions = ("view",)
        ordering: ClassVar = ["initiative", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "number"], name="hand_off_numbered_once"),
            models.UniqueConstraint(
                fields=["initiative"], condition=models.Q(left_at=None), name="one_hand_off_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(named_at=None)
                | models.Q(accepted_at__isnull=False, official__isnull=False),
                name="named_hand_off_was_accepted",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["leb", "-sent_at"], name="hand_off_of_akimat")]

    def __str__(self) -> str:
        return f"{self.initiative_id}/{self.number}: {self.leb}"

    @property
    def sent_on(self) -> date:
        """The local day of the sending."""
        return local_date(self.sent_at)

    @property
    def named_on(self) -> date | None:
        """The local day on which the official was named."""
        return local_date(self.named_at) if self.named_at else None
