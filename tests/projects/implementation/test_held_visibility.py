"""What a mission sees of the project it started, and who answers for a task."""

from types import SimpleNamespace

import pytest

from frontoffices.registry.enums import Kind
from projects.attraction.models import Initiative
from projects.implementation import permissions
from projects.implementation.enums import ParticipantRole
from projects.implementation.models import Project, Roadmap, Task
from projects.implementation.participants import enrol
from tests.people import akimat, member_of, the
from tests.projects.attraction import people as module_1
from tests.projects.implementation.road import DESIGNATED, drafted

pytestmark = pytest.mark.django_db


def started_by_a_mission():
    """A project with a roadmap that goes back to an initiative of the embassy in Germany."""
    project = drafted().project
    module_1.assigned()
    Project.objects.filter(pk=project.pk).update(initiative=Initiative.objects.get())
    return project


def seen_by(actor):
    return [model.objects.visible_to(actor).exists() for model in (Project, Roadmap, Task)]


@pytest.mark.rule("ncip-24")
def test_a_mission_sees_no_roadmap_and_no_tasks_of_its_project():
    started_by_a_mission()
    assert seen_by(module_1.embassy()) == [True, False, False]


@pytest.mark.rule("ncip-24")
def test_a_mission_that_takes_part_sees_the_roadmap_too():
    project, embassy = started_by_a_mission(), module_1.embassy()
    enrol(project, embassy.organisation, ParticipantRole.ACCOMPANYING, DESIGNATED)
    assert seen_by(embassy) == [True, True, True]


@pytest.mark.rule("ncip-48-5")
@pytest.mark.parametrize(("iso", "answer"), [("KZ-39", True), ("KZ-79", False)])
def test_the_body_named_in_a_task_answers_for_it_and_no_other(iso, answer):
    named = the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    task = SimpleNamespace(responsible_kind="body", responsible_id=named.pk)
    assert permissions.responsible_for_task(akimat(iso), task) is answer


@pytest.mark.rule("ncip-48-5")
def test_nobody_answers_for_a_task_without_a_named_body():
    task = SimpleNamespace(responsible_kind="body", responsible_id=None)
    assert permissions.responsible_for_task(member_of(the(Kind.CENTRAL_BODY)), task) is False
