from datetime import date

import pytest

from ncip.law.colours import Colour, Light, colour_of
from tests.ncip.law.conftest import worked

MONDAY = date(2025, 6, 16)


@pytest.mark.rule("ncip-55-red", "ncip-55-yellow", "ncip-55-green")
@pytest.mark.parametrize("example", worked("dashboard"), ids=lambda example: example["due"])
def test_colours_are_as_in_the_worked_examples(example):
    today, due = (date.fromisoformat(example[key]) for key in ("today", "due"))
    assert colour_of(due, today) == Light(Colour(example["color"]), (due - today).days)


@pytest.mark.rule("ncip-55")
def test_a_completed_task_has_no_colour():
    assert colour_of(date(2025, 6, 1), MONDAY, completed=True) == Light(Colour.NONE, None)


def test_a_task_without_a_due_date_has_no_colour():
    assert colour_of(None, MONDAY) == Light(Colour.NONE, None)
