from datetime import date

import pytest

from ncip.law.calendar import PLAIN_WEEK
from ncip.law.quarters import Quarter, quarter_due
from tests.ncip.law.conftest import worked


@pytest.mark.rule("ncip-26", "ncip-67-a", "ncip-67-c", "ncip-68")
@pytest.mark.parametrize(
    "example", worked("quarter_due"), ids=lambda example: f"{example['period']} {example['day']}"
)
def test_quarter_duties_fall_due_as_in_the_worked_examples(example):
    year, quarter = example["period"].split(" Q")
    due = quarter_due(int(year), int(quarter), example["day"], PLAIN_WEEK)
    assert [day.isoformat() for day in due] == [example["printed"], example["shifted"]]


@pytest.mark.rule("ncip-26")
def test_a_duty_on_the_day_after_capital_day_moves(kazakhstan):
    assert quarter_due(2025, 2, 7, kazakhstan) == (date(2025, 7, 7), date(2025, 7, 8))


@pytest.mark.rule("ncip-66")
def test_day_31_is_the_last_day_of_the_month():
    assert quarter_due(2025, 1, 31, PLAIN_WEEK) == (date(2025, 4, 30), date(2025, 4, 30))


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2025, 3, 31), Quarter(2025, 1)),
        (date(2025, 4, 1), Quarter(2025, 2)),
        (date(2025, 12, 31), Quarter(2025, 4)),
    ],
)
def test_a_day_lies_in_its_quarter(day, quarter):
    assert Quarter.of(day) == quarter


def test_a_quarter_knows_its_days_and_its_neighbours():
    last = Quarter(2025, 4)
    assert (last.first, last.last, str(last)) == (date(2025, 10, 1), date(2025, 12, 31), "2025 Q4")
    assert (last.next(), last.previous(), Quarter(2025, 1).previous()) == (
        Quarter(2026, 1),
        Quarter(2025, 3),
        Quarter(2024, 4),
    )


@pytest.mark.parametrize("number", [0, 5])
def test_a_year_has_four_quarters(number):
    with pytest.raises(ValueError, match=f"1 to 4, not {number}"):
        Quarter(2025, number)
