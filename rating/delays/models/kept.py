"""What is frozen with a published rating: its inputs and its result. The database refuses to change either."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rating.delays.models.rating import DelayRating


class KeptInputs(models.Model):
    """The rows on which a published rating rests, as canonical JSON (ncip-56)."""

    rating = models.OneToOneField(
        DelayRating, on_delete=models.PROTECT, related_name="kept", verbose_name=_("rating")
    )
    taken_at = models.DateTimeField(_("taken"))
    inputs = models.JSONField(_("inputs"))

    class Meta:
        verbose_name = _("inputs of a rating")
        verbose_name_plural = _("inputs of ratings")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return str(self.rating)


class RegionPlace(models.Model):
    """The place of a region in a published rating (ncip-56, ncip-56-d)."""

    rating = models.ForeignKey(
        DelayRating, on_delete=models.PROTECT, related_name="places", verbose_name=_("rating")
    )
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        related_name="delay_places",
        verbose_name=_("region"),
    )
    place = models.PositiveSmallIntegerField(_("place"), null=True)
    points = models.DecimalField(_("points"), max_digits=12, decimal_places=2)
    projects = models.PositiveIntegerField(_("projects"))
    tasks = models.PositiveIntegerField(_("late tasks"))
    still_open = models.PositiveIntegerField(_("of them open on the rating day"))
    bands = models.JSONField(_("late tasks by bands of the scale"))

    class Meta:
        verbose_name = _("place of a region")
        verbose_name_plural = _("places of regions")
        default_permissions = ("view",)
        ordering: ClassVar = ["rating", "place", "region"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rating", "region"], name="one_place_per_region_and_rating"),
            models.CheckConstraint(
                condition=Q(place__isnull=True, projects=0) | Q(place__gte=1, projects__gte=1),
                name="region_with_projects_has_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.place or '—'}"
