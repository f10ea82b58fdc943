from datetime import date
from decimal import Decimal

import pytest

from ncip.law.delays import Place, RegionDelays, delay_days, delay_points, overdue_within, rank
from tests.ncip.law.conftest import worked

SUMMER = date(2025, 7, 1)
DUE = date(2025, 6, 10)


@pytest.mark.rule("ncip-56", "ncip-56-d")
def test_regions_are_ranked_as_in_the_worked_example():
    examples = worked("roadmap_rating")
    regions = [
        RegionDelays(row["region"], tuple(row["delays"]), row["projects"]) for row in reversed(examples)
    ]
    assert rank(regions, SUMMER) == tuple(
        Place(row["place"], row["region"], Decimal(str(row["points"])), row["projects"]) for row in examples
    )


@pytest.mark.rule("ncip-56-a", "ncip-56-b", "ncip-56-c")
@pytest.mark.parametrize(
    ("days", "points"), [(0, "0"), (1, "0.5"), (5, "0.5"), (6, "1"), (15, "1"), (16, "1.5"), (400, "1.5")]
)
def test_delay_points_include_the_upper_bound(days, points):
    assert delay_points(days, SUMMER) == Decimal(points)


@pytest.mark.rule("ncip-56")
def test_a_region_without_projects_is_not_rated_and_stands_last():
    places = rank([RegionDelays("A", (), 0), RegionDelays("B", (40,), 1)], SUMMER)
    assert [(place.region, place.place) for place in places] == [("B", 1), ("A", None)]


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(("until", "days"), [(date(2025, 6, 9), 0), (DUE, 0), (date(2025, 6, 11), 1)])
def test_delay_begins_on_the_day_after_the_due_date(until, days):
    assert delay_days(DUE, until) == days


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    ("suspension", "days"),
    [
        ((date(2025, 6, 12), date(2025, 6, 15)), 7),
        ((date(2025, 6, 1), date(2025, 6, 12)), 9),
        ((date(2025, 6, 16), None), 5),
        ((date(2025, 7, 1), None), 10),
    ],
)
def test_days_of_suspension_are_not_delay(suspension, days):
    assert delay_days(DUE, date(2025, 6, 20), [suspension]) == days


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    ("due", "completed", "counts"),
    [
        (date(2025, 6, 29), None, True),
        (date(2025, 6, 30), None, False),
        (date(2025, 3, 1), date(2025, 3, 31), False),
        (date(2025, 3, 1), date(2025, 4, 1), True),
        (date(2025, 6, 29), date(2025, 6, 29), False),
        (date(2025, 6, 29), date(2025, 6, 30), True),
    ],
)
def test_a_task_enters_the_period_in_which_it_was_overdue_on_any_day(due, completed, counts):
    assert overdue_within(due, completed, date(2025, 4, 1), date(2025, 6, 30)) is counts
