"""Who sees which cards of Module 1 by default."""

import pytest

from frontoffices.registry.enums import Kind
from ncip.accounts.models import User
from ncip.casework.actor import Actor
from projects.attraction.models import Company, Contact, Initiative, Meeting
from tests.projects.attraction.people import (
    akimat,
    company,
    embassy,
    initiative,
    meeting,
    office,
    officer_of,
    organisation,
    perform,
)

pytestmark = pytest.mark.django_db

OVERSEERS = [Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY, Kind.NATIONAL_CHAMBER]


def seen(actor):
    """How many companies, contacts, meetings and initiatives the actor sees."""
    return tuple(model.objects.visible_to(actor).count() for model in (Company, Contact, Meeting, Initiative))


def passed_on():
    found = initiative()
    perform(found, "pass_on", embassy(), {"leb": str(akimat().organisation.public_id)})
    return found


def test_the_system_and_an_administrator_see_all():
    initiative()
    administrator = User.objects.create_superuser("root@example.kz", "A-long-password-1", family_name="Root")
    assert (seen(Actor.system()), seen(Actor.of(administrator))) == ((1, 1, 1, 1), (1, 1, 1, 1))


def test_nobody_sees_nothing():
    passed_on()
    assert seen(Actor()) == (0, 0, 0, 0)


@pytest.mark.parametrize("kind", OVERSEERS)
def test_overseers_see_all_that_was_passed_on(kind):
    passed_on()
    assert seen(office(kind)) == (1, 1, 1, 1)


@pytest.mark.parametrize(("kind", "drafts"), [(Kind.AUTHORISED_BODY, 1), (Kind.NATIONAL_COMPANY, 0)])
def test_a_draft_is_its_senders_and_the_authorised_bodys(kind, drafts):
    initiative()
    assert seen(office(kind))[3] == drafts


def test_a_mission_sees_its_countrys_companies_and_its_own_initiatives():
    initiative()
    colleague = officer_of(organisation(Kind.NATCO_FOREIGN))
    assert (seen(embassy()), seen(colleague)) == ((1, 1, 1, 1), (1, 1, 1, 0))


def test_a_mission_of_another_country_sees_nothing():
    passed_on()
    assert seen(embassy("FR")) == (0, 0, 0, 0)


def test_the_akimat_sees_what_was_addressed_to_it():
    initiative()
    before = seen(akimat())
    perform(Initiative.objects.get(), "pass_on", embassy(), {"leb": str(akimat().organisation.public_id)})
    assert (before, seen(akimat()), seen(akimat("11"))) == ((0, 0, 0, 0), (1, 1, 1, 1), (0, 0, 0, 0))


def test_the_akimat_sees_no_other_meetings_of_the_company():
    found = passed_on()
    meeting(found.company, place="Bonn")
    assert list(Meeting.objects.visible_to(akimat()).values_list("place", flat=True)) == ["Berlin"]


@pytest.mark.parametrize("kind", [Kind.REGIONAL_ORGANISATION, Kind.NATCO_REGIONAL])
def test_regional_offices_see_the_initiatives_of_their_region(kind):
    passed_on()
    there = officer_of(organisation(kind, number="39", name="There"))
    elsewhere = officer_of(organisation(kind, number="11", name="Elsewhere"))
    assert (seen(there)[3], seen(elsewhere)[3]) == (1, 0)


def test_an_investor_sees_his_own_card_without_the_notes_of_the_meetings():
    found = passed_on()
    investor = officer_of(organisation(Kind.INVESTOR, name="Rhein Solar"))
    Company.objects.filter(pk=found.company.pk).update(organisation=investor.organisation)
    company(name="Elbe Wind AG")
    assert seen(investor) == (1, 1, 0, 1)


@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.CONTRACTOR, Kind.SERVICE_PROVIDER, Kind.CENTRAL_BODY])
def test_others_see_nothing_by_default(kind):
    passed_on()
    assert seen(office(kind)) == (0, 0, 0, 0)
