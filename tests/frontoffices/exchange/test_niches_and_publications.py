"""Niches of the regions, and joint media coverage of projects with foreign investment."""

import pytest

from frontoffices.exchange.models import Niche, Publication
from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.journal.enums import Channel
from tests import people
from tests.frontoffices.exchange.office import (
    foreign_project,
    ministry,
    niche,
    niche_data,
    publication,
    publication_data,
    regional_organisation,
)
from tests.projects.attraction.people import amend, moment, perform
from tests.projects.implementation import road

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [(reason.field, reason.code) for reason in refusal.value.reasons]


@pytest.mark.rule("ncip-16-2")
@pytest.mark.parametrize("who", [people.akimat, regional_organisation])
def test_a_regional_office_tells_a_niche_to_the_missions(who):
    found = niche(who())
    assert list(Niche.objects.visible_to(people.mission("DE"))) == [found]


@pytest.mark.rule("ncip-16-2")
@pytest.mark.parametrize("who", [people.mission, people.national_company, ministry])
def test_other_levels_tell_no_niches(who):
    with pytest.raises(door.WrongRole):
        niche(who())


@pytest.mark.rule("ncip-16-2")
@pytest.mark.parametrize("field", ["title", "region", "oked", "description"])
def test_a_niche_has_industry_region_and_description(field):
    with pytest.raises(door.BadParameters) as refusal:
        niche(**{field: ""})
    assert [(reason.field, reason.rule) for reason in refusal.value.reasons] == [(field, "ncip-16-2")]


@pytest.mark.rule("ncip-16-2")
def test_an_office_tells_niches_of_its_own_region_only():
    with pytest.raises(door.BadParameters) as refusal:
        niche(region="KZ-79")
    assert codes(refusal) == [("region", "invalid_choice")]


@pytest.mark.rule("ncip-16-2")
def test_a_closed_niche_stays_readable_with_its_reason():
    found = niche()
    perform(found, "close", people.akimat(), {"reason": "A plant is being built"})
    with pytest.raises(door.WrongState):
        amend(found, "edit", niche_data(), people.akimat())
    assert (found.state, found.closed_because) == ("closed", "A plant is being built")
    assert Niche.objects.visible_to(people.mission("DE")).get() == found


@pytest.mark.rule("ncip-14-5")
def test_a_joint_publication_is_linked_to_the_project():
    project = foreign_project()
    found = publication(project)
    assert (found.project, found.owner.kind, found.partner.kind) == (
        project,
        "local_executive_body",
        "regional_organisation",
    )


@pytest.mark.rule("ncip-14-5", "ncip-18-10")
def test_projects_of_domestic_investors_are_not_covered_jointly():
    with pytest.raises(door.GuardsRefuse) as refusal:
        publication(road.formed())
    assert codes(refusal) == [(None, "domestic")]


@pytest.mark.rule("ncip-18-10")
def test_a_central_office_names_the_joint_order():
    project, natco = foreign_project(), people.national_company()
    with pytest.raises(door.BadParameters) as refusal:
        publication(project, natco)
    found = publication(project, natco, joint_order="No. 12 of 01.02.2025")
    assert (codes(refusal), found.joint_order) == ([("joint_order", "required")], "No. 12 of 01.02.2025")


@pytest.mark.rule("ncip-14-5")
@pytest.mark.parametrize("who", [people.mission, lambda: people.member_of(people.the(Kind.COUNCIL))])
def test_missions_and_others_record_no_publications(who):
    with pytest.raises((door.WrongRole, door.NotVisible)):
        publication(foreign_project(), who())


@pytest.mark.rule("ncip-14-5")
def test_a_publication_lies_behind():
    with pytest.raises(door.BadParameters) as refusal:
        publication(foreign_project(), published_on="2025-03-04")
    assert codes(refusal) == [("published_on", "future")]


@pytest.mark.rule("ncip-14-5")
def test_a_publication_without_its_project_is_refused():
    partner = people.the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39")
    how = {"at": moment(), "channel": Channel.DEMO}
    with pytest.raises(door.Refused):
        door.create(Publication, publication_data(partner), people.akimat(), **how)


def test_a_publication_is_seen_by_both_offices_and_whoever_sees_the_project():
    publication(foreign_project())
    who = (people.akimat, regional_organisation, people.national_company, lambda: people.akimat("KZ-79"))
    assert [Publication.objects.visible_to(one()).count() for one in who] == [1, 1, 1, 0]
