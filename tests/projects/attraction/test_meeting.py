"""The meeting card (ncip-40-4)."""

from datetime import date

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from projects.attraction.models import Meeting
from tests.projects.attraction.people import (
    FULL_CARD,
    amend,
    company,
    contact,
    create,
    embassy,
    meeting,
    meeting_data,
    office,
    perform,
)

pytestmark = pytest.mark.django_db

MONDAY = date(2025, 3, 3)


def refusal(**fields):
    card = company()
    contact(card)
    with pytest.raises(door.BadParameters) as caught:
        create(Meeting, meeting_data(**fields), embassy(), card, on=MONDAY)
    return [(reason.field, reason.code) for reason in caught.value.reasons]


@pytest.mark.rule("ncip-40-4")
def test_a_mission_records_a_meeting():
    card = company()
    assert (meeting(card).company, meeting(card).state) == (card, "open")


@pytest.mark.rule("ncip-40-3")
def test_a_meeting_waits_for_the_contact_card():
    with pytest.raises(door.GuardsRefuse) as caught:
        create(Meeting, meeting_data(), embassy(), company())
    assert [(r.code, r.rule) for r in caught.value.reasons] == [("no_contact", "ncip-40-3")]


@pytest.mark.rule("ncip-40-3")
def test_an_erased_contact_is_no_contact():
    card = company()
    amend(contact(card), "erase", {"agreed": True}, embassy())
    with pytest.raises(door.GuardsRefuse):
        create(Meeting, meeting_data(), embassy(), card)


@pytest.mark.rule("ncip-40-4")
@pytest.mark.parametrize("held_on", ["2025-03-02", "2025-03-03"])
def test_a_meeting_is_recorded_from_its_day_on(held_on):
    assert meeting(company(), held_on=held_on).held_on.isoformat() == held_on


@pytest.mark.rule("ncip-40-4")
def test_a_meeting_of_tomorrow_is_refused():
    assert refusal(held_on="2025-03-04") == [("held_on", "future")]


def test_the_portal_keeps_no_meeting_before_independence():
    assert refusal(held_on="1991-12-15") == [("held_on", "too_early")]
    assert meeting(company(name="Elbe Wind AG"), held_on="1991-12-16").held_on == date(1991, 12, 16)


@pytest.mark.parametrize("held_on", ["31.02.2025", "soon", ""])
def test_what_is_no_date_is_refused(held_on):
    assert [field for field, _code in refusal(held_on=held_on)] == ["held_on"]


@pytest.mark.rule("ncip-40-1")
def test_a_meeting_at_an_event_names_the_event():
    assert refusal(event_scope="international") == [("event", "required")]
    named = meeting(company(name="Elbe Wind AG"), event_scope="national", event="Astana Forum")
    assert named.event == "Astana Forum"


@pytest.mark.rule(
    "ncip-40-4", "ncip-40-4-a", "ncip-40-4-b", "ncip-40-4-c", "ncip-40-4-d", "ncip-40-4-e", "ncip-40-4-f"
)
def test_a_full_card_is_closed():
    card = meeting(company(), **FULL_CARD)
    perform(card, "close", embassy())
    assert card.state == "closed"


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        pytest.param(field, rule, marks=pytest.mark.rule(rule))
        for field, rule in {
            "key_aspects": "ncip-40-4-a",
            "participants": "ncip-40-4-c",
            "parameters": "ncip-40-4-d",
            "expectations": "ncip-40-4-e",
            "agreements": "ncip-40-4-f",
        }.items()
    ],
)
def test_a_card_without_one_of_its_fields_is_not_closed(field, rule):
    card = meeting(company(), **{**FULL_CARD, field: " "})
    with pytest.raises(door.GuardsRefuse) as caught:
        perform(card, "close", embassy())
    assert [(r.field, r.rule) for r in caught.value.reasons] == [(field, rule)]


@pytest.mark.rule("ncip-40-4-b")
def test_the_subject_of_interest_is_asked_for_at_once():
    assert refusal(subject_of_interest="") == [("subject_of_interest", "required")]


def test_all_missing_fields_are_told_at_once():
    card = meeting(company())
    with pytest.raises(door.GuardsRefuse) as caught:
        perform(card, "close", embassy())
    assert len(caught.value.reasons) == 5


def test_a_closed_card_is_not_edited():
    card = meeting(company(), **FULL_CARD)
    perform(card, "close", embassy())
    with pytest.raises(door.WrongState):
        amend(card, "edit", meeting_data(), embassy())


def test_an_open_card_is_edited_by_its_keeper_only():
    card = meeting(company())
    amend(card, "edit", meeting_data(place="Bonn"), embassy())
    assert card.place == "Bonn"
    with pytest.raises(door.WrongRole):
        amend(card, "edit", meeting_data(), office(Kind.NATCO_FOREIGN))
