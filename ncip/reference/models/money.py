"""The monthly calculation index and the exchange rates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.reference.enums import RateSource
from ncip.reference.models.recorded import Recorded, one_standing


class CalculationIndex(Recorded):
    """The monthly calculation index (MCI) fixed by the budget law of a financial year, in tenge."""

    year = models.PositiveSmallIntegerField(_("financial year"))
    valid_from = models.DateField(_("in force from"))
    value = models.DecimalField(_("value, tenge"), max_digits=12, decimal_places=2)
    applies_to = models.CharField(_("applies to"), max_length=200, blank=True)
    act_date = models.DateField(_("date of the act"), null=True, blank=True)
    act_number = models.CharField(_("number of the act"), max_length=40, blank=True)
    act_verified = models.BooleanField(_("act verified"), default=False)
    value_verified = models.CharField(_("how the value was verified"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("monthly calculation index")
        verbose_name_plural = _("monthly calculation indices")
        ordering = ["-valid_from", "-id"]
        constraints = [
            one_standing("valid_from", name="one_standing_index"),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="index_is_positive"),
            models.CheckConstraint(
                condition=models.Q(valid_from__year=models.F("year")), name="index_starts_in_its_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}: {self.value}"


class ExchangeRate(Recorded):
    """How many tenge `nominal` units of a currency cost on a day."""

    currency = models.CharField(_("currency"), max_length=3)
    day = models.DateField(_("day"))
    nominal = models.PositiveIntegerField(_("nominal"), default=1)
    rate = models.DecimalField(_("rate, tenge"), max_digits=18, decimal_places=6)
    origin = models.CharField(
        _("origin"), max_length=20, choices=RateSource.choices, default=RateSource.NATIONAL_BANK
    )

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["-day", "currency", "-id"]
        constraints = [
            one_standing("currency", "day", name="one_standing_rate"),
            models.CheckConstraint(
                condition=models.Q(rate__gt=0, nominal__gt=0), name="rate_and_nominal_are_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="currency_is_three_letters"
            ),
            models.CheckConstraint(condition=~models.Q(currency="KZT"), name="tenge_has_no_rate"),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.nominal} {self.currency} = {self.rate} KZT"

    @property
    def is_demonstration(self) -> bool:
        """Whether the rate is a demonstration value."""
        return self.origin == RateSource.DEMONSTRATION
