"""The contact card (ncip-40-3-d)."""

import json

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.journal.models import Event
from projects.attraction.models import Contact
from tests.projects.attraction.people import (
    akimat,
    amend,
    company,
    contact,
    contact_data,
    create,
    embassy,
    office,
)

pytestmark = pytest.mark.django_db


@pytest.mark.rule("ncip-40-3-d")
def test_a_mission_adds_the_contact_person_of_a_company():
    card = company()
    assert contact(card).company == card


@pytest.mark.rule("ncip-40-3-d")
def test_a_contact_without_telephone_and_mail_is_refused():
    with pytest.raises(door.BadParameters) as caught:
        create(Contact, contact_data(email="", phone=""), embassy(), company())
    assert [(r.field, r.rule) for r in caught.value.reasons] == [("email", "ncip-40-3-d")]


def test_a_wrong_mail_is_told_once():
    with pytest.raises(door.BadParameters) as caught:
        create(Contact, contact_data(email="no mail"), embassy(), company())
    assert [(r.field, r.code) for r in caught.value.reasons] == [("email", "invalid")]


def test_a_contact_of_a_company_that_is_not_shown_cannot_be_added():
    with pytest.raises(door.NotVisible):
        create(Contact, contact_data(), akimat(), company())


def test_only_the_keeper_edits_a_contact():
    card = contact(company())
    with pytest.raises(door.WrongRole):
        amend(card, "edit", contact_data(), office(Kind.NATCO_FOREIGN))


def test_the_journal_holds_no_personal_value():
    card = contact(company(), phone="+49 30 123456")
    amend(card, "edit", contact_data(given_name="Berta"), embassy())
    events = Event.objects.filter(subject_id=card.public_id)
    told = json.dumps([[event.before, event.after, event.params] for event in events])
    assert [
        word for word in ("Schmidt", "Anna", "Berta", "anna@rhein.example", "123456") if word in told
    ] == []


def test_a_withdrawn_consent_erases_the_person_and_keeps_the_card():
    card = contact(company(), phone="1")
    amend(card, "erase", {"agreed": True}, embassy())
    kept = (card.full_name, card.phone, card.email, card.consent, card.position)
    assert (kept, card.erased_on is not None) == (("", "", "", "", ""), True)


def test_an_erased_card_is_not_filled_again():
    card = contact(company())
    amend(card, "erase", {"agreed": True}, embassy())
    with pytest.raises(door.GuardsRefuse) as caught:
        amend(card, "edit", contact_data(), embassy())
    assert [r.code for r in caught.value.reasons] == ["erased"]


def test_erasing_asks_for_the_tick():
    card = contact(company())
    with pytest.raises(door.BadParameters):
        amend(card, "erase", {}, embassy())
