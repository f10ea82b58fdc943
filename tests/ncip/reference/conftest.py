"""Days and rows which the tests of the reference tables share."""

from datetime import UTC, datetime

import pytest

from ncip.reference.history import add_missing
from ncip.reference.models import (
    CalculationIndex,
    CalendarDay,
    DelayReason,
    ExchangeRate,
    Global2000Edition,
    Global2000Entry,
    LegalValue,
    Oked,
    PriorityGood,
    SupportMeasure,
)
from ncip.reference.seeds import calculation_indices, calendar_days

AT = datetime(2026, 11, 20, 6, tzinfo=UTC)
TABLES = (
    CalculationIndex,
    CalendarDay,
    DelayReason,
    ExchangeRate,
    Global2000Entry,
    Global2000Edition,
    LegalValue,
    Oked,
    PriorityGood,
    SupportMeasure,
)


@pytest.fixture(autouse=True)
def empty_tables(db):
    """These tests fill the tables themselves."""
    for model in TABLES:
        model.objects.all().delete()


@pytest.fixture
def indices(db):
    """The calculation indices that come with the portal."""
    return add_missing(CalculationIndex, calculation_indices(), at=AT)


@pytest.fixture
def calendar(db):
    """The calendar that comes with the portal."""
    return add_missing(CalendarDay, calendar_days(), at=AT)
