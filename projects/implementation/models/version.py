"""The versions of a passport: what it said after each change, who changed it and why (47, 62; reading D33)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from projects.implementation.queries import OfProjectQuerySet


class PassportVersion(models.Model):
    """What a formed passport said after a change of its data, with author and reason (D33).

    `content` holds public numbers and codes, never names of people: they are looked up where it is shown.
    """

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("project"),
    )
    number = models.PositiveIntegerField(_("version"))
    at = models.DateTimeField(_("changed at"))
    author = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("author")
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    reason = models.TextField(_("reason of the change"), blank=True)
    content = models.JSONField(_("content"))
    event_id = models.UUIDField(_("journal entry"))

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a passport")
        verbose_name_plural = _("versions of passports")
        default_permissions = ("view",)
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "number"], name="one_passport_version_per_number"),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(reason=""), name="changed_passport_has_a_reason"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="passport_version_from_one"),
        ]

    def __str__(self) -> str:
        return str(_("Version %(number)s") % {"number": self.number})
