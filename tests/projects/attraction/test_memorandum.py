"""Documents of intent, and what else the external offices note of their work (ncip-5, ncip-17)."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Document
from projects.attraction.enums import MemorandumKind
from projects.attraction.models import Agreement, Contact, Meeting, Memorandum
from tests.projects.attraction.people import (
    akimat,
    amend,
    company,
    contact,
    create,
    embassy,
    meeting,
    office,
    organisation,
)
from tests.projects.attraction.test_pages import page_of, signed_in

pytestmark = pytest.mark.django_db


def paper():
    return SimpleUploadedFile("memorandum.txt", "Меморандум".encode())


def data(**fields):
    given = {
        "kind": "memorandum",
        "title": "Solar cells",
        "parties": "Embassy\nRhein Solar",
        "signed_on": "2025-02-20",
    }
    return {**given, "document": paper(), **fields}


def memorandum(actor=None, of=None, **fields):
    return create(Memorandum, data(**fields), actor or embassy(), of or company())


@pytest.mark.rule("ncip-5-3")
def test_a_mission_keeps_a_signed_memorandum_with_its_file():
    card = memorandum(anchor="on", transnational="on")
    assert (card.anchor, card.transnational, card.signed_on) == (True, True, date(2025, 2, 20))
    assert Document.objects.filter(subject_id=card.public_id).count() == 1


@pytest.mark.rule("ncip-5-3")
def test_a_letter_of_intent_is_the_other_kind():
    assert memorandum(kind="letter").kind == MemorandumKind.LETTER


@pytest.mark.rule("ncip-5-3")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"document": ""}, [("document", "required")]),
        ({"signed_on": "2025-03-04"}, [("signed_on", "future")]),
        ({"signed_on": "1991-12-15"}, [("signed_on", "too_early")]),
        ({"parties": ""}, [("parties", "required")]),
        ({"kind": "contract"}, [("kind", "invalid_choice")]),
    ],
)
def test_a_half_filled_memorandum_is_refused(fields, expected):
    with pytest.raises(door.BadParameters) as caught:
        memorandum(**fields)
    assert [(reason.field, reason.code) for reason in caught.value.reasons] == expected


@pytest.mark.rule("ncip-5-3")
@pytest.mark.parametrize("kind", [Kind.NATIONAL_COMPANY, Kind.AUTHORISED_BODY, Kind.NATIONAL_CHAMBER])
def test_memoranda_are_added_by_external_offices_only(kind):
    with pytest.raises(door.WrongRole):
        memorandum(office(kind))


def test_its_keeper_corrects_a_memorandum():
    card = memorandum()
    amend(card, "edit", data(title="Solar panels"), embassy())
    assert card.title == "Solar panels"
    with pytest.raises(door.WrongRole):
        amend(card, "edit", data(), office(Kind.NATCO_FOREIGN))


@pytest.mark.parametrize(("who", "sees"), [(lambda: embassy("DE"), True), (lambda: embassy("FR"), False)])
def test_who_sees_the_company_sees_its_memoranda(who, sees):
    memorandum()
    assert Memorandum.objects.visible_to(who()).exists() is sees


@pytest.mark.rule("ncip-5-12")
def test_agreements_of_a_memorandum_are_followed_too(client):
    card = memorandum()
    own = organisation(Kind.FOREIGN_MISSION)
    given = {"memorandum": str(card.public_id), "what": "Feasibility study", "due_on": "2025-06-02"}
    promise = create(Agreement, {**given, "responsible": str(own.public_id)}, embassy(), card.company)
    text = signed_in(client, embassy()).get(page_of(card)).content.decode()
    assert (promise.source, "Feasibility study" in text) == (card, True)


@pytest.mark.rule("ncip-5-12")
def test_an_agreement_is_not_older_than_its_memorandum():
    card = memorandum()
    own = organisation(Kind.FOREIGN_MISSION)
    given = {"memorandum": str(card.public_id), "what": "Feasibility study", "due_on": "2025-02-19"}
    with pytest.raises(door.BadParameters) as caught:
        create(Agreement, {**given, "responsible": str(own.public_id)}, embassy(), card.company)
    assert [(reason.field, reason.code) for reason in caught.value.reasons] == [("due_on", "order")]


@pytest.mark.rule("ncip-17-4")
def test_a_meeting_tells_that_a_ready_proposal_was_negotiated(client):
    held = meeting(company(), ready_proposal="on")
    text = signed_in(client, embassy()).get(page_of(held)).content.decode()
    assert (held.ready_proposal, "Ready investment proposal" in text) == (True, True)


@pytest.mark.rule("ncip-5-5")
@pytest.mark.parametrize(
    ("given", "kept"),
    [("governmental", "governmental"), ("non_governmental", "non_governmental"), ("", "corporate")],
)
def test_a_contact_comes_from_a_sector_of_the_host_country(given, kept):
    assert contact(company(), sector=given).sector == kept


@pytest.mark.rule("ncip-5-5")
def test_another_sector_is_refused():
    with pytest.raises(door.BadParameters):
        create(Contact, {"family_name": "A", "email": "a@b.example", "sector": "royal"}, embassy(), company())


@pytest.mark.rule("ncip-5-6")
@pytest.mark.parametrize(("country", "sees"), [("DE", True), ("FR", False)])
def test_the_mission_of_the_country_sees_a_meeting_that_another_office_held(country, sees):
    representative = office(Kind.NATCO_FOREIGN)
    held = meeting(company(representative), representative)
    assert Meeting.objects.visible_to(embassy(country)).filter(pk=held.pk).exists() is sees


@pytest.mark.rule("ncip-10-5")
@pytest.mark.parametrize("kind", [Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY])
def test_results_of_meetings_are_shown_to_those_who_may_ask_for_them(client, kind):
    held = meeting(company(), key_aspects="Land and energy")
    assert "Land and energy" in signed_in(client, office(kind)).get(page_of(held)).content.decode()


def test_a_stranger_finds_no_memorandum(client):
    card = memorandum()
    assert signed_in(client, akimat("11")).get(page_of(card)).status_code == 404
