"""Task Force by decision, its portfolio and clock; the corridor stands first (3-26, 31, 32; D12, D13)."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import override

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.dashboards import escalations, queue
from ncip.reference.consulted import global2000_year
from ncip.reference.models import Global2000Entry
from ncip.ui.paging import KeysetPage
from projects.implementation.models import Project, Task
from projects.implementation.presentation.receipt import receipt
from tests import people
from tests.projects.implementation.road import (
    FORMED,
    TASK_FORCE_2025,
    a_company,
    act,
    amend,
    approved,
    formed,
    open_tasks,
    refusals,
)
from tests.projects.implementation.test_pages import browser_of
from tests.projects.issues import sitting

pytestmark = pytest.mark.django_db
LATER = FORMED + timedelta(days=7)
OUTSIDE = {"oked": "52", "jobs": "0"}  # warehousing without jobs reaches 0.75 points


def assign(project, actor):
    return act(project, "assign_task_force", actor, LATER, agreement="No 12 of 01.05.2025")


def large(**fields):
    return formed(cost=str(TASK_FORCE_2025), **(OUTSIDE | fields))


@pytest.mark.rule("ncip-3-26")
def test_the_national_company_hands_over_a_large_project_outside_the_corridor():
    project = assign(large(), people.national_company())
    roles = [participant.role for participant in project.participants.all()]
    assert (project.in_corridor, project.task_force, project.task_force_since, roles) == (
        False, True, LATER, ["task_force"],
    )  # fmt: skip


@pytest.mark.rule("ncip-3-26")
@pytest.mark.parametrize(
    "who",
    [
        people.akimat,
        people.authorised_body,
        people.national_chamber,
        lambda: people.member_of(people.the(Kind.TASK_FORCE)),
        lambda: people.member_of(people.the(Kind.COUNCIL)),
    ],
)
def test_nobody_else_hands_a_project_over_by_decision(who):
    project = large()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        assign(project, who())


@pytest.mark.rule("ncip-3-26")
def test_a_smaller_project_is_not_handed_over_by_decision():
    project = formed(cost=str(TASK_FORCE_2025 - 1), **OUTSIDE)
    assert refusals(assign, project, people.national_company()) == [("below_task_force_size", "cost")]


@pytest.mark.rule("ncip-31")
def test_what_passed_by_itself_is_not_handed_over_again():
    project = formed(cost=str(TASK_FORCE_2025))
    assert refusals(assign, project, people.national_company()) == [("with_task_force", None)]


def a_red_task(days, project=None):
    """A project of Task Force with a task that has been red for so many days."""
    roadmap = project or approved()
    Project.objects.filter(pk=roadmap.project_id).update(task_force=True)
    first, *others = open_tasks(roadmap)
    Task.objects.filter(pk__in=[one.pk for one in others]).update(
        due_on=timezone.localdate() + timedelta(days=30)
    )
    Task.objects.filter(pk=first.pk).update(due_on=timezone.localdate() - timedelta(days=days))
    return first


@pytest.mark.rule("ncip-31")
@pytest.mark.parametrize(("days", "due"), [(4, False), (5, False), (6, True)])
def test_a_red_task_is_taken_up_after_the_target_of_the_portal(days, due):
    a_red_task(days)
    with override_settings(TASK_FORCE_TARGET_DAYS=5):
        found = escalations.escalations(Actor.system(), timezone.localdate())
    assert [(one.clock.elapsed, one.is_due, one.who) for one in found] == [(days, due, "Qostanay Motors")]


@pytest.mark.rule("ncip-31")
def test_the_portfolio_of_task_force_says_how_much_is_late():
    a_red_task(6)
    formed(company=a_company("Not handed over"))
    actor = people.member_of(people.the(Kind.TASK_FORCE))
    client = browser_of(actor, "en")
    page = client.get("/panel/task-force/")
    shown = page.context
    assert (shown["projects"].value, shown["red"].value, shown["sums"].beyond_target) == (1, 1, 1)
    for number in ("projects", "red", "yellow"):
        assert client.get(shown[number].url).context["total"] == shown[number].value
    assert client.get("/panel/").url == "/panel/task-force/"


@pytest.mark.rule("ncip-32-a")
def test_cases_and_projects_of_the_corridor_stand_first():
    inside = formed(cost=str(TASK_FORCE_2025), company=a_company("Inside"), title="Inside")
    formed(company=a_company("Outside"), title="Outside")
    actor = people.akimat()
    cases = [(case.subject.title, case.in_corridor) for case in queue.cases(actor, FORMED)]
    rows = browser_of(actor).get("/projects/").context["page"].rows
    assert (cases, rows[0].pk) == ([("Inside", True), ("Outside", False)], inside.pk)


@pytest.mark.rule("ncip-30", "ncip-app1-g2000")
def test_a_place_of_the_investor_or_its_parent_in_the_list_is_scored_again_and_proposed():
    parent = a_company("Parent")
    project = formed(
        company=a_company("Daughter", parent=parent),
        cost="45000000",
        currency="USD",
        hs_code="2523",
        jobs="0",
    )
    entry = Global2000Entry.objects.first()
    amend(parent, "set_global2000", Actor.system(), LATER, global2000_entry=str(entry.pk))
    project = Project.objects.get(pk=project.pk)
    assert (project.corridor_scores.count(), project.in_corridor, project.corridor_flag) == (
        2,
        False,
        "proposed",
    )


@pytest.mark.rule("ncip-31", "ncip-6-3")
@pytest.mark.parametrize(
    ("days", "due"), [(4, False), (5, False), (6, True)], ids=["before", "on the day", "after"]
)
def test_an_open_issue_of_task_force_is_taken_up_after_the_target_of_the_portal(days, due):
    issue = sitting.raised(sitting.in_corridor(approved().project))
    Project.objects.update(task_force=True)
    with override_settings(ISSUE_TARGET_DAYS=5):
        found = escalations.open_issues(Actor.system(), issue.raised_on + timedelta(days=days))
    assert [(one.issue.pk, one.clock.elapsed, one.is_due) for one in found] == [(issue.pk, days, due)]


@pytest.mark.rule("ncip-31")
def test_an_issue_waits_for_the_body_that_has_it_in_hand():
    body = sitting.ministry()
    sitting.forwarded(body)
    Project.objects.update(task_force=True)
    found = escalations.open_issues(Actor.system(), timezone.localdate())
    assert [one.who for one in found] == [body.organisation.name]
    client = browser_of(people.authorised_body(), "en")
    number = client.get("/panel/task-force/").context["open_issues"]
    assert (number.value, len(client.get(number.url).context["page"].rows)) == (1, 1)


@pytest.mark.rule("ncip-31")
def test_the_portfolio_is_counted_truly_whatever_page_is_shown():
    a_red_task(6)
    a_red_task(9, approved(company=a_company("Second"), title="Second"))
    with patch.object(escalations, "SHOWN", 1), override_settings(TASK_FORCE_TARGET_DAYS=5):
        day = timezone.localdate()
        shown = escalations.escalations(Actor.system(), day)
        found = escalations.sums(Actor.system(), day)
    assert (len(shown), found.projects, found.red, found.beyond_target) == (1, 2, 2, 2)


@pytest.mark.rule("ncip-31")
def test_the_projects_of_task_force_come_page_by_page_the_most_late_ones_first():
    a_red_task(6)
    second = approved(company=a_company("Second"), title="Second")
    a_red_task(9, second)
    Task.objects.filter(roadmap=second).update(due_on=timezone.localdate() - timedelta(days=9))
    rows = escalations.portfolio(Actor.system(), timezone.localdate())
    first = KeysetPage(rows, order=escalations.ORDER, limit=1)
    then = KeysetPage(rows, order=escalations.ORDER, limit=1, cursor=first.next_cursor)
    assert [[one.red_number for one in page.rows] for page in (first, then)] == [[3], [1]]


@pytest.mark.rule("ncip-32-a")
def test_the_api_gives_projects_of_the_corridor_first_when_asked():
    large_ones = [
        formed(cost=str(TASK_FORCE_2025), company=a_company(f"Inside {number}"), title="Inside").code
        for number in (1, 2)
    ]
    others = [formed(company=a_company(f"Outside {number}"), title="Out").code for number in (1, 2)]
    client, found, url = browser_of(people.akimat()), [], "/api/v1/projects/?ordering=corridor&limit=1"
    cursor = ""
    while cursor is not None:
        page = client.get(url + (f"&cursor={cursor}" if cursor else "")).json()
        found += [one["id"] for one in page["results"]]
        cursor = page["next"]
    assert found == [*reversed(large_ones), *reversed(others)]


@pytest.mark.parametrize("query", ["ordering=cost", "ordering=corridor&cursor=cGs6MQ"])
def test_the_api_refuses_an_order_or_a_cursor_that_the_list_did_not_give(query):
    assert browser_of(people.akimat()).get(f"/api/v1/projects/?{query}").status_code == 400


@pytest.mark.rule("ncip-app1-g2000", "ncip-app1-tech")
def test_a_receipt_names_the_editions_of_both_lists_also_where_nothing_was_found():
    score = formed(hs_code="0101", company=a_company("Nowhere")).corridor_scores.get()
    expected = {"global2000": global2000_year(FORMED), "goods": "2022-06-01"}
    assert (score.good, score.global2000_entry, score.receipt["editions"]) == (None, None, expected)
    with override("en"):
        evidence = {str(part["label"]): part["evidence"] for part in receipt(score)["parts"]}
    assert "list in force from" in evidence["Technology level of the goods"]
