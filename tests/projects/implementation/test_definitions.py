"""What the words of paragraph 3 mean in Module 2: initiating body, passport, project, stages (3, 58)."""

import pytest
from django.utils import timezone

from frontoffices.registry.enums import Kind
from frontoffices.registry.kinds import INITIATING_KINDS
from frontoffices.registry.models import Organisation
from ncip.casework import door, filing
from ncip.casework.models import Document
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.implementation.enums import ProductionType, Stage
from projects.implementation.models import Project
from projects.implementation.permissions import initiator
from projects.implementation.stages import PRESET
from tests.ncip.casework.papers import upload
from tests.people import akimat, member_of, national_chamber, national_company, observer_of, the
from tests.projects.implementation.road import (
    FORMED,
    a_company,
    act,
    amend,
    an_organisation,
    approved,
    at,
    complete,
    draft,
    financed,
    formed,
    good,
    investor_of,
    open_tasks,
    passport,
    rate,
    refusals,
)

pytestmark = pytest.mark.django_db


def attach(subject, actor):
    return filing.file_document(subject, upload(), actor, at=timezone.now(), channel=Channel.WEB)


@pytest.mark.rule("ncip-3-2")
def test_a_project_has_one_initiating_body_at_a_time():
    project = formed()
    others = set(INITIATING_KINDS) - {Kind.LOCAL_EXECUTIVE_BODY}
    officers = [member_of(one) for one in Organisation.objects.filter(kind__in=others)[:20]]
    fills = [officer for officer in officers if initiator(officer, project)]
    assert (fills, initiator(akimat(), project), initiator(akimat("KZ-79"), project)) == ([], True, False)


@pytest.mark.rule("ncip-3-2")
def test_the_body_that_takes_a_draft_over_is_then_the_only_one():
    regional = member_of(the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39"))
    rate(FORMED)
    good()
    project = act(financed(draft(regional), regional), "form_passport", akimat(), FORMED)
    assert (initiator(akimat(), project), initiator(regional, project)) == (True, False)


@pytest.mark.rule("ncip-3-5")
@pytest.mark.parametrize("name", ["oked", "cost", "contact", "description"])
def test_a_passport_without_its_basic_data_is_not_formed(name):
    project = financed(draft(), akimat())
    amend(project, "edit", akimat(), FORMED, **{name: ""})
    assert ("missing", name) in refusals(act, project, "form_passport", akimat(), FORMED)


@pytest.mark.rule("ncip-3-5")
def test_a_passport_without_its_financing_scheme_is_not_formed():
    assert ("missing", "financing") in refusals(act, draft(), "form_passport", akimat(), FORMED)


@pytest.mark.rule("ncip-3-5")
def test_a_passport_belongs_to_an_investor_company():
    given = passport(a_company()) | {"company": ""}
    found = refusals(door.create, Project, given, akimat(), at=at(FORMED), channel=Channel.DEMO)
    assert [field for _, field in found] == ["company"]


@pytest.mark.rule("ncip-3-15")
def test_a_project_may_create_and_renew_production_as_a_partnership():
    project = draft(production=["new", "renewal"], partnership="true")
    assert (project.production, project.partnership) == (["new", "renewal"], True)


@pytest.mark.rule("ncip-3-15")
def test_production_is_new_expanded_or_renewed_and_nothing_else():
    assert set(ProductionType.values) == {"new", "expansion", "renewal"}
    assert [field for _, field in refusals(draft, production=["demolition"])] == ["production"]


@pytest.mark.rule("ncip-3-18")
def test_the_investment_stage_runs_from_building_to_putting_into_operation():
    assert list(PRESET[Stage.INVESTMENT]) == [
        "construction",
        "state_support",
        "commissioning_works",
        "put_into_operation",
    ]


@pytest.mark.rule("ncip-3-7")
def test_the_post_investment_stage_is_the_last_of_the_roadmap_and_still_module_2():
    roadmap = approved()
    *before, last = open_tasks(roadmap)
    for task in before:
        complete(task, akimat(), FORMED.replace(month=7))
    project = Project.objects.with_stage().get(pk=roadmap.project_id)
    assert (project.stage, project.state, last.stage) == (
        Stage.POST_INVESTMENT,
        "with_roadmap",
        Stage.POST_INVESTMENT,
    )


@pytest.mark.rule("ncip-3-11")
def test_the_council_looks_at_national_projects_and_fills_none():
    project = formed()
    council = member_of(the(Kind.COUNCIL))
    assert list(Project.objects.visible_to(council)) == [project]
    with pytest.raises(door.WrongRole):
        amend(project, "edit", council, FORMED, title="Another")


@pytest.mark.rule("ncip-58-a")
@pytest.mark.parametrize("who", [akimat, national_company, national_chamber])
def test_participants_attach_files_to_a_project(who):
    project = formed()
    attach(project, who())
    assert Document.objects.about("project", project.public_id).count() == 1


@pytest.mark.rule("ncip-58-a")
def test_the_investor_attaches_a_file_to_a_task_of_his_project():
    task = open_tasks(approved())[0]
    investor = investor_of(task.roadmap.project)
    assert attach(task, investor).organisation == investor.organisation


@pytest.mark.rule("ncip-58-a")
def test_who_takes_no_part_attaches_nothing():
    stranger = member_of(an_organisation(Kind.INVESTOR, "Stranger"), name="stranger")
    with pytest.raises(door.NotVisible):
        attach(formed(), stranger)


@pytest.mark.rule("ncip-58-a")
def test_an_observer_of_a_participant_attaches_nothing():
    with pytest.raises(door.WrongRole):
        attach(formed(), observer_of(akimat()))


@pytest.mark.rule("ncip-62-a")
def test_a_changed_cost_is_registered_with_the_old_and_the_new_value():
    project = formed()
    amend(project, "edit", akimat(), FORMED, cost="2000000000.00")
    event = Event.objects.filter(subject_id=project.public_id, action="edit").latest("number")
    assert (event.before["cost"], event.after["cost"]) == ("1000000000.00", "2000000000.00")
