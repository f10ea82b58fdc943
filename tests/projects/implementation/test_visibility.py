"""Who sees which project, and strangers to every operation (architecture §7; 23-b, 24, 59)."""

from datetime import date

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actions import declarations_of
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from projects.aftercare.models import AftercareRecord
from projects.implementation.models import InvestmentContract, Project, Roadmap, Task
from projects.implementation.permissions import shows_finances
from tests.people import akimat, authorised_body, member_of, mission, national_chamber, national_company, the
from tests.projects.attraction import people as module_1
from tests.projects.implementation.road import (
    FORMED,
    act,
    an_organisation,
    approved,
    at,
    draft,
    formed,
    good,
    investor_of,
    rate,
    region,
)

pytestmark = pytest.mark.django_db


def sees(actor, model=Project):
    return model.objects.visible_to(actor).count()


def stranger():
    """An officer of another investor: nothing of the project is his."""
    return member_of(an_organisation(Kind.INVESTOR, "Another company"), name="stranger")


def from_initiative():
    """A project born from an initiative of the embassy in Germany."""
    initiative = module_1.assigned()
    module_1.perform(initiative, "create_passport", module_1.akimat(), module_1.passport_data())
    return Project.objects.get()


@pytest.mark.rule("ncip-24")
def test_a_draft_is_seen_by_its_own_organisation_and_the_authorised_body_only():
    draft()
    seers = [akimat(), authorised_body()]
    others = [national_company(), national_chamber(), akimat("KZ-79"), mission(), stranger()]
    assert ([sees(one) for one in seers], [sees(one) for one in others]) == ([1, 1], [0] * 5)


@pytest.mark.rule("ncip-24", "ncip-59")
@pytest.mark.parametrize(
    ("kind", "cost", "expected"),
    [
        (Kind.NATIONAL_COMPANY, "1000000.00", 1),
        (Kind.NATIONAL_CHAMBER, "1000000.00", 1),
        (Kind.COUNCIL, "1000000.00", 0),
        (Kind.COUNCIL, "1000000000.00", 1),
        (Kind.CENTRAL_BODY, "1000000000.00", 0),
        (Kind.HOLDING, "1000000000.00", 0),
        (Kind.SUPPORT_ORGANISATION, "1000000000.00", 0),
    ],
)
def test_who_sees_a_formed_project(kind, cost, expected):
    formed(cost=cost)
    assert sees(member_of(the(kind))) == expected


@pytest.mark.rule("ncip-24")
@pytest.mark.parametrize("kind", [Kind.LOCAL_EXECUTIVE_BODY, Kind.REGIONAL_ORGANISATION, Kind.NATCO_REGIONAL])
def test_regional_bodies_see_their_own_region(kind):
    formed(national_company())
    seen = [sees(member_of(the(kind, region__iso=iso))) for iso in ("KZ-39", "KZ-79")]
    assert seen == [1, 0]


@pytest.mark.rule("ncip-24", "ncip-14-4")
@pytest.mark.parametrize(
    ("iso", "cost", "expected"),
    [("KZ-39", "1000000000.00", 1), ("KZ-39", "1000000.00", 0), ("KZ-79", "1000000000.00", 0)],
)
def test_a_support_organisation_sees_the_national_pool_of_its_region(iso, cost, expected):
    formed(cost=cost)
    office = an_organisation(Kind.SUPPORT_ORGANISATION, "Support", level="regional", region=region(iso))
    assert sees(member_of(office)) == expected


@pytest.mark.rule("ncip-24", "ncip-48-b")
def test_a_designated_akimat_of_another_region_sees_the_project():
    project = formed()
    leb = the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-79")
    act(project, "designate_leb", akimat(), FORMED, leb=str(leb.public_id))
    assert sees(akimat("KZ-79")) == 1


@pytest.mark.rule("ncip-24")
def test_a_ministry_sees_a_project_in_which_it_takes_part():
    project = formed()
    ministry = the(Kind.CENTRAL_BODY)
    act(project, "add_participant", akimat(), FORMED, organisation=str(ministry.public_id))
    assert sees(member_of(ministry)) == 1


@pytest.mark.rule("ncip-24")
def test_an_investor_sees_the_projects_of_its_own_company():
    project = formed()
    assert (sees(investor_of(project)), sees(stranger())) == (1, 0)


@pytest.mark.rule("ncip-24")
def test_nobody_sees_anything_without_an_organisation():
    formed()
    assert sees(Actor()) == 0


def test_two_reasons_to_see_a_project_show_it_once():
    project = formed()
    leb = akimat().organisation
    act(project, "add_participant", akimat(), FORMED, organisation=str(leb.public_id))
    assert sees(akimat()) == 1


@pytest.mark.rule("ncip-42-1")
def test_an_initiative_becomes_a_project_of_its_akimat():
    project = from_initiative()
    assert (project.initiative.state, project.initiator.kind, project.state) == (
        "converted",
        Kind.LOCAL_EXECUTIVE_BODY,
        "draft",
    )
    assert (project.company, project.cost, project.needs) == (
        project.initiative.company,
        48_600_000_000,
        "Grid connection",
    )
    assert [measure.code for measure in project.measures.all()] == [module_1.support_measure().code]


@pytest.mark.rule("ncip-24")
def test_a_mission_sees_the_state_of_its_project_and_no_finances():
    project = from_initiative()
    Project.objects.filter(pk=project.pk).update(state="formed", formed_on=FORMED)
    embassy = module_1.embassy()
    assert (sees(embassy), sees(mission("CN")), sees(embassy, Roadmap)) == (1, 0, 0)
    assert (shows_finances(embassy, project), shows_finances(akimat(), project)) == (False, True)


def everything():
    """One subject of each kind, with what is needed to name it."""
    roadmap = approved()
    project = roadmap.project
    given = {"number": "К-1", "signed_on": "2025-05-05", "ends_on": "2030-05-05"}
    act(project, "add_contract", authorised_body(), FORMED, **given)
    return {
        Project: project,
        Roadmap: roadmap,
        Task: roadmap.tasks.first(),
        InvestmentContract: project.contracts.get(),
    }


@pytest.mark.rule("ncip-24")
def test_strangers_are_kept_out_of_every_operation():
    outsider, let_in = stranger(), []
    for model, subject in everything().items():
        declared = declarations_of(model)
        for name in [*declared.actions, *declared.amendments]:
            call = door.perform if name in declared.actions else door.amend
            order = (name, outsider, {}) if name in declared.actions else (name, {}, outsider)
            try:
                call(model, subject, *order, at=at(date(2025, 7, 1)), channel=Channel.DEMO)
            except door.NotVisible:
                continue
            let_in.append(f"{declared.label}.{name}")
    assert let_in == []


@pytest.mark.rule("ncip-24")
def test_strangers_see_nothing_that_belongs_to_a_project():
    everything()
    models = [Project, Roadmap, Task, InvestmentContract, AftercareRecord]
    assert [sees(stranger(), model) for model in models] == [0] * 5


def test_lists_for_an_akimat_take_one_query(django_assert_num_queries):
    actor, company = akimat(), None
    rate(FORMED)
    good()
    for _number in range(3):
        company = draft(actor, company=company).company
        with django_assert_num_queries(1):
            list(Project.objects.visible_to(actor).for_list())
