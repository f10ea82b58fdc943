"""The calendar of Kazakhstan and the worked examples, as the tests of the law need them."""

import json
from datetime import date
from pathlib import Path

import holidays
import pytest

from ncip.law.calendar import WorkingCalendar

YEARS = range(2023, 2028)


@pytest.fixture(scope="session")
def kazakhstan() -> WorkingCalendar:
    """The working calendar of 2023-2027 as published in `holidays`, working weekends included."""
    days = holidays.country_holidays("KZ", years=YEARS)
    return WorkingCalendar(
        days_off=frozenset(days),
        working_weekends=frozenset(days.weekend_workdays),
        first=date(YEARS[0], 1, 1),
        last=date(YEARS[-1], 12, 31),
    )


def worked(section: str) -> list[dict[str, object]]:
    """The worked examples of one section of the register."""
    text = (Path(__file__).parent / "worked_examples.json").read_text(encoding="utf-8")
    return json.loads(text)[section]
