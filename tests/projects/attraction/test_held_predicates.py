"""Who speaks for whom in Module 1, each predicate by itself."""

from types import SimpleNamespace

import pytest

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.explain import explain_creation
from projects.attraction import permissions
from projects.attraction.models import Company, Initiative
from tests.projects.attraction.people import (
    DAY,
    akimat,
    amend,
    company,
    contact,
    embassy,
    initiative,
    moment,
    office,
    officer_of,
    organisation,
    received,
)

pytestmark = pytest.mark.django_db


def child_of(parent, kind):
    """An organisation of a kind that stands under another one."""
    names = {"name_ru": "Child", "name_kk": "Child", "name_en": "Child"}
    return officer_of(
        Organisation.objects.create(kind=kind, level="regional", region=parent.region, parent=parent, **names)
    )


@pytest.mark.rule("ncip-42-a")
@pytest.mark.parametrize(("kind", "answer"), [(Kind.LEB_UNIT, True), (Kind.REGIONAL_ORGANISATION, False)])
def test_of_the_organisations_under_an_akimat_only_its_units_speak_for_it(kind, answer):
    leb = akimat().organisation
    assert permissions.acts_for(child_of(leb, kind), leb.pk) is answer


def test_nobody_speaks_for_no_organisation():
    assert permissions.acts_for(akimat(), None) is False


@pytest.mark.rule("ncip-41-b")
def test_an_initiative_is_its_own_senders():
    found = SimpleNamespace(sender_id=embassy().organisation.pk, leb_id=None)
    assert [permissions.sender(one, found) for one in (embassy(), embassy("FR"))] == [True, False]


@pytest.mark.rule("ncip-42-a")
def test_an_initiative_belongs_to_the_akimat_that_received_it():
    found = SimpleNamespace(sender_id=None, leb_id=akimat().organisation.pk)
    assert [permissions.akimat_of_initiative(one, found) for one in (akimat(), akimat("11"))] == [True, False]


@pytest.mark.rule("ncip-6-2")
def test_a_card_is_kept_by_the_office_that_made_it():
    card = SimpleNamespace(owner_id=embassy().organisation.pk)
    keepers = [permissions.keeper(one, card) for one in (embassy(), embassy("FR"), akimat())]
    assert keepers == [True, False, False]


@pytest.mark.rule("ncip-24")
def test_access_of_an_investor_is_given_by_an_administrator_of_the_portal_only():
    assert permissions.administrator_of_portal(office(Kind.NATIONAL_COMPANY), None) is False


@pytest.mark.rule("ncip-41-b")
@pytest.mark.parametrize("kind", [Kind.REGIONAL_ORGANISATION, Kind.NATCO_REGIONAL, Kind.LOCAL_EXECUTIVE_BODY])
def test_a_draft_is_hidden_from_the_region_it_is_meant_for(kind):
    found = initiative()
    leb = akimat().organisation
    Initiative.objects.filter(pk=found.pk).update(leb=leb, received_on=DAY)
    there = officer_of(organisation(kind, number="39", name="There"))
    assert not Initiative.objects.visible_to(there).exists()


@pytest.mark.rule("ncip-24")
def test_an_investor_sees_his_initiative_only_when_it_was_passed_on():
    found = initiative()
    investor = officer_of(organisation(Kind.INVESTOR, name="Rhein Solar"))
    Company.objects.filter(pk=found.company.pk).update(organisation=investor.organisation)
    assert not Initiative.objects.visible_to(investor).exists()


@pytest.mark.rule("ncip-41-b")
def test_a_colleague_of_the_same_country_does_not_see_a_passed_initiative():
    received()
    colleague = officer_of(organisation(Kind.NATCO_FOREIGN))
    assert not Initiative.objects.visible_to(colleague).exists()


@pytest.mark.rule("ncip-40-3")
def test_an_erased_contact_is_no_contact_for_an_initiative():
    card = company()
    amend(contact(card), "erase", {"agreed": True}, embassy())
    explained = explain_creation(Initiative, embassy(), card, at=moment())
    assert [reason.code for reason in explained.reasons] == ["no_contact", "no_meeting"]
