"""Demonstration exchange rates: constant, plainly marked, for working days only. Never an official rate."""

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal

from ncip.reference.calendar import working_calendar
from ncip.reference.enums import RateSource
from ncip.reference.history import add_missing
from ncip.reference.models import ExchangeRate

FIRST_DAY = date(2025, 1, 20)
# One dollar is 520 tenge, as the worked examples of the rules assume (reading D01); the others are plausible.
TENGE_FOR_ONE = {"USD": Decimal(520), "EUR": Decimal(600), "CNY": Decimal(72)}


def load_rates(*, at: datetime, first: date = FIRST_DAY, last: date | None = None) -> Counter[str]:
    """Adds a marked rate of each currency for every working day up to `last` or the end of the calendar."""
    calendar = working_calendar()
    end = last or calendar.last
    days = (first + timedelta(days=number) for number in range((end - first).days + 1))
    rows = (
        {
            "currency": currency,
            "day": day,
            "nominal": 1,
            "rate": rate,
            "origin": RateSource.DEMONSTRATION.value,
            "source": "demonstration",
        }
        for day in days
        if calendar.is_working(day)
        for currency, rate in TENGE_FOR_ONE.items()
    )
    return add_missing(ExchangeRate, rows, at=at)
