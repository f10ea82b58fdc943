"""The 20 regions and their districts, after the classifier КАТО."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.reference.names import ThreeNames, name_with_language
from regions.atlas.enums import DistrictKind, RegionKind


class Region(ThreeNames):
    """A region, the capital or a city of republican significance."""

    kato = models.CharField(_("КАТО code"), max_length=9, unique=True)
    iso = models.CharField(_("ISO 3166-2 code"), max_length=5, unique=True)
    number = models.CharField(_("region number"), max_length=2, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=RegionKind.choices)
    capital_kk = models.CharField(_("centre in Kazakh"), max_length=100, blank=True)
    capital_ru = models.CharField(_("centre in Russian"), max_length=100, blank=True)
    capital_en = models.CharField(_("centre in English"), max_length=100, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("year of the population"), null=True, blank=True)
    population_basis = models.CharField(_("basis of the population"), max_length=100, blank=True)
    area_km2 = models.PositiveIntegerField(_("area, km²"), null=True, blank=True)
    area_basis = models.CharField(_("basis of the area"), max_length=40, blank=True)
    shape = models.TextField(_("outline on the map, SVG path"), blank=True)
    label_x = models.FloatField(_("label point, x"), null=True, blank=True)
    label_y = models.FloatField(_("label point, y"), null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("row of the tile"), null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(_("column of the tile"), null=True, blank=True)
    abbr = models.CharField(_("abbreviation"), max_length=5, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order in lists"), default=0)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["sort_order", "kato"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kato__regex=r"^\d{9}$"), name="region_kato_has_9_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(kato__startswith=models.F("number")), name="region_number_begins_its_kato"
            ),
        ]

    @property
    def capital(self) -> str:
        """The centre's name in the active language, else in the next one that has it."""
        return name_with_language(self, "capital")[0]


class District(ThreeNames):
    """A district, a city administration or a district of a city of republican significance."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="districts")
    kato = models.CharField(_("КАТО code"), max_length=9, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=DistrictKind.choices)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["kato"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kato__regex=r"^\d{9}$"), name="district_kato_has_9_digits"
            )
        ]
