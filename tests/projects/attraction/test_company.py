"""The company card (ncip-40-3)."""

import pytest

from frontoffices.registry.enums import Kind
from ncip.accounts.models import User
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.journal.models import Event
from projects.attraction.cards import open_card
from projects.attraction.models import Company, CompanyAccess
from tests.projects.attraction.people import (
    DAY,
    VALID_BIN,
    akimat,
    amend,
    company,
    company_data,
    create,
    embassy,
    office,
    organisation,
)

pytestmark = pytest.mark.django_db


def refusal(**fields):
    with pytest.raises(door.Refused) as caught:
        create(Company, company_data(**fields), embassy())
    return [(reason.field, reason.code, reason.rule) for reason in caught.value.reasons]


@pytest.mark.rule("ncip-40-3")
def test_a_mission_adds_a_company_and_keeps_its_card():
    card = company(embassy())
    assert (card.owner.kind, card.version, card.is_foreign) == (Kind.FOREIGN_MISSION, 1, True)


@pytest.mark.rule("ncip-3-19")
@pytest.mark.parametrize("kind", ["person", "legal_entity"])
@pytest.mark.parametrize(("country", "foreign"), [("KZ", False), ("DE", True)])
def test_an_investor_is_a_person_or_an_entity_from_home_or_abroad(kind, country, foreign):
    card = company(kind=kind, country=country)
    assert (card.kind, card.is_foreign) == (kind, foreign)


@pytest.mark.rule("ncip-3-19")
def test_an_investor_of_another_kind_is_refused():
    assert [field for field, _, _ in refusal(kind="state")] == ["kind"]


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        pytest.param("oked", "ncip-40-3-a", marks=pytest.mark.rule("ncip-40-3-a")),
        pytest.param("size", "ncip-40-3-b", marks=pytest.mark.rule("ncip-40-3-b")),
        pytest.param("country", "ncip-40-3-c", marks=pytest.mark.rule("ncip-40-3-c")),
    ],
)
def test_a_primary_field_is_mandatory(field, rule):
    assert refusal(**{field: ""}) == [(field, "required", rule)]


@pytest.mark.rule("ncip-39-b")
@pytest.mark.parametrize(
    "kind", [Kind.NATCO_FOREIGN, Kind.LOCAL_EXECUTIVE_BODY, Kind.CENTRAL_BODY, Kind.NATIONAL_CHAMBER]
)
def test_front_offices_of_every_level_make_company_cards(kind):
    assert company(office(kind)).owner.kind == kind


@pytest.mark.rule("ncip-39-b")
@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.INVESTOR, Kind.CONTRACTOR, Kind.AUTHORISED_BODY])
def test_others_make_no_company_cards(kind):
    with pytest.raises(door.WrongRole):
        company(office(kind))


def test_an_observer_makes_no_company_card():
    with pytest.raises(door.WrongRole):
        company(embassy(role="observer"))


@pytest.mark.rule("ncip-47-2")
def test_a_valid_bin_is_kept():
    assert company(bin=VALID_BIN).bin == VALID_BIN


@pytest.mark.rule("ncip-47-2")
def test_the_bin_may_be_missing_on_many_cards():
    company()
    assert company(name="Quite Different AG").bin is None


@pytest.mark.rule("ncip-47-2")
def test_a_wrong_control_digit_is_refused():
    assert refusal(bin=VALID_BIN[:-1] + "1") == [("bin", "control_digit", "ncip-47-2")]


@pytest.mark.rule("ncip-47-2")
def test_a_second_card_with_the_same_bin_is_refused_even_when_ticked_as_another():
    company(bin=VALID_BIN)
    assert refusal(name="Elbe Wind AG", bin=VALID_BIN, really_another=True) == [
        ("bin", "duplicate", "ncip-47-2")
    ]


def test_the_refusal_of_a_second_bin_names_the_keeper():
    company(bin=VALID_BIN)
    with pytest.raises(door.BadParameters) as caught:
        create(Company, company_data(name="Elbe Wind AG", bin=VALID_BIN), akimat())
    assert "Rhein Solar GmbH" in str(caught.value.reasons[0].text)
    assert str(embassy().organisation.name) in str(caught.value.reasons[0].text)


@pytest.mark.rule("ncip-40-3")
@pytest.mark.parametrize("name", ["Rhein Solar AG", "RHEIN  SOLAR", "Rhein Solar, Inc.", "Rhine Solar"])
def test_a_similar_name_is_refused_until_it_is_ticked_as_another(name):
    company()
    assert refusal(name=name) == [("really_another", "similar", "ncip-40-3")]
    assert company(name=name, really_another=True).pk


def test_a_different_name_needs_no_tick():
    company()
    assert company(name="Elbe Wind AG").pk


def test_a_variant_of_the_name_counts_as_similar():
    company(other_names="ТОО Рейн Солар\nRhein Solar LLP")
    assert refusal(name="Рейн Солар") == [("really_another", "similar", "ncip-40-3")]


def test_editing_without_renaming_asks_no_question_about_similar_names():
    company()
    twin = company(name="Rhein Solar AG", really_another=True)
    amend(twin, "edit", company_data(name="Rhein Solar AG", size="small"), embassy())
    assert (twin.size, twin.version) == ("small", 2)


def test_only_the_keeper_and_the_national_company_edit_a_card():
    card = company()
    amend(card, "edit", company_data(size="small"), office(Kind.NATIONAL_COMPANY))
    with pytest.raises(door.WrongRole):
        amend(card, "edit", company_data(size="small"), office(Kind.NATIONAL_CHAMBER))


@pytest.mark.rule("ncip-6-2")
def test_the_keeper_opens_the_card_to_an_office_that_asked():
    card = company()
    other = akimat()
    amend(card, "open_card", {"to": str(other.organisation.public_id)}, embassy())
    assert list(Company.objects.visible_to(other)) == [card]


@pytest.mark.rule("ncip-6-2")
def test_a_card_is_opened_once():
    card = company()
    for _ in range(2):
        open_card(card, to=akimat().organisation, on=DAY)
    assert CompanyAccess.objects.count() == 1


def test_a_card_is_not_opened_to_its_own_keeper():
    card = company()
    open_card(card, to=card.owner, on=DAY)
    assert CompanyAccess.objects.count() == 0


def test_the_journal_keeps_what_changed():
    card = company()
    amend(card, "edit", company_data(size="small"), embassy())
    event = Event.objects.filter(subject_id=card.public_id).order_by("number").last()
    assert (event.action, event.before, event.after) == ("edit", {"size": "large"}, {"size": "small"})


@pytest.mark.parametrize("text", ["рейн", "РЕЙН СОЛ", "ТОО «Рейн»", "олар", VALID_BIN[:6]])
def test_a_card_is_found_by_parts_of_its_names_and_numbers(text):
    card = company(other_names="ТОО «Рейн Солар»", bin=VALID_BIN)
    company(name="Elbe Wind AG")
    assert list(Company.objects.matching(text)) == [card]


def test_a_card_is_found_by_kazakh_words():
    card = company(name="Қостанай өңір биофуд")
    assert list(Company.objects.matching("ӨҢІР")) == [card]


def test_an_unknown_word_finds_nothing():
    company()
    assert list(Company.objects.matching("нету")) == []


def test_a_company_is_not_its_own_parent():
    card = company()
    with pytest.raises(door.BadParameters):
        amend(card, "edit", company_data(parent=str(card.public_id)), embassy())


def test_an_office_that_sees_no_such_parent_cannot_choose_it():
    hidden = company(embassy("FR"), name="Seine Energie", country="FR")
    assert refusal(parent=str(hidden.public_id)) == [("parent", "invalid_choice", None)]


def test_organisations_of_kind_contractor_get_no_card_opened():
    card = company()
    outsider = organisation(Kind.CONTRACTOR)
    with pytest.raises(door.BadParameters):
        amend(card, "open_card", {"to": str(outsider.public_id)}, embassy())


@pytest.mark.rule("ncip-24")
def test_an_administrator_gives_an_investor_access_to_his_card():
    card, investor = company(), office(Kind.INVESTOR)
    root = User.objects.create_superuser("root@example.kz", "A-long-password-1", family_name="Root")
    data = {"organisation": str(investor.organisation.public_id)}
    amend(card, "give_access", data, Actor.of(root))
    assert list(Company.objects.visible_to(investor)) == [card]


@pytest.mark.rule("ncip-24")
def test_nobody_else_gives_access():
    card, investor = company(), office(Kind.INVESTOR)
    with pytest.raises(door.WrongRole):
        amend(card, "give_access", {"organisation": str(investor.organisation.public_id)}, embassy())


@pytest.mark.rule("ncip-24")
def test_an_organisation_stands_for_one_company():
    root = User.objects.create_superuser("root@example.kz", "A-long-password-1", family_name="Root")
    data = {"organisation": str(office(Kind.INVESTOR).organisation.public_id)}
    amend(company(), "give_access", data, Actor.of(root))
    with pytest.raises(door.BadParameters):
        amend(company(name="Elbe Wind AG"), "give_access", data, Actor.of(root))
