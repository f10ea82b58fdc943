"""Exchange rates of the National Bank: tenge, dollars, and the day whose rate counts.

On a day off the rate published last before it holds; a missing working day is an error, never a guess.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ncip.reference.calendar import working_calendar
from ncip.reference.enums import RateSource, Table
from ncip.reference.errors import MissingValue
from ncip.reference.models import ExchangeRate

TENGE = "KZT"
DOLLAR = "USD"


@dataclass(frozen=True, slots=True)
class Rate:
    """`nominal` units of `currency` cost `rate` tenge; `day` is the day of publication."""

    currency: str
    day: date
    nominal: int
    rate: Decimal
    origin: str

    @property
    def is_demonstration(self) -> bool:
        """Whether the rate is a demonstration value."""
        return self.origin == RateSource.DEMONSTRATION


def rate_on(currency: str, day: date) -> Rate:
    """The rate for a day: of that day, or the last one before it when only days off lie between."""
    if currency == TENGE:
        return Rate(TENGE, day, 1, Decimal(1), RateSource.NATIONAL_BANK)
    row = ExchangeRate.objects.standing().filter(currency=currency, day__lte=day).order_by("-day").first()
    if row is None or not _only_days_off(row.day, day):
        raise MissingValue(Table.EXCHANGE_RATE, _missing(currency, day))
    return Rate(row.currency, row.day, row.nominal, row.rate, row.origin)


def to_kzt(amount: Decimal, currency: str, day: date) -> Decimal:
    """An amount in tenge at the rate of a day, unrounded."""
    if currency == TENGE:
        return amount
    rate = rate_on(currency, day)
    return amount * rate.rate / rate.nominal


def to_usd(amount: Decimal, currency: str, day: date) -> Decimal:
    """An amount in dollars through tenge at the rates of a day, unrounded."""
    if currency == DOLLAR:
        return amount
    rate = rate_on(DOLLAR, day)
    return to_kzt(amount, currency, day) * rate.nominal / rate.rate


def _days_after(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range(1, (last - first).days + 1))


def _only_days_off(published: date, day: date) -> bool:
    if published == day:
        return True
    calendar = working_calendar()
    if not calendar.first <= published or day > calendar.last:
        return False
    return not any(calendar.is_working(between) for between in _days_after(published, day))


def _missing(currency: str, day: date) -> str:
    return _(
        "The exchange rate of %(currency)s for %(day)s is not in the reference table. "
        "Ask the administrator to import the rates of the National Bank for this day."
    ) % {"currency": currency, "day": date_format(day, "SHORT_DATE_FORMAT")}
