"""Rates: the day itself, or the last one published before days off; a gap is an error."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from ncip.reference.demonstration import load_rates
from ncip.reference.errors import MissingValue
from ncip.reference.history import record
from ncip.reference.models import ExchangeRate
from ncip.reference.rates import rate_on, to_kzt, to_usd
from tests.ncip.reference.conftest import AT

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)
SATURDAY, SUNDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)


def publish(currency, day, rate, nominal=1):
    return record(
        ExchangeRate, {"currency": currency, "day": day, "nominal": nominal, "rate": Decimal(rate)}, at=AT
    )


def test_the_rate_of_the_day(calendar):
    publish("USD", FRIDAY, "521.4")
    assert rate_on("USD", FRIDAY).rate == Decimal("521.4")


@pytest.mark.parametrize("day", [SATURDAY, SUNDAY])
def test_a_day_off_takes_the_last_published_rate(calendar, day):
    publish("USD", FRIDAY, "521.4")
    assert rate_on("USD", day).day == FRIDAY


def test_a_working_day_without_rate_is_an_error(calendar):
    publish("USD", FRIDAY, "521.4")
    with pytest.raises(MissingValue) as caught, override("en"):
        rate_on("USD", MONDAY)
    assert str(caught.value) == (
        "The exchange rate of USD for 23.11.2026 is not in the reference table. "
        "Ask the administrator to import the rates of the National Bank for this day."
    )


def test_a_gap_of_working_days_is_an_error_on_a_day_off(calendar):
    publish("USD", date(2026, 11, 19), "521.4")
    with pytest.raises(MissingValue):
        rate_on("USD", SATURDAY)


def test_a_day_beyond_the_calendar_is_an_error(calendar):
    publish("USD", date(2027, 12, 31), "521.4")
    with pytest.raises(MissingValue):
        rate_on("USD", date(2028, 1, 1))


def test_an_unknown_currency_is_an_error(calendar):
    with pytest.raises(MissingValue):
        rate_on("XXX", FRIDAY)


def test_tenge_need_no_rate():
    assert to_kzt(Decimal("100.55"), "KZT", FRIDAY) == Decimal("100.55")


def test_the_nominal_divides(calendar):
    publish("JPY", FRIDAY, "336.5", nominal=100)
    assert to_kzt(Decimal(200), "JPY", FRIDAY) == Decimal(673)


def test_dollars_through_tenge(calendar):
    publish("USD", FRIDAY, "500")
    publish("EUR", FRIDAY, "600")
    assert to_usd(Decimal(10), "EUR", FRIDAY) == Decimal(12)


def test_dollars_stay_dollars_without_a_rate():
    assert to_usd(Decimal(7), "USD", FRIDAY) == Decimal(7)


def test_demonstration_rates_are_marked(calendar):
    load_rates(at=AT, last=date(2025, 1, 31))
    assert {row.is_demonstration for row in ExchangeRate.objects.all()} == {True}


def test_demonstration_rates_stand_on_working_days_only(calendar):
    counts = load_rates(at=AT, last=date(2025, 1, 26))  # Monday 20 to Sunday 26 January
    assert counts["added"] == 3 * 5


def test_a_demonstration_rate_never_replaces_an_official_one(calendar):
    publish("USD", date(2025, 1, 20), "530")
    load_rates(at=AT, last=date(2025, 1, 20))
    assert rate_on("USD", date(2025, 1, 20)).rate == Decimal(530)
