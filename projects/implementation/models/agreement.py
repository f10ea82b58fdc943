"""What others say to a roadmap: the agreement of its parties, the remarks of the national company."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.implementation.models.roadmap import Roadmap


class AgreementMark(models.Model):
    """The agreement of a party to the terms of a roadmap (ncip-48-1)."""

    roadmap = models.ForeignKey(
        Roadmap, on_delete=models.PROTECT, related_name="marks", verbose_name=_("roadmap")
    )
    party = models.CharField(_("party"), max_length=320)
    name = models.CharField(_("name of the party"), max_length=400)
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    terms = models.CharField(_("terms agreed to"), max_length=64)
    agreed_on = models.DateField(_("agreed on"))
    by = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    own = models.BooleanField(_("set by the party itself"))
    document = models.ForeignKey(
        "ncip_casework.Document",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("file"),
    )

    class Meta:
        verbose_name = _("agreement mark")
        verbose_name_plural = _("agreement marks")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roadmap", "party", "terms"], name="one_mark_for_the_same_terms"),
            models.CheckConstraint(
                condition=models.Q(own=True) | models.Q(document__isnull=False),
                name="recorded_mark_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.agreed_on}"


class Remark(models.Model):
    """A remark of the national company and the akimat's answer (ncip-51)."""

    roadmap = models.ForeignKey(
        Roadmap, on_delete=models.PROTECT, related_name="remarks", verbose_name=_("roadmap")
    )
    round = models.PositiveSmallIntegerField(_("round"))
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("remark"))
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True)

    class Meta:
        verbose_name = _("remark on a roadmap")
        verbose_name_plural = _("remarks on roadmaps")
        default_permissions = ("view",)
        ordering: ClassVar = ["round", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roadmap", "round", "number"], name="one_remark_per_number"),
        ]

    def __str__(self) -> str:
        return self.text
