"""How a task stood on a past day, derived from dates and suspensions (55; D19, D22, D25)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ncip.casework.actor import Actor
from ncip.law.colours import Colour
from projects.implementation import lights
from projects.implementation.models import Project, Task
from projects.implementation.presentation import course as course_of
from tests.people import akimat, authorised_body
from tests.projects.implementation.road import APPROVED, DUE, act, approved, complete, open_tasks
from tests.projects.implementation.test_pages import browser_of

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


@pytest.mark.rule("ncip-55")
@pytest.mark.parametrize(("completed_on", "days"), [(-1, 0), (0, 0), (1, 1)])
def test_a_task_completed_by_the_day_of_the_approval_never_had_a_colour(completed_on, days):
    task = open_tasks(approved())[0]
    task.completed_on = APPROVED + completed_on * ONE
    found = lights.spells(task, DUE, [])
    assert sum(one.days for one in found) == days


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


def spell(colour, first, last):
    return lights.Spell(Colour(colour), DUE + first * ONE, DUE + last * ONE)


@pytest.mark.rule("ncip-55")
def test_the_course_of_a_project_follows_the_worst_of_its_tasks():
    early = [spell("green", 0, 4), spell("yellow", 5, 9), spell("red", 10, 12)]
    later = [spell("green", 0, 8), spell("yellow", 9, 20)]
    assert lights.worst([early, later]) == [
        spell("green", 0, 4),
        spell("yellow", 5, 9),
        spell("red", 10, 12),
        spell("yellow", 13, 20),
    ]


def test_days_without_a_task_to_be_done_have_no_colour():
    assert lights.worst([[spell("red", 0, 1)], [spell("red", 4, 5)]]) == [
        spell("red", 0, 1),
        spell("red", 4, 5),
    ]


@pytest.mark.rule("ncip-55-red")
@pytest.mark.parametrize(("day", "days"), [(DUE, 0), (DUE + ONE, 1), (DUE + 4 * ONE, 4)])
def test_time_in_red_is_counted_from_the_day_after_the_due_date(day, days):
    assert course_of.of_task(open_tasks(approved())[0], day).red_days == days


@pytest.mark.rule("ncip-55")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_of_a_task_and_of_its_project_show_how_the_colour_changed(language):
    task = open_tasks(approved())[0]
    project = task.roadmap.project
    client = browser_of(authorised_body(), language)
    pages = [
        client.get(reverse("project_task", args=[project.code, task.public_id])),
        client.get(project.get_absolute_url()),
    ]
    days = (timezone.localdate() - DUE).days
    assert [page.context["course"].red_days for page in pages] == [days, days]
    assert all('id="course-title"' in page.content.decode() for page in pages)


@pytest.mark.rule("ncip-55")
def test_the_api_tells_the_course_of_a_task_and_of_its_project():
    task = open_tasks(approved())[0]
    client = browser_of(authorised_body())
    told = client.get(f"/api/v1/tasks/{task.public_id}/").json()
    project = client.get(f"/api/v1/projects/{task.roadmap.project.code}/").json()
    expected = course_of.of_task(task, timezone.localdate())
    assert (told["course"], told["days_in_red"]) == (expected.as_json(), expected.red_days)
    assert project["course"] == expected.as_json()
