"""Lists of companies: large foreign ones, by last contact, potential investors, and the timeline of one company."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Notice
from projects.attraction import timeline
from projects.attraction.models import Company, InvestorList, KycCheck, Meeting, PotentialInvestor
from tests.people import administrator
from tests.projects.attraction.people import (
    akimat,
    amend,
    assigned,
    company,
    create,
    embassy,
    initiative,
    meeting,
    meeting_data,
    office,
    oked,
    passport_data,
    perform,
)
from tests.projects.attraction.test_pages import count, signed_in

pytestmark = pytest.mark.django_db


def listed(of=None, actor=None, **fields):
    data = {"sector": oked().code, "source": "research", "interest": "Plans a plant abroad", **fields}
    return create(PotentialInvestor, data, actor or embassy(), of or company())


def given(*entries, to=None, actor=None):
    data = {
        "title": "Potential investors of Germany",
        "entries": [str(entry.public_id) for entry in entries],
        "recipients": [str((to or akimat()).organisation.public_id)],
    }
    return create(InvestorList, data, actor or embassy())


def names(answer):
    return [row.name for row in answer.context["page"].rows]


@pytest.mark.rule("ncip-5-11")
def test_the_large_foreign_companies_of_a_country_are_a_list(client):
    company()
    company(name="Elbe Wind AG", size="small")
    company(office(Kind.NATIONAL_COMPANY), name="Алтын Дән", country="KZ", really_another=True)
    query = {"size": "large", "origin": "foreign", "country": "DE"}
    answer = signed_in(client, embassy()).get(reverse("companies"), query)
    assert (names(answer), [pill["active"] for pill in answer.context["pills"]]) == (
        ["Rhein Solar GmbH"],
        [False, True, False],
    )


@pytest.mark.rule("ncip-5-11")
def test_the_list_of_large_foreign_companies_is_exported(client):
    company()
    query = {"size": "large", "origin": "foreign", "export": "csv"}
    answer = signed_in(client, embassy()).get(reverse("companies"), query)
    assert "Rhein Solar GmbH" in b"".join(answer.streaming_content).decode()


def test_companies_stand_by_last_contact_and_those_never_met_last(client):
    never, early, late = company(name="Never"), company(name="Early AG"), company(name="Later AG")
    meeting(early, held_on="2025-01-10")
    meeting(late, held_on="2025-02-10")
    answer = signed_in(client, embassy()).get(reverse("companies"), {"order": "contact"})
    assert names(answer) == [late.name, early.name, never.name]


def test_the_pages_of_the_list_by_last_contact_join_without_gap(client):
    cards = [company(name=name) for name in ("Never", "Early AG", "Later AG")]
    meeting(cards[1], held_on="2025-01-10")
    seen = Company.objects.by_last_contact().order_by("-last_contact", "-id")
    assert [card.name for card in seen] == ["Early AG", "Later AG", "Never"]


def test_an_edited_day_of_a_meeting_moves_the_last_contact():
    card = company()
    held = meeting(card, held_on="2025-01-10")
    amend(held, "edit", meeting_data(held_on="2025-02-10"), embassy())
    card.refresh_from_db()
    assert card.last_met.isoformat() == "2025-02-10"


@pytest.mark.rule("ncip-5-6")
def test_a_meeting_of_another_office_is_visible_to_the_mission_of_the_country():
    card = company(office(Kind.NATCO_FOREIGN), really_another=True)
    held = meeting(card, office(Kind.NATCO_FOREIGN))
    assert (list(Meeting.objects.visible_to(embassy())), list(Meeting.objects.visible_to(embassy("FR")))) == (
        [held],
        [],
    )


@pytest.mark.rule("ncip-5-4")
def test_a_mission_names_a_potential_investor_with_his_sector():
    entry = listed()
    assert (entry.owner, entry.sector, entry.state) == (embassy().organisation, oked(), "listed")


@pytest.mark.rule("ncip-5-4")
def test_a_company_of_kazakhstan_is_no_potential_foreign_investor():
    card = company(name="Алтын Дән", country="KZ")
    with pytest.raises(door.Refused) as caught:
        listed(card)
    assert [reason.code for reason in caught.value.reasons] == ["not_foreign"]


@pytest.mark.rule("ncip-17-3")
def test_a_company_stands_on_the_list_once_until_it_is_taken_off():
    card = company()
    entry = listed(card)
    with pytest.raises(door.GuardsRefuse):
        listed(card)
    perform(entry, "drop", embassy(), {"reason": "Invests in another country"})
    assert listed(card).pk


@pytest.mark.rule("ncip-17-3")
@pytest.mark.parametrize(
    "stranger", [akimat, lambda: office(Kind.NATIONAL_COMPANY), lambda: office(Kind.INVESTOR)]
)
def test_only_external_front_offices_form_and_give_lists(stranger):
    entry = listed()
    with pytest.raises(door.Refused):
        given(entry, actor=stranger())


@pytest.mark.rule("ncip-17-3")
def test_a_given_list_opens_the_companies_and_is_told_to_the_recipients():
    entry = listed()
    akimat()
    found = given(entry)
    assert list(Company.objects.visible_to(akimat())) == [entry.company]
    assert list(PotentialInvestor.objects.visible_to(akimat())) == [entry]
    assert Notice.objects.in_portal(akimat().user).get().text == found.title


@pytest.mark.rule("ncip-15-3")
def test_a_regional_office_receives_what_is_known_of_potential_investors(client):
    found = given(listed())
    answer = signed_in(client, akimat()).get(found.get_absolute_url())
    assert (answer.status_code, "Rhein Solar GmbH" in answer.content.decode()) == (200, True)


@pytest.mark.rule("ncip-17-3")
def test_an_office_that_was_not_given_the_list_does_not_see_it(client):
    found = given(listed())
    assert signed_in(client, akimat("11")).get(found.get_absolute_url()).status_code == 404


def test_what_another_office_listed_cannot_be_given():
    foreign = listed(company(embassy("FR"), country="FR"), embassy("FR"))
    with pytest.raises(door.BadParameters):
        given(foreign)


def test_a_list_without_companies_or_recipients_is_refused():
    with pytest.raises(door.BadParameters) as caught:
        create(InvestorList, {"title": "Empty"}, embassy())
    assert {reason.field for reason in caught.value.reasons} == {"entries", "recipients"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_of_potential_investors_speak_three_languages(client, language):
    found = given(listed())
    signed_in(client, embassy(), language)
    addresses = [reverse("potential_investors"), reverse("investor_lists"), found.get_absolute_url()]
    addresses += [found.entries.get().get_absolute_url()]
    assert [client.get(address).status_code for address in addresses] == [200] * 4


def test_the_given_list_is_a_file_too(client):
    found = given(listed())
    answer = signed_in(client, akimat()).get(found.get_absolute_url(), {"export": "xlsx"})
    assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_the_list_of_potential_investors_asks_as_much_for_three_as_for_one(client):
    signed_in(client, embassy())
    listed()
    one = count(client, reverse("potential_investors"))
    for name in ("Elbe Wind AG", "Isar Hydro AG"):
        listed(company(name=name))
    assert count(client, reverse("potential_investors")) == one


def timeline_of(client, card, **query):
    return client.get(reverse("company_timeline", args=[card.public_id]), query).context["page"]


def test_the_timeline_tells_everything_in_one_order_of_time(client):
    started = assigned()
    card = started.company
    listed(card)
    create(KycCheck, {}, embassy(), card)
    perform(started, "create_passport", akimat(), passport_data())
    found = timeline_of(signed_in(client, administrator()), card)
    assert sorted(one.source.kind for one in found.rows) == [
        "initiative",
        "kyc_check",
        "meeting",
        "potential_investor",
        "project",
    ]
    assert [one.day for one in found.rows] == sorted((one.day for one in found.rows), reverse=True)


def test_the_timeline_shows_only_what_the_reader_sees(client):
    card = initiative().company
    create(KycCheck, {}, embassy(), card)
    found = timeline_of(signed_in(client, office(Kind.NATIONAL_CHAMBER)), card)
    assert [one.source.kind for one in found.rows] == ["meeting"]


def test_the_timeline_goes_on_where_the_page_before_ended():
    card = company()
    for day in ("2025-01-01", "2025-01-02", "2025-01-02"):
        meeting(card, held_on=day)
    first = timeline.of(card, embassy(), limit=2)
    rest = timeline.of(card, embassy(), limit=2, cursor=first.after)
    assert ([one.day.day for one in first.rows], [one.day.day for one in rest.rows], rest.after) == (
        [2, 2],
        [1],
        "",
    )


@pytest.mark.parametrize("cursor", ["x", "2025-13-01_x", "2025-01-01_x"])
def test_a_damaged_place_of_the_timeline_is_a_bad_request(client, cursor):
    card = company()
    signed_in(client, embassy())
    address = reverse("company_timeline", args=[card.public_id])
    assert client.get(address, {"cursor": cursor}).status_code == 400


def test_the_timeline_asks_as_much_for_three_meetings_as_for_one(client):
    signed_in(client, embassy())
    card = company()
    address = reverse("company_timeline", args=[card.public_id])
    meeting(card)
    one = count(client, address)
    meeting(card)
    meeting(card)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) == one
