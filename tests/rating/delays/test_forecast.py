"""What closing today's overdue tasks would save, and when a task costs more (56, D22)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ncip.law.quarters import Quarter
from projects.implementation.models import Suspension
from rating.delays.forecast import Step, forecast, next_step
from rating.delays.periods import Period
from rating.delays.standing import live
from tests.rating.delays.rated import AFTER, LAST, PERIOD, QUARTER, a_project, a_task, late

pytestmark = pytest.mark.django_db
TODAY = date(2025, 8, 12)  # Tuesday
NOW = Period.of(QUARTER, TODAY)


def overdue(iso, *delays):
    project = a_project(iso)
    for days in delays:
        a_task(project, TODAY - timedelta(days=days))
    return project


def looked_ahead(iso="KZ-39"):
    return forecast(live(NOW), iso)


@pytest.mark.rule("ncip-56")
def test_closing_today_keeps_the_points_and_leaving_open_lets_them_grow():
    overdue("KZ-39", 3, 10)
    found = looked_ahead()
    assert [one.points for one in (found.now, found.closed, found.left_open)] == [
        Decimal("1.5"),
        Decimal("1.5"),
        Decimal(3),
    ]
    assert (found.saved, found.last_day) == (Decimal("1.5"), LAST)


@pytest.mark.rule("ncip-56")
def test_tasks_completed_late_keep_their_delay_in_the_forecast():
    project = overdue("KZ-39", 3)
    a_task(project, date(2025, 7, 1), date(2025, 7, 4))
    assert (looked_ahead().closed.points, looked_ahead().left_open.points) == (Decimal(1), Decimal(2))


@pytest.mark.rule("ncip-56", "ncip-56-d")
def test_the_place_is_among_regions_that_leave_their_tasks_open():
    overdue("KZ-39", 8)
    overdue("KZ-11", 2)
    found = looked_ahead()
    assert [one.place for one in (found.now, found.closed, found.left_open)] == [2, 1, 1]


@pytest.mark.rule("ncip-56")
def test_a_suspended_project_gathers_no_points_ahead():
    project = overdue("KZ-39", 3)
    Suspension.objects.create(project=project, suspended_on=TODAY - timedelta(days=1))
    found = looked_ahead()
    assert (found.now.points, found.left_open.points) == (Decimal("0.5"), Decimal("0.5"))


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize("iso", ["KZ-11", "KZ-79"])
def test_nothing_is_forecast_where_nothing_is_overdue(iso):
    overdue("KZ-39", 3)
    a_project("KZ-11")
    assert looked_ahead(iso) is None


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(("day", "is_forecast"), [(LAST, True), (AFTER, False)])
def test_an_ended_quarter_has_no_forecast(day, is_forecast):
    late("KZ-39", [3], 1)
    assert (forecast(live(Period.of(QUARTER, day)), "KZ-39") is not None) is is_forecast


@pytest.mark.rule("ncip-56-a", "ncip-56-b", "ncip-56-c")
@pytest.mark.parametrize(
    ("days", "step"),
    [
        (4, Step(TODAY + timedelta(days=2), Decimal(1))),
        (5, Step(TODAY + timedelta(days=1), Decimal(1))),
        (6, Step(TODAY + timedelta(days=10), Decimal("1.5"))),
        (15, Step(TODAY + timedelta(days=1), Decimal("1.5"))),
        (16, None),
    ],
)
def test_the_day_on_which_a_task_costs_more(days, step):
    assert next_step(NOW, live(NOW).scale, days) == step


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    ("resumed", "steps"), [(None, False), (TODAY, True), (TODAY - timedelta(days=1), True)]
)
def test_a_suspended_task_costs_no_more(resumed, steps):
    intervals = ((TODAY - timedelta(days=2), resumed),)
    assert (next_step(NOW, live(NOW).scale, 3, intervals) is not None) is steps


def test_the_forecast_takes_a_constant_number_of_queries(django_assert_num_queries):
    for _number in range(2):
        overdue("KZ-39", 3, 9)
        standing = live(NOW)
        with django_assert_num_queries(6):
            forecast(standing, "KZ-39")


def test_quarters_are_rated_in_their_own_years():
    assert Period.of(Quarter(2025, 4), date(2026, 2, 1)).on == date(2025, 12, 31)
    assert PERIOD.on == LAST
