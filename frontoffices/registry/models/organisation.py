"""Organisations of the three levels of front offices, and the parties beside them."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from frontoffices.registry.enums import Kind, Level
from frontoffices.registry.kinds import ABROAD, KINDS, REGION_REQUIRED, ROW_OF, SINGLE_KINDS
from frontoffices.registry.names import search_text, sort_text
from ncip.reference.countries import country_choices
from ncip.reference.fields import DerivedTextField
from ncip.reference.identifiers import validate_bin
from ncip.reference.names import ThreeNames, name_with_language


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations by what they are and whether they act on a day."""

    def active(self, on: date) -> Self:
        """Those which exist on a day."""
        started = models.Q(active_from=None) | models.Q(active_from__lte=on)
        not_ended = models.Q(active_to=None) | models.Q(active_to__gte=on)
        return self.filter(started, not_ended)

    def of_kind(self, *kinds: Kind) -> Self:
        """Those of any of the kinds."""
        return self.filter(kind__in=kinds)


def level_fits_kind() -> models.Q:
    """The level follows the kind (ncip-4-2, ncip-4-3, ncip-4-4)."""
    condition = models.Q()
    for row in KINDS:
        condition |= models.Q(kind=row.kind.value, level__in=row.levels)
    return condition


class Organisation(ThreeNames):
    """A front office of paragraph 4, the Council, an investor or a contractor."""

    Kind = Kind
    Level = Level

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    short_kk = models.CharField(_("short name in Kazakh"), max_length=150, blank=True)
    short_ru = models.CharField(_("short name in Russian"), max_length=150, blank=True)
    short_en = models.CharField(_("short name in English"), max_length=150, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("superior organisation"),
    )
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("region"),
    )
    country = models.CharField(_("country"), max_length=2, choices=country_choices, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    bin = models.CharField(
        _("BIN"), max_length=12, unique=True, null=True, blank=True, validators=[validate_bin]
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    verified = models.BooleanField(_("verified"), default=False)
    verification = models.CharField(_("how it was verified"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=400, blank=True)
    source_key = models.CharField(_("key in the source list"), max_length=60, blank=True, editable=False)
    note = models.TextField(_("note"), blank=True)
    active_from = models.DateField(_("acts from"), null=True, blank=True)
    active_to = models.DateField(_("acts until"), null=True, blank=True)
    search = DerivedTextField(derive="derive_search", blank=True, default="")
    sort_kk = DerivedTextField(derive="derive_sort_kk", db_collation="C", blank=True, default="")
    sort_ru = DerivedTextField(derive="derive_sort_ru", db_collation="C", blank=True, default="")
    sort_en = DerivedTextField(derive="derive_sort_en", db_collation="C", blank=True, default="")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_ru", "id"]
        constraints = [
            models.CheckConstraint(condition=level_fits_kind(), name="level_fits_kind"),
            models.CheckConstraint(
                condition=~models.Q(name_kk="", name_ru="", name_en=""), name="organisation_has_a_name"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=REGION_REQUIRED) | models.Q(region__isnull=False),
                name="regional_body_has_a_region",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=ABROAD) | ~models.Q(country=""), name="mission_has_a_country"
            ),
            models.CheckConstraint(
                condition=models.Q(bin=None) | models.Q(bin__regex=r"^\d{12}$"), name="bin_has_12_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(active_to=None)
                | models.Q(active_from=None)
                | models.Q(active_to__gte=models.F("active_from")),
                name="organisation_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind__in=SINGLE_KINDS, active_to=None),
                name="one_acting_body_of_its_kind",
            ),
            models.UniqueConstraint(
                fields=["region"],
                condition=models.Q(kind=Kind.LOCAL_EXECUTIVE_BODY.value, active_to=None),
                name="one_akimat_per_region",
            ),
            models.UniqueConstraint(
                fields=["source_key"], condition=~models.Q(source_key=""), name="one_row_per_source_key"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "sort_ru", "id"], name="organisation_kind"),
            models.Index(fields=["level", "sort_ru", "id"], name="organisation_level"),
            models.Index(fields=["country", "sort_ru", "id"], name="organisation_country"),
            models.Index(fields=["sort_kk", "id"], name="organisation_sort_kk"),
            models.Index(fields=["sort_ru", "id"], name="organisation_sort_ru"),
            models.Index(fields=["sort_en", "id"], name="organisation_sort_en"),
        ]

    @property
    def short_name(self) -> str:
        """The short name in the active language, else in the next one, else the full name."""
        return name_with_language(self, "short")[0] or self.name

    @property
    def country_name(self) -> str:
        """The country in the active language."""
        return self.get_country_display() if self.country else ""

    @property
    def city_name(self) -> str:
        """The city; the centre of the organisation's region in the active language."""
        if self.region is not None and self.city == self.region.capital_en:
            return self.region.capital
        return self.city

    def get_absolute_url(self) -> str:
        """The organisation's card."""
        return reverse("organisation", args=[self.public_id])

    def clean(self) -> None:
        """Says by field what the constraints would refuse (ncip-3-12, ncip-4-2, ncip-4-3, ncip-4-4)."""
        super().clean()
        errors: dict[str, str] = {}
        if self.kind in Kind.values and self.level not in ROW_OF[Kind(self.kind)].levels:
            errors["level"] = gettext("An organisation of this kind stands on another level (paragraph 4).")
        if self.kind in REGION_REQUIRED and self.region_id is None:
            errors["region"] = gettext("An organisation of this kind belongs to a region: name it.")
        if self.kind in ABROAD and not self.country:
            errors["country"] = gettext("An organisation of this kind works in a country: name it.")
        if not (self.name_kk or self.name_ru or self.name_en):
            errors["name_ru"] = gettext("A name in at least one language is needed.")
        if errors:
            raise ValidationError(errors)

    def derive_search(self) -> str:
        """Casefolded words by which the organisation is found, in every language."""
        return search_text(self)

    def derive_sort_kk(self) -> str:
        """Sort key of the Kazakh name."""
        return sort_text(self, "kk")

    def derive_sort_ru(self) -> str:
        """Sort key of the Russian name."""
        return sort_text(self, "ru")

    def derive_sort_en(self) -> str:
        """Sort key of the English name."""
        return sort_text(self, "en")
