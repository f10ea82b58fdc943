"""How a task stood on a past day, derived from dates and suspensions (55; D19, D22, D25)."""

from datetime import date, timedelta

import pytest

from ncip.casework.actor import Actor
from projects.implementation import lights
from projects.implementation.models import Project, Task
from tests.people import akimat, authorised_body
from tests.projects.implementation.road import APPROVED, DUE, act, approved, complete, open_tasks

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)
YELLOW = DUE - 10 * ONE  # Monday 21 July: ten days are left


def standing(on):
    return lights.standing(Task.objects.all(), on).count()


def colours(on):
    tasks = lights.standing(Task.objects.all(), on)
    return {shade: lights.of_colour(tasks, shade, on).count() for shade in ("red", "yellow", "green")}


def course(task, on):
    intervals = task.roadmap.project.suspensions.values_list("suspended_on", "resumed_on")
    return [(spell.colour.value, spell.first, spell.last) for spell in lights.spells(task, on, intervals)]


@pytest.mark.rule("ncip-55-green", "ncip-55-yellow", "ncip-55-red")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (APPROVED - ONE, {"red": 0, "yellow": 0, "green": 0}),
        (APPROVED, {"red": 0, "yellow": 0, "green": 3}),
        (YELLOW - ONE, {"red": 0, "yellow": 0, "green": 3}),
        (YELLOW, {"red": 0, "yellow": 3, "green": 0}),
        (DUE, {"red": 0, "yellow": 3, "green": 0}),
        (DUE + ONE, {"red": 3, "yellow": 0, "green": 0}),
    ],
)
def test_the_colours_of_every_past_day_follow_from_the_dates(day, expected):
    approved()
    assert colours(day) == expected


@pytest.mark.rule("ncip-55-red")
def test_a_completed_task_was_red_until_the_day_before_its_completion():
    task = open_tasks(approved())[0]
    complete(task, akimat(), DUE + 9 * ONE, completed_on=DUE + 5 * ONE)
    assert [standing(DUE + 4 * ONE), standing(DUE + 5 * ONE)] == [3, 2]


@pytest.mark.rule("ncip-35")
def test_a_suspended_project_had_no_colour_from_the_first_day_to_the_day_before_it_was_resumed():
    project = Project.objects.get(pk=approved().project_id)
    act(project, "suspend", Actor.system(), DUE + ONE, reason="Decision")
    act(project, "resume", authorised_body(), DUE + 4 * ONE, reason="Mended")
    days = [DUE, DUE + ONE, DUE + 3 * ONE, DUE + 4 * ONE]
    assert [standing(day) for day in days] == [3, 0, 0, 3]


@pytest.mark.rule("ncip-35")
def test_the_tasks_of_an_excluded_project_had_colours_until_the_day_before():
    project = Project.objects.get(pk=approved().project_id)
    act(project, "exclude", Actor.system(), DUE, reason="Decision")
    assert [standing(DUE - ONE), standing(DUE), Task.objects.live().open().count()] == [3, 0, 0]


def test_what_stands_today_is_what_the_live_tasks_are():
    roadmap = approved()
    complete(open_tasks(roadmap)[0], akimat(), DUE)
    live = set(Task.objects.live().open().values_list("pk", flat=True))
    assert set(lights.standing(Task.objects.all(), date.today()).values_list("pk", flat=True)) == live


@pytest.mark.rule("ncip-55", "ncip-55-red")
def test_the_course_of_a_task_names_each_colour_with_its_days():
    task = open_tasks(approved())[0]
    assert course(task, DUE + 3 * ONE) == [
        ("green", APPROVED, YELLOW - ONE),
        ("yellow", YELLOW, DUE),
        ("red", DUE + ONE, DUE + 3 * ONE),
    ]


@pytest.mark.rule("ncip-35")
def test_the_course_of_a_task_leaves_out_the_days_of_a_suspension():
    task = open_tasks(approved())[0]
    project = Project.objects.get(pk=task.roadmap.project_id)
    act(project, "suspend", Actor.system(), DUE + 2 * ONE, reason="Decision")
    act(project, "resume", authorised_body(), DUE + 5 * ONE, reason="Mended")
    assert course(task, DUE + 6 * ONE)[2:] == [
        ("red", DUE + ONE, DUE + ONE),
        ("none", DUE + 2 * ONE, DUE + 4 * ONE),
        ("red", DUE + 5 * ONE, DUE + 6 * ONE),
    ]


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        (date(2026, 11, 21), date(2026, 10, 31), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 9, 30), date(2026, 9, 30)),
        (date(2027, 1, 31), date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_today_is_compared_with_the_ends_of_the_month_and_the_quarter_before(day, month, quarter):
    assert lights.compared_days(day) == {"month": month, "quarter": quarter}
