"""Kept aggregates for the panels and the overview of regions, so that no page counts over all tasks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.implementation.enums import Pool


class RegionTally(models.Model):
    """The projects of a region in a pool: how many, in which states and colours, and their sums (ncip-55,
    ncip-59).
    """

    region = models.ForeignKey(
        "regions_atlas.Region", on_delete=models.PROTECT, related_name="tallies", verbose_name=_("region")
    )
    pool = models.CharField(_("pool"), max_length=10, choices=Pool.choices)
    day = models.DateField(_("as of"))
    computed_at = models.DateTimeField(_("computed"))
    projects = models.PositiveIntegerField(_("projects"), default=0)
    in_corridor = models.PositiveIntegerField(_("in the green corridor"), default=0)
    with_task_force = models.PositiveIntegerField(_("with Task Force"), default=0)
    states = models.JSONField(_("projects by state"), default=dict)
    colours = models.JSONField(_("open tasks by colour"), default=dict)
    red_projects = models.PositiveIntegerField(_("projects with late tasks"), default=0)
    cost_kzt = models.DecimalField(_("cost, tenge"), max_digits=38, decimal_places=2, default=0)
    jobs = models.PositiveIntegerField(_("jobs"), default=0)
    suspended = models.PositiveIntegerField(_("suspended projects"), default=0)
    before = models.JSONField(_("open tasks by colour on the days compared with"), default=dict)

    class Meta:
        verbose_name = _("tally of a region")
        verbose_name_plural = _("tallies of regions")
        default_permissions = ("view",)
        ordering: ClassVar = ["region", "pool"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "pool"], name="one_tally_per_region_and_pool"),
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.projects}"


class BodyTally(models.Model):
    """The open tasks for which an organisation answers in a region and a pool, by colour (ncip-48-5, ncip-55).

    Without an organisation they are those of investors and of bodies outside the register; without a pool, those of
    projects that have left it.
    """

    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("responsible organisation"),
    )
    region = models.ForeignKey(
        "regions_atlas.Region", on_delete=models.PROTECT, related_name="+", verbose_name=_("region")
    )
    pool = models.CharField(_("pool"), max_length=10, choices=Pool.choices, blank=True)
    day = models.DateField(_("as of"))
    computed_at = models.DateTimeField(_("computed"))
    colours = models.JSONField(_("open tasks by colour"), default=dict)
    before = models.JSONField(_("open tasks by colour on the days compared with"), default=dict)

    class Meta:
        verbose_name = _("tally of an organisation")
        verbose_name_plural = _("tallies of organisations")
        default_permissions = ("view",)
        ordering: ClassVar = ["region", "organisation", "pool"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "organisation", "pool"],
                name="one_tally_per_region_body_and_pool",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.colours}"


class TallyMark(models.Model):
    """A region in which something changed: the next tick counts it again; appending never waits for a
    lock.
    """

    region = models.ForeignKey("regions_atlas.Region", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("region to be counted again")
        verbose_name_plural = _("regions to be counted again")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.region_id)
