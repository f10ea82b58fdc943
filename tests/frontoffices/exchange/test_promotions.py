"""Promotion of investment proposals in the business communities of the host country."""

import pytest

from frontoffices.exchange.models import Promotion
from ncip.casework import door
from ncip.casework.models import Notice
from tests import people
from tests.frontoffices.exchange import office
from tests.projects.attraction.people import amend

pytestmark = pytest.mark.django_db


@pytest.mark.rule("ncip-5-8")
def test_a_mission_records_what_it_promoted_in_its_country():
    found = office.promotion(niche=str(office.niche().public_id))
    assert (found.country, found.niche.title, found.interested) == ("DE", "Float glass", 0)


@pytest.mark.rule("ncip-5-8")
def test_the_region_hears_that_its_niche_was_promoted():
    akimat = people.akimat()
    office.promotion(niche=str(office.niche(akimat).public_id))
    assert Notice.objects.filter(user=akimat.user).count() == 1


@pytest.mark.rule("ncip-5-8")
def test_the_response_is_added_later():
    found = office.promotion()
    data = office.promotion_data(response="Two companies ask for sites", interested=2)
    amend(found, "edit", data, people.mission("DE"))
    assert (found.response, found.interested) == ("Two companies ask for sites", 2)


@pytest.mark.rule("ncip-5-8")
@pytest.mark.parametrize(
    ("promoted_on", "refused"), [("2025-03-02", False), ("2025-03-03", False), ("2025-03-04", True)]
)
def test_what_was_promoted_lies_behind(promoted_on, refused):
    if refused:
        with pytest.raises(door.BadParameters):
            office.promotion(promoted_on=promoted_on)
        return
    assert office.promotion(promoted_on=promoted_on).promoted_on.isoformat() == promoted_on


@pytest.mark.rule("ncip-5-8")
@pytest.mark.parametrize(
    "who", [people.akimat, people.national_company, people.authorised_body, office.ministry]
)
def test_only_external_offices_promote_abroad(who):
    with pytest.raises(door.WrongRole):
        office.promotion(who())


@pytest.mark.rule("ncip-5-8")
def test_another_mission_does_not_change_the_record():
    with pytest.raises(door.WrongRole):
        amend(office.promotion(), "edit", office.promotion_data(), people.mission("FR"))


@pytest.mark.parametrize(
    ("material", "offered"), [(office.approved_material, True), (office.material, False)]
)
def test_only_approved_materials_are_named(material, offered):
    named = str(material().public_id)
    if offered:
        assert office.promotion(material=named).material.state == "approved"
        return
    with pytest.raises(door.BadParameters):
        office.promotion(material=named)


def test_every_front_office_reads_of_promotions():
    office.promotion()
    who = (people.akimat(), people.authorised_body(), people.mission("FR"))
    assert [Promotion.objects.visible_to(one).count() for one in who] == [1, 1, 1]
