"""Lists that offices publish: The Global 2000, priority goods, economic activities, support measures."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.reference.enums import DelaySide, GoodLevel, OkedLevel
from ncip.reference.models.recorded import Recorded, one_standing
from ncip.reference.names import ThreeNames


class Global2000Edition(Recorded):
    """A year's edition of The Global 2000; a second import of a year supersedes the first."""

    year = models.PositiveSmallIntegerField(_("year"))
    sample = models.BooleanField(_("only a sample of the list"), default=False)

    class Meta:
        verbose_name = _("edition of The Global 2000")
        verbose_name_plural = _("editions of The Global 2000")
        ordering = ["-year", "-id"]
        constraints = [one_standing("year", name="one_standing_edition")]

    def __str__(self) -> str:
        return f"The Global 2000, {self.year}"


class Global2000Entry(models.Model):
    """A company of an edition with the trigrams of its name, by which a similar name is found."""

    edition = models.ForeignKey(Global2000Edition, on_delete=models.PROTECT, related_name="entries")
    rank = models.PositiveIntegerField(_("rank"))
    company = models.CharField(_("company"), max_length=200)
    country = models.CharField(_("country"), max_length=100, blank=True)
    industry = models.CharField(_("industry"), max_length=150, blank=True)
    trigrams = ArrayField(models.CharField(max_length=3), default=list, editable=False)

    class Meta:
        verbose_name = _("company of The Global 2000")
        verbose_name_plural = _("companies of The Global 2000")
        ordering = ["edition", "rank", "company"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "company"], name="one_row_per_company_and_edition"),
            models.CheckConstraint(condition=models.Q(rank__gte=1), name="rank_starts_at_one"),
        ]
        indexes = [GinIndex(fields=["trigrams"], name="global2000_trigrams")]

    def __str__(self) -> str:
        return f"{self.rank}. {self.company}"


class PriorityGood(ThreeNames, Recorded):
    """A commodity position of the list of priority goods (order № 306 of 30.05.2022) with its level."""

    hs_code = models.CharField(_("commodity code"), max_length=10)
    level = models.CharField(_("level of processing"), max_length=10, choices=GoodLevel.choices)
    valid_from = models.DateField(_("in force from"))
    demonstration = models.BooleanField(_("demonstration row, not from the official list"), default=False)

    class Meta:
        verbose_name = _("priority good")
        verbose_name_plural = _("priority goods")
        ordering = ["hs_code", "-valid_from", "-id"]
        constraints = [
            one_standing("hs_code", "valid_from", name="one_standing_good"),
            models.CheckConstraint(
                condition=models.Q(hs_code__regex=r"^(\d{4}|\d{6}|\d{10})$"),
                name="hs_code_has_4_6_or_10_digits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hs_code} {self.name}"


class Oked(ThreeNames, Recorded):
    """A section or division of the classifier of economic activities (OKED)."""

    code = models.CharField(_("code"), max_length=5)
    level = models.CharField(_("level"), max_length=10, choices=OkedLevel.choices)
    parent = models.CharField(_("section"), max_length=5, blank=True)
    manufacturing = models.BooleanField(_("manufacturing"), default=False)

    class Meta:
        verbose_name = _("economic activity")
        verbose_name_plural = _("economic activities")
        ordering = ["code", "-id"]
        constraints = [one_standing("code", name="one_standing_activity")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class SupportMeasure(ThreeNames, Recorded):
    """A measure of state support named in an act, which a roadmap task may refer to (48(3), 49(2))."""

    code = models.SlugField(_("code"), max_length=60)
    rule = models.CharField(_("paragraph"), max_length=40)
    archived = models.BooleanField(_("only in an archived act"), default=False)
    disabled_on = models.DateField(_("not offered from"), null=True, blank=True)

    class Meta:
        verbose_name = _("state support measure")
        verbose_name_plural = _("state support measures")
        ordering = ["code", "-id"]
        constraints = [one_standing("code", name="one_standing_measure")]


class DelayReason(ThreeNames, Recorded):
    """Why a task of a roadmap is late or its due date is moved: a code that can be counted (Annex 2, 4(1))."""

    code = models.SlugField(_("code"), max_length=60)
    side = models.CharField(_("on whose side"), max_length=12, choices=DelaySide.choices)
    disabled_on = models.DateField(_("not offered from"), null=True, blank=True)

    class Meta:
        verbose_name = _("reason of delay")
        verbose_name_plural = _("reasons of delay")
        ordering = ["code", "-id"]
        constraints = [
            one_standing("code", name="one_standing_delay_reason"),
            models.CheckConstraint(
                condition=models.Q(side__in=DelaySide.values), name="delay_reason_side_known"
            ),
        ]
