"""The order of tasks in a roadmap: predecessors, impossible plans, what is sent for approval (48, 49)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ncip.casework import door
from ncip.journal.models import Event
from projects.implementation.guards.plan import Step, clashes
from projects.implementation.models import Precedence, Project, Roadmap, Task
from tests.people import akimat, authorised_body, national_chamber, national_company
from tests.projects.implementation.road import (
    DESIGNATED,
    a_company,
    act,
    agreed,
    amend,
    drafted,
    fill,
    investor_of,
    refusals,
)

pytestmark = pytest.mark.django_db
JULY = date(2025, 7, 31)  # Thursday


def ids(*tasks: Task) -> list[str]:
    return [str(task.public_id) for task in tasks]


def two_tasks(actor=None) -> tuple[Task, Task]:
    """The study, due on 31 July 2025, and after it the technical conditions, due the same day."""
    actor = actor or akimat()
    first, second = drafted(actor).tasks.all()[:2]
    fill(first, actor)
    fill(second, actor, predecessors=ids(first))
    return first, second


# --- the rule, without a database ---------------------------------------------------------------------------------


def codes(*steps: Step, begins_on: date | None = None) -> list[tuple[str, object]]:
    return [(clash.reason.code, clash.key) for clash in clashes(steps, begins_on)]


@pytest.mark.rule("ncip-48-1")
@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2025, 7, 30), [("due_before_predecessor", "b")]),
        (JULY, []),
        (date(2025, 8, 1), []),
    ],
)
def test_a_task_is_not_due_before_its_predecessor(due, expected):
    steps = [Step("a", "Study", JULY), Step("b", "Design", due, frozenset("a"))]
    assert codes(*steps) == expected


@pytest.mark.rule("ncip-48-1")
@pytest.mark.parametrize(
    ("begins_on", "expected"),
    [(date(2025, 7, 30), []), (JULY, []), (date(2025, 8, 1), [("due_before_project", "a")]), (None, [])],
)
def test_a_task_is_not_due_before_the_project_begins(begins_on, expected):
    assert codes(Step("a", "Study", JULY), begins_on=begins_on) == expected


@pytest.mark.rule("ncip-48-1")
def test_a_circle_is_told_once_with_the_names_of_its_tasks():
    steps = [
        Step("a", "Study", None, frozenset("c")),
        Step("b", "Design", None, frozenset("a")),
        Step("c", "Plot", None, frozenset("b")),
        Step("d", "Works", None, frozenset("c")),
    ]
    (clash,) = clashes(steps, None)
    assert (clash.about, "Study → Design → Plot → Study" in str(clash.reason.text)) == (set("abc"), True)


def test_two_circles_are_told_both():
    steps = [Step(key, key, None, frozenset(after)) for key, after in ("ab", "ba", "cd", "dc")]
    assert [code for code, _key in codes(*steps)] == ["circle", "circle"]


@pytest.mark.rule("ncip-49-1")
def test_a_task_that_does_not_apply_holds_nobody_up():
    steps = [Step("a", "Study", JULY, applies=False), Step("b", "Design", date(2025, 7, 1), frozenset("a"))]
    assert codes(*steps, begins_on=date(2025, 6, 1)) == []


# --- through the door ---------------------------------------------------------------------------------------------


@pytest.mark.rule("ncip-48-1")
def test_the_predecessors_of_a_task_are_kept_and_stand_in_the_journal():
    first, second = two_tasks()
    event = Event.objects.get(subject_id=second.public_id, action="task.order")
    assert [list(second.predecessors.all()), list(first.successors.all())] == [[first], [second]]
    assert [one["id"] for one in event.params["after"]] == ids(first)


def test_an_edit_without_a_word_of_them_leaves_the_predecessors():
    first, second = two_tasks()
    amend(second, "edit", akimat(), DESIGNATED, title="Conditions of the grid")
    assert list(second.predecessors.all()) == [first]


def test_predecessors_are_taken_away():
    _first, second = two_tasks()
    amend(second, "edit", akimat(), DESIGNATED, predecessors=[])
    assert second.predecessors.count() == 0


@pytest.mark.rule("ncip-48-1")
def test_a_date_before_the_predecessor_is_refused_at_its_field():
    _first, second = two_tasks()
    found = refusals(amend, second, "edit", akimat(), DESIGNATED, due_on="2025-07-30")
    assert found == [("due_before_predecessor", "due_on")]


@pytest.mark.rule("ncip-48-1")
def test_a_date_behind_those_that_wait_for_the_task_is_refused_too():
    first, _second = two_tasks()
    found = refusals(amend, first, "edit", akimat(), DESIGNATED, due_on="2025-08-01")
    assert found == [("due_before_predecessor", "due_on")]


@pytest.mark.rule("ncip-48-1")
def test_a_circle_is_refused():
    first, second = two_tasks()
    found = refusals(amend, first, "edit", akimat(), DESIGNATED, predecessors=ids(second))
    assert found == [("circle", "predecessors")]


@pytest.mark.rule("ncip-48-1")
def test_a_task_does_not_come_before_itself():
    first, _second = two_tasks()
    found = refusals(amend, first, "edit", akimat(), DESIGNATED, predecessors=ids(first))
    assert found == [("foreign_task", "predecessors")]


@pytest.mark.rule("ncip-48-1")
def test_a_task_of_another_roadmap_is_no_predecessor():
    actor = akimat()
    first, _second = two_tasks(actor)
    foreign = drafted(actor, company=a_company("Tobyl Steel")).tasks.all()[0]
    found = refusals(amend, first, "edit", actor, DESIGNATED, predecessors=ids(foreign))
    assert found == [("foreign_task", "predecessors")]


@pytest.mark.rule("ncip-48-1")
def test_a_new_task_fits_the_plan_as_well():
    first, _second = two_tasks()
    params = {
        "stage": "pre_investment",
        "title": "Survey",
        "due_on": "2025-07-30",
        "predecessors": ids(first),
    }
    found = refusals(
        door.create, Task, params, akimat(), at=first.created_at, channel="demo", parent=first.roadmap
    )
    assert found == [("due_before_predecessor", "due_on")]


@pytest.mark.rule("ncip-48-1")
def test_what_was_in_order_and_is_no_more_is_not_sent():
    roadmap = agreed()
    Project.objects.filter(pk=roadmap.project_id).update(planned_start=date(2025, 8, 1))
    found = refusals(act, Roadmap.objects.get(pk=roadmap.pk), "submit", akimat(), DESIGNATED)
    assert found == [("due_before_project", "due_on")] * 3


def test_the_database_keeps_an_order_once_and_never_of_a_task_with_itself():
    first, second = two_tasks()
    for task, before in ((second, first), (first, first)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Precedence.objects.create(task=task, before=before)


# --- through page and API -----------------------------------------------------------------------------------------


def signed_in(actor) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    actor.user.language = "en"
    actor.user.save()
    client.force_login(actor.user)
    return client


@pytest.mark.rule("ncip-48-1")
def test_the_page_says_what_is_wrong_with_a_date_and_keeps_what_was_typed():
    actor = akimat()
    first, second = two_tasks(actor)
    url = reverse("amend", args=["task", second.public_id, "edit"])
    sent = {
        "stage": second.stage,
        "title": "Typed title",
        "due_on": "30.07.2025",
        "predecessors": ids(first),
    }
    answer = signed_in(actor).post(url, sent)
    text = answer.content.decode()
    assert (answer.status_code, "before “Feasibility study” which precedes it" in text) == (422, True)
    assert ("Typed title" in text, "48" in text) == (True, True)


@pytest.mark.rule("ncip-48-1")
def test_the_api_says_the_same_with_field_and_rule():
    actor = akimat()
    _first, second = two_tasks(actor)
    answer = signed_in(actor).patch(
        f"/api/v1/tasks/{second.public_id}/",
        {"due_on": "2025-07-30", "version": second.version},
        content_type="application/json",
    )
    (reason,) = answer.json()["reasons"]
    assert (answer.status_code, reason["code"], reason["field"], reason["rule"]) == (
        422,
        "due_before_predecessor",
        "due_on",
        "ncip-48-1",
    )


def test_the_api_tells_the_predecessors():
    actor = akimat()
    first, second = two_tasks(actor)
    found = signed_in(actor).get(f"/api/v1/tasks/{second.public_id}/").json()
    assert found["predecessors"] == ids(first)


def test_the_card_and_the_task_say_what_comes_before_and_what_waits():
    actor = akimat()
    first, second = two_tasks(actor)
    client, project = signed_in(actor), first.roadmap.project
    card = client.get(project.get_absolute_url()).content.decode()
    pages = [
        client.get(reverse("project_task", args=[project.code, task.public_id])).content.decode()
        for task in (first, second)
    ]
    assert ("after 1.1" in card, 'class="g-dep"' in card) == (True, True)
    assert ["What waits for this task" in pages[0], "Predecessors" in pages[1]] == [True, True]


@pytest.mark.rule("ncip-49-2")
def test_a_stage_without_tasks_is_refused_through_page_and_api():
    actor = akimat()
    roadmap = agreed(actor)
    roadmap.tasks.filter(stage="investment").delete()
    act(roadmap, "agree", investor_of(roadmap.project), DESIGNATED)
    client = signed_in(actor)
    page = client.post(reverse("perform", args=["roadmap", roadmap.public_id, "submit"]))
    api = client.post(f"/api/v1/roadmaps/{roadmap.public_id}/actions/submit/", {}, "application/json")
    assert (page.status_code, "or say why its tasks are not applicable" in page.content.decode()) == (
        422,
        True,
    )
    assert [(one["code"], one["rule"]) for one in api.json()["reasons"]] == [("stage_empty", "ncip-49-2")]


@pytest.mark.rule("ncip-49-1")
def test_not_applicable_without_a_reason_is_refused_through_page_and_api():
    actor = akimat()
    task = drafted(actor).tasks.all()[0]
    client = signed_in(actor)
    page = client.post(
        reverse("perform", args=["task", task.public_id, "mark_not_applicable"]), {"reason": ""}
    )
    api = client.post(f"/api/v1/tasks/{task.public_id}/actions/mark_not_applicable/", {}, "application/json")
    assert (page.status_code, "Say why the task is not applicable." in page.content.decode()) == (400, True)
    assert (api.status_code, [one["field"] for one in api.json()["reasons"]]) == (400, ["reason"])


@pytest.mark.parametrize("who", [national_company, national_chamber, authorised_body])
def test_nobody_but_the_designated_akimat_orders_tasks(who):
    first, second = two_tasks()
    with pytest.raises(door.WrongRole):
        amend(first, "edit", who(), DESIGNATED, predecessors=ids(second))
