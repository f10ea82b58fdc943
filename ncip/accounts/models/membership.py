"""Who works where, in which role and since when."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from ncip.accounts.enums import Role


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by the days on which they hold."""

    def current(self, on: date) -> Self:
        """Those which hold on a day; the last day is included."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on), starts_on__lte=on)


class Membership(models.Model):
    """A person's place in an organisation: role, position, first and last day."""

    Role = Role

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    user = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=15, choices=Role.choices, default=Role.OFFICER)
    position = models.CharField(_("position"), max_length=200, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["user", "starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(ends_on=None),
                name="one_open_membership_per_organisation",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "starts_on"], name="membership_organisation")]

    def __str__(self) -> str:
        return f"{self.user}, {self.organisation}"

    def clean(self) -> None:
        """The last day does not precede the first."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": gettext("The last day cannot precede the first day.")})

    def holds_on(self, on: date) -> bool:
        """Whether the membership holds on a day."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)
