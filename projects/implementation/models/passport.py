"""The passport of a project: what paragraphs 42(1) and 47 ask for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.models import Subject
from ncip.law.kazakh import fold, sort_key
from ncip.reference.fields import DerivedTextField
from ncip.reference.identifiers import validate_bin
from projects.implementation.enums import ProductionType

HS_CODE = r"^(\d{4}|\d{6}|\d{10})$"


class Passport(Subject):
    """The basic data of an investment project (ncip-3-5, ncip-47)."""

    code = models.CharField(_("project number"), max_length=20, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=300)
    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        related_name="projects",
        verbose_name=_("investor company"),
    )
    bin = models.CharField(
        _("BIN"),
        max_length=12,
        blank=True,
        validators=[validate_bin],
        help_text=_("12 digits of the company registered in Kazakhstan, when it has them."),
    )
    oked = models.ForeignKey(
        "ncip_reference.Oked",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("industry"),
    )
    hs_code = models.CharField(
        _("commodity position"),
        max_length=10,
        blank=True,
        help_text=_("4, 6 or 10 digits of the commodity code."),
    )
    region = models.ForeignKey(
        "regions_atlas.Region", on_delete=models.PROTECT, related_name="projects", verbose_name=_("region")
    )
    district = models.ForeignKey(
        "regions_atlas.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("district"),
    )
    cost = models.DecimalField(_("approximate cost"), max_digits=20, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="KZT")
    contact = models.ForeignKey(
        "projects_attraction.Contact",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("contact person of the investor"),
    )
    responsible = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("responsible person"),
    )
    description = models.TextField(_("short description"), blank=True)
    goals = models.TextField(_("goals"), blank=True)
    expected_results = models.TextField(_("expected results"), blank=True)
    jobs = models.PositiveIntegerField(_("jobs"), null=True, blank=True)
    registered_on = models.DateField(_("company registered in Kazakhstan on"), null=True, blank=True)
    needs = models.TextField(_("needs of the investor"), blank=True)
    measures = models.ManyToManyField(
        "ncip_reference.SupportMeasure",
        blank=True,
        related_name="+",
        verbose_name=_("state support measures wanted"),
    )
    planned_start = models.DateField(_("planned start"), null=True, blank=True)
    planned_finish = models.DateField(_("planned finish"), null=True, blank=True)
    production = ArrayField(
        models.CharField(max_length=10, choices=ProductionType.choices),
        verbose_name=_("what the project does"),
        default=list,
        blank=True,
    )
    partnership = models.BooleanField(_("public-private partnership or concession"), default=False)
    already_running = models.BooleanField(_("was already being implemented when entered"), default=False)
    demo_fields = models.JSONField(_("demonstration values"), default=list, blank=True, editable=False)
    search_text = DerivedTextField(derive="derive_search", blank=True, default="")
    sort_key = DerivedTextField(derive="derive_sort", db_collation="C", blank=True, default="")

    class Meta:
        abstract = True
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(cost=None) | models.Q(cost__gt=0), name="project_cost_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="project_currency_three_letters"
            ),
            models.CheckConstraint(
                condition=models.Q(bin="") | models.Q(bin__regex=r"^\d{12}$"),
                name="project_bin_has_12_digits",
            ),
            models.CheckConstraint(
                condition=models.Q(hs_code="") | models.Q(hs_code__regex=HS_CODE), name="project_hs_code_fits"
            ),
            models.CheckConstraint(
                condition=models.Q(planned_start=None)
                | models.Q(planned_finish=None)
                | models.Q(planned_finish__gte=models.F("planned_start")),
                name="project_finish_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def financing_total(self) -> Decimal:
        """The volumes of all sources together, in the currency of the project (ncip-47-7)."""
        sources: Any = self.financing  # type: ignore[attr-defined]
        return sources.aggregate(total=models.Sum("amount"))["total"] or Decimal(0)

    def is_demonstration(self, name: str) -> bool:
        """Whether a passport field holds a demonstration value, to be marked where it is shown."""
        return name in self.demo_fields

    def derive_search(self) -> str:
        """The casefolded words by which the project is found, in every language."""
        region, company = self.region, self.company
        names = [region.name_kk, region.name_ru, region.name_en, *company.names]
        return fold(" ".join([self.code.replace("-", " "), self.title, self.bin, company.bin or "", *names]))

    def derive_sort(self) -> str:
        """The place of the title in the Kazakh alphabet."""
        return sort_key(self.title)
