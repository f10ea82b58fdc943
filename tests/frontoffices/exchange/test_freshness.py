"""Data on initiatives and projects are kept current: the last update is shown, old records are listed."""

from datetime import date, timedelta

import pytest

from frontoffices.exchange import freshness
from frontoffices.exchange.freshness import FRESH_DAYS
from frontoffices.registry.enums import Kind
from projects.implementation.models import Project, Task
from tests import people
from tests.projects.attraction import people as module1
from tests.projects.attraction.people import moment
from tests.projects.implementation import road

pytestmark = pytest.mark.django_db


def updated_on(subject) -> date:
    return freshness.of_initiative(subject, people.national_company(), date(2030, 1, 1))["updated_on"]


@pytest.mark.rule("ncip-5-17")
@pytest.mark.parametrize(
    ("days", "stale"), [(FRESH_DAYS - 1, False), (FRESH_DAYS, False), (FRESH_DAYS + 1, True)]
)
def test_an_initiative_shows_its_last_update_and_turns_old_after_a_quarter(days, stale):
    found = module1.assigned()
    day = updated_on(found)
    shown = freshness.of_initiative(found, people.mission("DE"), day + timedelta(days=days))
    assert (shown["updated_on"], shown["stale"], shown["rule"]) == (day, stale, "ncip-5-17")


@pytest.mark.rule("ncip-5-17")
@pytest.mark.parametrize(("days", "listed"), [(FRESH_DAYS, 0), (FRESH_DAYS + 1, 1)])
def test_my_work_lists_what_nobody_touched_for_a_quarter(days, listed):
    found = module1.assigned()
    actor, on = people.member_of(found.sender), updated_on(found) + timedelta(days=days)
    shown = freshness.to_bring_up_to_date(actor, on) or {"old": []}
    assert [row["subject"] for row in shown["old"]] == [found][:listed]


@pytest.mark.rule("ncip-6-8")
def test_a_task_that_moved_brings_its_project_up_to_date():
    project = Project.objects.get(pk=road.approved().project_id)
    later = project.changed_at + timedelta(days=40)
    Task.objects.filter(roadmap__project=project).update(changed_at=later)
    shown = freshness.of_project(project, people.akimat(), date(2030, 1, 1))
    assert (shown["updated_on"], shown["rule"]) == (later.date(), "ncip-6-8")


def test_the_investor_is_not_told_of_the_duties_of_offices():
    investor = people.member_of(road.an_organisation(Kind.INVESTOR, "Rhein"), name="investor")
    shown = freshness.of_initiative(module1.assigned(), investor, date(2030, 1, 1))
    assert (shown, freshness.to_bring_up_to_date(investor, date(2030, 1, 1))) == (None, None)


@pytest.mark.rule("ncip-5-17")
@pytest.mark.parametrize(("state", "listed"), [("assigned", 1), ("converted", 0), ("closed", 0)])
def test_settled_initiatives_are_not_reminded_of(state, listed):
    found = module1.assigned()
    actor = people.member_of(found.sender)
    type(found).objects.filter(pk=found.pk).update(state=state)
    shown = freshness.to_bring_up_to_date(actor, date(2030, 1, 1)) or {"old": []}
    assert len(shown["old"]) == listed


@pytest.mark.rule("ncip-6-8")
@pytest.mark.parametrize("state", ["completed", "archived"])
def test_finished_projects_are_not_reminded_of(state):
    project = Project.objects.get(pk=road.approved().project_id)
    before = freshness.to_bring_up_to_date(people.akimat(), date(2030, 1, 1))
    Project.objects.filter(pk=project.pk).update(state=state)
    after = freshness.to_bring_up_to_date(people.akimat(), date(2030, 1, 1))
    assert ([row["subject"] for row in before["old"]], after) == ([project], None)


@pytest.mark.rule("ncip-6-8")
@pytest.mark.parametrize(("days", "listed"), [(FRESH_DAYS - 1, 0), (FRESH_DAYS, 0), (FRESH_DAYS + 1, 1)])
def test_a_project_is_reminded_of_a_quarter_after_its_last_task_moved(days, listed):
    project = Project.objects.get(pk=road.approved().project_id)
    on = date(2030, 1, 1)
    moved = moment(on - timedelta(days=days), hour=0)
    Task.objects.filter(roadmap__project=project).update(changed_at=moved)
    shown = freshness.to_bring_up_to_date(people.akimat(), on) or {"old": []}
    assert [row["subject"] for row in shown["old"]] == [project][:listed]
