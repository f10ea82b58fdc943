"""Validation: PS-11, PS-12 (60; D23)."""

from datetime import date

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Deadline
from ncip.journal.models import Event
from projects.implementation.models import Project, Validation
from tests.people import akimat, authorised_body, national_chamber, national_company, the
from tests.projects.implementation.road import act, awaiting, complete, refusals, validated

pytestmark = pytest.mark.django_db
DECIDED = date(2025, 7, 14)  # Monday
LAST_DAY = date(2025, 7, 18)  # Friday, the fifth working day
LATE = date(2025, 7, 21)  # Monday


def refused(project, *tasks, on=DECIDED, reason="The plant does not run"):
    keys = [str(task.public_id) for task in tasks]
    return act(project, "refuse_validation", national_chamber(), on, reason=reason, tasks=keys)


def completed(project):
    return list(project.current_roadmap.tasks.filter(state="completed"))


@pytest.mark.rule("ncip-60-t", "ncip-60")
def test_a_validated_project_passes_to_module_3_and_leaves_a_record():
    project = validated()
    record = Validation.objects.get()
    assert (project.state, project.transferred_on) == ("aftercare", DECIDED)
    assert (record.outcome, record.organisation) == ("validated", the(Kind.NATIONAL_CHAMBER))


@pytest.mark.rule("ncip-60")
@pytest.mark.parametrize(("day", "status"), [(LAST_DAY, "met"), (LATE, "met_late")])
def test_the_chamber_decides_in_time_until_the_last_day(day, status):
    project = validated(on=day)
    assert Deadline.objects.get(subject_id=project.public_id, term="validation").status == status


@pytest.mark.rule("ncip-60")
@pytest.mark.parametrize("who", [akimat, authorised_body, national_company])
def test_only_the_national_chamber_validates(who):
    project = awaiting()
    with pytest.raises(door.WrongRole):
        act(project, "validate", who(), DECIDED, comment="")


@pytest.mark.rule("ncip-60")
def test_a_refusal_reopens_the_named_tasks_only():
    project = awaiting()
    first, *others = completed(project)
    refused(project, first)
    first.refresh_from_db()
    assert (project.state, project.current_roadmap.state) == ("with_roadmap", "approved")
    assert (first.state, first.completed_on) == ("in_progress", None)
    assert first.reopened_reason == "The plant does not run"
    assert [task.state for task in others] == ["completed", "completed"]


@pytest.mark.rule("ncip-60")
@pytest.mark.parametrize(("field", "value"), [("reason", " "), ("tasks", [])])
def test_a_refusal_needs_its_reason_and_its_tasks(field, value):
    project = awaiting()
    given = {"reason": "Why", "tasks": [str(completed(project)[0].public_id)]} | {field: value}
    found = refusals(act, project, "refuse_validation", national_chamber(), DECIDED, **given)
    assert found == [("required", field)]


@pytest.mark.rule("ncip-60")
def test_only_completed_tasks_are_named():
    project = awaiting(whole=True)
    skipped = project.current_roadmap.tasks.filter(state="not_applicable").first()
    found = refusals(refused, project, skipped)
    assert found == [("invalid_choice", "tasks")]


@pytest.mark.rule("ncip-60")
def test_a_reopened_task_completed_again_starts_a_new_term():
    project = awaiting()
    task = completed(project)[0]
    refused(project, task)
    complete(task, akimat(), LATE)
    project.refresh_from_db()
    days = list(Deadline.objects.filter(term="validation").order_by("id").values_list("last_day", "status"))
    assert (project.state, days) == (
        "awaiting_validation",
        [(LAST_DAY, "met"), (date(2025, 7, 28), "running")],
    )


@pytest.mark.rule("ncip-60")
def test_what_the_chamber_initiated_the_authorised_body_countersigns():
    project = awaiting(by_chamber=True)
    found = refusals(act, project, "validate", national_chamber(), DECIDED, comment="")
    assert found == [("countersign_needed", None)]
    act(project, "countersign_validation", authorised_body(), DECIDED)
    act(project, "validate", national_chamber(), DECIDED, comment="")
    record = Validation.objects.get()
    assert (project.state, record.countersigned_by) == ("aftercare", the(Kind.AUTHORISED_BODY))


@pytest.mark.rule("ncip-60")
def test_other_projects_need_no_countersignature():
    project = awaiting()
    found = refusals(act, project, "countersign_validation", authorised_body(), DECIDED)
    assert found == [("no_countersign_needed", None)]


@pytest.mark.rule("ncip-60")
def test_a_countersignature_does_not_outlive_a_refusal():
    project = awaiting(by_chamber=True)
    act(project, "countersign_validation", authorised_body(), DECIDED)
    task = completed(project)[0]
    refused(project, task)
    complete(task, akimat(), LATE)
    project.refresh_from_db()
    assert (project.state, project.countersigned_on) == ("awaiting_validation", None)


@pytest.mark.rule("ncip-60")
def test_silence_moves_nothing():
    project = awaiting()
    assert Project.objects.get(pk=project.pk).state == "awaiting_validation"


def test_the_journal_links_the_refusal_with_what_it_reopened():
    project = awaiting()
    refused(project, completed(project)[0])
    caused = Event.objects.filter(caused_by__action="refuse_validation").order_by("number")
    found = [(event.subject_label, event.action) for event in caused]
    assert found == [("roadmap", "reopen"), ("task", "reopen")]
