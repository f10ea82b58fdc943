"""Which tasks and projects the rating counts, and what each costs, read from the real tables (56, D21, D22)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from uuid6 import uuid7

from ncip.law.quarters import Quarter
from projects.implementation.models import Suspension, Task
from rating.delays.inputs import read
from rating.delays.periods import Period
from rating.delays.queries import was_late
from rating.delays.standing import bands_of, figures, live
from tests.ncip.law.conftest import worked
from tests.projects.implementation.road import region
from tests.rating.delays.rated import (
    AFTER,
    FIRST,
    LAST,
    LONG_BEFORE,
    PERIOD,
    QUARTER,
    a_project,
    a_task,
    late,
    line,
)

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)
# The regions of the worked example, by their numbers in the order of its letters.
REGIONS = dict(zip("ABCDEF", ("KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27"), strict=True))


@pytest.mark.rule("ncip-56", "ncip-56-a", "ncip-56-b", "ncip-56-c", "ncip-56-d")
def test_the_worked_example_passes_through_the_database():
    examples = worked("roadmap_rating")
    for row in examples:
        late(REGIONS[row["region"]], row["delays"], row["projects"])
    found = [
        (one.place, one.region.iso, one.points, one.projects) for one in live(PERIOD).lines[: len(examples)]
    ]
    assert found == [
        (row["place"], REGIONS[row["region"]], Decimal(str(row["points"])), row["projects"])
        for row in examples
    ]


@pytest.mark.rule("ncip-56-a", "ncip-56-b", "ncip-56-c")
@pytest.mark.parametrize(
    ("days", "points"),
    [(0, "0"), (1, "0.5"), (5, "0.5"), (6, "1"), (15, "1"), (16, "1.5"), (200, "1.5")],
)
def test_each_band_includes_its_last_day(days, points):
    a_task(a_project(), LAST - timedelta(days=days))
    assert line().points == Decimal(points)


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    ("completed", "tasks"),
    [(FIRST - ONE_DAY, 0), (FIRST, 1), (FIRST + ONE_DAY, 1)],
)
def test_a_task_completed_late_counts_from_the_first_day_of_the_quarter_on(completed, tasks):
    a_task(a_project(), FIRST - timedelta(days=10), completed)
    assert line().tasks == tasks


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(("due", "tasks"), [(LAST - ONE_DAY, 1), (LAST, 0), (AFTER, 0)])
def test_a_task_due_on_the_last_day_was_not_overdue_in_the_quarter(due, tasks):
    a_task(a_project(), due)
    assert line().tasks == tasks


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    ("completed", "days"), [(date(2025, 8, 4), 0), (date(2025, 8, 5), 0), (date(2025, 8, 6), 1)]
)
def test_delay_begins_on_the_day_after_the_due_date(completed, days):
    a_task(a_project(), date(2025, 8, 5), completed)
    assert read(PERIOD).delays == ({"39": {1: 1}} if days else {})


@pytest.mark.rule("ncip-56")
def test_a_task_completed_late_keeps_its_delay():
    a_task(a_project(), date(2025, 8, 5), date(2025, 8, 11))
    assert (line().points, line().still_open) == (Decimal(1), 0)


@pytest.mark.rule("ncip-56")
def test_a_task_completed_after_the_quarter_was_open_on_its_last_day():
    a_task(a_project(), LAST - timedelta(days=3), AFTER)
    assert (line().points, line().still_open) == (Decimal("0.5"), 1)


@pytest.mark.rule("ncip-56")
def test_calendar_days_are_counted_over_holidays():
    a_task(a_project(), date(2026, 3, 20), date(2026, 3, 26))  # Friday before Nauryz, Thursday after it
    assert line(period=Period.of(Quarter(2026, 1), date(2026, 4, 1))).bands == (0, 1, 0)


@pytest.mark.rule("ncip-56")
def test_a_delay_over_new_year_counts_in_both_years():
    a_task(a_project(), date(2025, 12, 29), date(2026, 1, 5))
    old, new = (Period.of(one, date(2026, 4, 1)) for one in (Quarter(2025, 4), Quarter(2026, 1)))
    assert (line(period=old).points, line(period=new).points) == (Decimal("0.5"), Decimal(1))


@pytest.mark.rule("ncip-56")
def test_the_running_quarter_is_rated_as_of_today():
    a_task(a_project(), date(2025, 8, 5))
    assert [line(period=Period.of(QUARTER, day)).points for day in (date(2025, 8, 5), date(2025, 8, 6))] == [
        Decimal(0),
        Decimal("0.5"),
    ]


@pytest.mark.rule("ncip-56")
def test_inapplicable_tasks_cost_nothing():
    a_task(a_project(), FIRST, state="not_applicable", not_applicable_reason="The plot has everything")
    assert line().tasks == 0


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    "facts",
    [
        {"pool": "regional", "state": "formed"},
        {"pool_since": AFTER},
        {"pool": "", "left_pool_on": LAST, "left_pool_why": "decision", "state": "excluded"},
        {"roadmap": {"state": "on_approval"}},
        {"roadmap": {"approved_on": AFTER}},
        {"roadmap": {"is_current": False}},
    ],
)
def test_only_national_projects_with_an_approved_roadmap_are_counted(facts):
    project = a_project(**facts)
    Task.objects.all().delete()
    roadmap = project.roadmaps.get()
    Task.objects.create(
        roadmap=roadmap,
        stage="investment",
        title="Late",
        position=1,
        due_on=FIRST,
        state="in_progress",
        created_at=roadmap.created_at,
        changed_at=roadmap.changed_at,
    )
    assert (line().place, line().projects, line().tasks) == (None, 0, 0)


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize("day", [FIRST, LAST])
def test_a_project_counts_from_the_day_its_roadmap_is_approved(day):
    a_project(roadmap={"approved_on": day}, pool_since=day)
    assert line().projects == 1


@pytest.mark.rule("ncip-56", "ncip-36-a")
@pytest.mark.parametrize(("left", "projects"), [(LAST - ONE_DAY, 0), (LAST, 0), (AFTER, 1)])
def test_a_project_counts_until_the_day_it_leaves_the_pool(left, projects):
    a_project(pool="", left_pool_on=left, left_pool_why="three_years", state="aftercare")
    assert line().projects == projects


@pytest.mark.rule("ncip-56")
def test_a_completed_roadmap_still_counts():
    a_project(state="aftercare", roadmap={"state": "completed"})
    assert line().projects == 1


@pytest.mark.rule("ncip-56")
def test_regions_without_projects_stand_last_and_are_not_rated():
    late("KZ-39", [40], 1)
    lines = live(PERIOD).lines
    assert (len(lines), lines[0].place, {one.place for one in lines[1:]}) == (20, 1, {None})


@pytest.mark.rule("ncip-56-d")
def test_equal_regions_share_a_place_in_the_order_of_their_codes():
    for iso in ("KZ-79", "KZ-11"):
        late(iso, [3], 2)
    assert [(one.place, one.region.iso) for one in live(PERIOD).lines[:2]] == [(1, "KZ-11"), (1, "KZ-79")]


def suspended(project, first, resumed=None):
    Suspension.objects.create(project=project, suspended_on=first, resumed_on=resumed)


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    ("resumed", "points"),
    [
        (date(2025, 9, 26), "0.5"),
        (date(2025, 9, 25), "1"),
        (date(2025, 9, 16), "1"),
        (date(2025, 9, 15), "1.5"),
        (None, "0"),
    ],
)
def test_days_of_suspension_are_not_delay(resumed, points):
    project = a_project()
    a_task(project, date(2025, 9, 10))
    suspended(project, date(2025, 9, 11), resumed)
    assert (line().points, read(PERIOD).places()[0].points) == (Decimal(points), Decimal(points))


def test_pages_and_kept_rows_count_the_same():
    stopped = a_project("KZ-11")
    suspended(stopped, date(2025, 9, 1), date(2025, 9, 11))
    for project in (stopped, a_project(), a_project()):
        for days in (1, 5, 6, 20, 90):
            a_task(project, LAST - timedelta(days=days))
            a_task(project, LAST - timedelta(days=days + 3), LAST - timedelta(days=3))
    numbers = {region(iso).pk: iso[3:] for iso in ("KZ-11", "KZ-39")}
    assert {numbers[key]: rows for key, rows in figures(PERIOD).delays.items()} == read(PERIOD).delays


def test_the_open_tasks_are_told_apart():
    project = a_project()
    suspended(project, date(2025, 7, 1))
    a_task(project, date(2025, 6, 20))
    a_task(project, date(2025, 7, 5))
    assert (line().tasks, line().still_open, read(PERIOD).still_open["39"]) == (1, 1, 1)


def test_bands_count_only_tasks_that_cost_points():
    assert bands_of({0: 4, 1: 1, 5: 2, 6: 3, 16: 1, 40: 1}, live(PERIOD).scale) == (3, 3, 2)


def test_the_rating_takes_as_many_queries_for_one_project_as_for_three(django_assert_num_queries):
    for _number in range(2):
        a_task(a_project(), FIRST)
        with django_assert_num_queries(5):
            live(PERIOD)
        with django_assert_num_queries(5):
            read(PERIOD)


def test_late_tasks_are_found_by_index():
    project = a_project()
    model = a_task(project, LAST + ONE_DAY)
    more = [
        {**vars(model), "id": None, "public_id": uuid7(), "title": str(number)} for number in range(2_000)
    ]
    columns = {column.attname for column in Task._meta.concrete_fields}
    Task.objects.bulk_create(
        Task(**{name: value for name, value in row.items() if name in columns}) for row in more
    )
    a_task(project, FIRST, FIRST + ONE_DAY)
    with CaptureQueriesContext(connection) as asked, connection.cursor() as cursor:
        list(Task.objects.filter(was_late(PERIOD)))
        cursor.execute("ANALYZE projects_implementation_task")
        cursor.execute(f"EXPLAIN {asked.captured_queries[0]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert ("open_task_" in plan, "task_completed_late" in plan, "Seq Scan" in plan) == (True, True, False)


def test_old_quarters_are_out_of_reach_of_later_dates():
    assert (Period.of(Quarter(2025, 1), AFTER).on, Period.of(QUARTER, FIRST).on) == (date(2025, 3, 31), FIRST)
    assert LONG_BEFORE < FIRST
