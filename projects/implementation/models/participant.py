"""Which organisations take part in a project beside its initiator, akimat and investor."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.implementation.enums import ParticipantRole


class ProjectParticipant(models.Model):
    """An organisation that takes part in a project and therefore sees it (ncip-24, ncip-58)."""

    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        related_name="participants",
        verbose_name=_("project"),
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="participations",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=20, choices=ParticipantRole.choices)
    since = models.DateField(_("takes part since"))

    class Meta:
        verbose_name = _("participant of a project")
        verbose_name_plural = _("participants of projects")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "project", "role"], name="organisation_takes_part_once_per_role"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=ParticipantRole.values), name="participant_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_role_display()}"
