"""Tasks, stages, colours and reminders: RM-12, PS-8 to PS-10 (49, 53, 55, 60; D19, D22, D23, D41)."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from frontoffices.registry.enums import Kind
from ncip.accounts.enums import Role
from ncip.casework import door
from ncip.casework.models import Deadline, Notice
from ncip.journal.models import Event
from ncip.law.terms import LOCAL
from projects.implementation.models import Project, Task, TaskReminder
from projects.implementation.reminders import remind
from tests.people import akimat, member_of, national_company, the
from tests.projects.implementation.road import (
    APPROVED,
    COMPLETED,
    DESIGNATED,
    DUE,
    act,
    approved,
    at,
    awaiting,
    complete,
    drafted,
    fill,
    investor_of,
    open_tasks,
    refusals,
    written,
)

pytestmark = pytest.mark.django_db
EXAMPLES = json.loads((Path(__file__).parents[2] / "ncip/law/worked_examples.json").read_text())
JULY = date(2025, 7, 11)  # Friday


def stage_of(project):
    return Project.objects.with_stage().get(pk=project.pk).stage


@pytest.mark.rule("ncip-53", "ncip-52")
def test_a_task_begins_only_under_an_approved_roadmap():
    task = written().tasks.open()[0]
    assert refusals(act, task, "start", akimat(), DESIGNATED) == [("roadmap_not_approved", None)]


@pytest.mark.rule("ncip-48-5", "ncip-53")
def test_the_responsible_and_the_akimat_carry_a_task_out():
    first, second, _third = open_tasks(approved())
    act(first, "start", investor_of(first.roadmap.project), JULY)
    act(second, "start", akimat(), JULY, started_on="2025-07-01")
    assert (first.state, first.started_on, second.started_on) == ("in_progress", JULY, date(2025, 7, 1))


@pytest.mark.rule("ncip-48-5")
def test_nobody_else_carries_a_task_out():
    task = open_tasks(approved())[0]
    with pytest.raises(door.WrongRole):
        act(task, "start", national_company(), JULY)


@pytest.mark.rule("ncip-60")
def test_a_completion_needs_its_evidence():
    task = open_tasks(approved())[0]
    found = refusals(act, task, "complete", akimat(), JULY, completed_on=str(JULY))
    assert found == [("required", "evidence")]


@pytest.mark.rule("ncip-60")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-07-11", []),
        ("2025-07-12", [("completed_in_future", "completed_on")]),
        ("2025-07-01", []),
        ("2025-06-30", [("completed_before_start", "completed_on")]),
    ],
)
def test_a_completion_is_not_in_the_future_and_not_before_the_start(day, expected):
    task = open_tasks(approved())[0]
    act(task, "start", akimat(), JULY, started_on="2025-07-01")
    assert refusals(complete, task, akimat(), JULY, date.fromisoformat(day)) == expected


@pytest.mark.rule("ncip-49-1", "ncip-49-2", "ncip-49-3")
def test_the_stage_follows_from_the_tasks_by_itself():
    roadmap = approved()
    project, found = roadmap.project, []
    for task in open_tasks(roadmap):
        found.append(stage_of(project))
        complete(task, akimat(), JULY)
    assert found == ["pre_investment", "investment", "post_investment"]
    assert stage_of(project) is None


@pytest.mark.rule("ncip-49-2")
def test_projects_are_found_by_their_stage():
    roadmap = approved()
    complete(open_tasks(roadmap)[0], akimat(), JULY)
    assert [Project.objects.in_stage(stage).count() for stage in ("pre_investment", "investment")] == [0, 1]


@pytest.mark.rule("ncip-60")
def test_the_last_task_brings_the_project_to_validation():
    project = awaiting()
    roadmap = project.current_roadmap
    term = Deadline.objects.get(subject_id=project.public_id, term="validation")
    assert (project.state, roadmap.state, term.responsible) == (
        "awaiting_validation",
        "completed",
        the(Kind.NATIONAL_CHAMBER),
    )


@pytest.mark.rule("ncip-60")
def test_before_the_last_task_nothing_moves():
    roadmap = approved()
    for task in open_tasks(roadmap)[:2]:
        complete(task, akimat(), JULY)
    assert Project.objects.get().state == "with_roadmap"


@pytest.mark.rule("ncip-60")
@pytest.mark.parametrize(
    ("completed", "delay"),
    [
        pytest.param(JULY, 0, id="reported at once"),
        pytest.param(
            date(2025, 6, 30), 11, id="reported late: the clock of the chamber starts at the report"
        ),
    ],
)
def test_the_chamber_has_5_working_days_from_completion_or_late_report(completed, delay):
    roadmap = approved()
    for task in open_tasks(roadmap):
        complete(task, akimat(), JULY, completed)
    project = Project.objects.get()
    term = Deadline.objects.get(subject_id=project.public_id, term="validation")
    assert term.last_day == date(2025, 7, 18)  # Friday to Friday
    assert (project.last_task_completed_on, project.report_delay_days) == (completed, delay)


@pytest.mark.rule("ncip-60")
def test_worked_example_of_the_validation_term():
    roadmap = approved(on=date(2025, 6, 12))
    for task in open_tasks(roadmap):
        complete(task, akimat(), COMPLETED)
    assert Deadline.objects.get(term="validation").last_day == date(2025, 6, 20)


# colours


@pytest.mark.rule("ncip-55-red", "ncip-55-yellow", "ncip-55-green")
@pytest.mark.parametrize("example", EXAMPLES["dashboard"], ids=lambda example: str(example["due"]))
def test_worked_examples_of_colours_in_python_and_in_the_database(example):
    today, due = date.fromisoformat(example["today"]), date.fromisoformat(example["due"])
    task = open_tasks(approved())[0]
    Task.objects.filter(pk=task.pk).update(due_on=due)
    if example.get("completed"):
        complete(task, akimat(), today)
    shown = Task.objects.with_colour(today).get(pk=task.pk)
    expected = example["color"] or "none"
    assert (shown.colour, shown.light(today).colour) == (expected, expected)


@pytest.mark.rule("ncip-55")
def test_projects_count_their_tasks_by_colour():
    roadmap = approved()
    first, second, _third = open_tasks(roadmap)
    Task.objects.filter(pk=first.pk).update(due_on=JULY - timedelta(days=1))
    Task.objects.filter(pk=second.pk).update(due_on=JULY + timedelta(days=10))
    project = Project.objects.with_lights(JULY).get()
    assert (project.red_tasks, project.yellow_tasks, project.green_tasks) == (1, 1, 1)
    assert Project.objects.with_light("red", JULY).count() == 1


@pytest.mark.rule("ncip-55")
def test_tasks_of_a_draft_have_no_colour_on_the_list():
    roadmap = drafted()
    fill(roadmap.tasks.first(), akimat(), due_on="2025-06-01")
    assert Project.objects.with_light("red", JULY).count() == 0


# reminders


def nine(day):
    return datetime(day.year, day.month, day.day, 9, tzinfo=LOCAL)


def levels():
    return list(TaskReminder.objects.order_by("task", "level").values_list("level", flat=True))


@pytest.mark.rule("ncip-55")
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (nine(date(2025, 7, 30)) - timedelta(seconds=1), []),
        (nine(date(2025, 7, 30)), [-1]),  # the working day before Thursday 31 July
        (nine(date(2025, 8, 1)) - timedelta(seconds=1), [-1]),
        (nine(date(2025, 8, 1)), [-1, 1]),
        (nine(date(2025, 8, 5)), [-1, 1, 3]),
        (nine(date(2025, 8, 8)), [-1, 1, 3, 6]),
    ],
)
def test_the_ladder_of_a_task(moment, expected):
    roadmap = approved()
    for task in open_tasks(roadmap)[1:]:
        Task.objects.filter(pk=task.pk).update(due_on=date(2026, 7, 31))
    assert roadmap.tasks.open()[0].due_on == DUE
    remind(moment)
    assert levels() == expected


@pytest.mark.rule("ncip-55")
def test_steps_passed_at_once_tell_once_and_never_again():
    approved()
    late = nine(date(2025, 8, 20))
    assert (remind(late), remind(late), remind(late + timedelta(days=1))) == (3, 0, 0)
    assert Event.objects.filter(action="deadline.passed", subject_label="task").count() == 3
    assert levels() == [-1, 1, 3, 6] * 3


@pytest.mark.rule("ncip-55")
def test_a_late_task_reaches_head_and_authorised_body():
    approved()
    head = akimat(role=Role.HEAD).user
    authority = member_of(the(Kind.AUTHORISED_BODY)).user
    moment = nine(date(2025, 8, 8))
    remind(moment)
    told = Notice.objects.filter(channel="portal", created_at=moment, user__in=[head, authority])
    assert set(told.values_list("user", flat=True)) == {head.pk, authority.pk}


@pytest.mark.rule("ncip-55")
def test_a_completed_task_is_not_reminded_of():
    roadmap = approved()
    for task in open_tasks(roadmap):
        complete(task, akimat(), APPROVED + timedelta(days=1))
    assert remind(nine(date(2025, 8, 20))) == 0


@pytest.mark.rule("ncip-56")
def test_the_delay_of_a_task_is_counted_in_calendar_days():
    task = open_tasks(approved())[0]
    assert [task.delay_days(DUE + timedelta(days=days)) for days in (-1, 0, 1)] == [0, 0, 1]


def test_the_notice_of_a_completion_goes_to_the_akimat():
    task = open_tasks(approved())[0]
    Notice.objects.all().delete()
    officer = akimat().user
    complete(task, investor_of(task.roadmap.project), JULY)
    assert Notice.objects.filter(user=officer, channel="portal", created_at=at(JULY)).count() == 1
