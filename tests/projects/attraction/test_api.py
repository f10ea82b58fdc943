"""The REST resources of Module 1."""

import pytest
import time_machine

from frontoffices.registry.enums import Kind
from tests.projects.attraction.people import (
    DAY,
    akimat,
    assigned,
    company,
    company_data,
    contact,
    contact_data,
    embassy,
    initiative,
    meeting,
    meeting_data,
    moment,
    office,
    passport_data,
    received,
)

pytestmark = pytest.mark.django_db

BASE = "/api/v1"


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(moment(DAY), tick=False):
        yield


def send(client, actor, method, path, data=None, **headers):
    client.force_login(actor.user)
    if data is None:
        return getattr(client, method)(f"{BASE}{path}")
    return getattr(client, method)(f"{BASE}{path}", data, content_type="application/json", headers=headers)


def test_the_road_is_walked_by_a_partner_system(client):
    mission, leb = embassy(), akimat()
    made = send(client, mission, "post", "/companies/", company_data()).json()
    for resource, data in (("contacts", contact_data()), ("meetings", meeting_data())):
        held = send(client, mission, "post", f"/{resource}/", data | {"parent": made["id"]}).json()
    data = {"parent": made["id"], "title": "Plant", "summary": "50 MW", "meetings": [held["id"]]}
    begun = send(client, mission, "post", "/initiatives/", data).json()
    path = f"/initiatives/{begun['id']}/actions"
    send(client, mission, "post", f"{path}/pass_on/", {"leb": str(leb.organisation.public_id)})
    send(client, leb, "post", f"{path}/assign/", {"official": str(leb.user.public_id)})
    answer = send(client, leb, "post", f"{path}/create_passport/", passport_data()).json()
    assert (answer["state"], answer["deadlines"][0]["status"], answer["version"]) == ("converted", "met", 4)


@pytest.mark.parametrize("resource", ["companies", "contacts", "meetings", "initiatives"])
def test_a_resource_lists_what_the_caller_sees(client, resource):
    initiative()
    seen = send(client, embassy(), "get", f"/{resource}/").json()["results"]
    hidden = send(client, embassy("FR"), "get", f"/{resource}/").json()["results"]
    assert (len(seen), len(hidden)) == (1, 0)


def test_rows_carry_no_row_numbers(client):
    found = initiative()
    row = send(client, embassy(), "get", "/initiatives/").json()["results"][0]
    assert (row["id"], row["company"], row["meetings"]) == (
        str(found.public_id),
        str(found.company.public_id),
        [str(found.meetings.get().public_id)],
    )


def test_a_part_of_a_card_is_edited_with_its_version(client):
    card = company()
    answer = send(
        client, embassy(), "patch", f"/companies/{card.public_id}/", {"size": "small", "version": 1}
    )
    assert (answer.status_code, answer.json()["size"], answer.json()["name"]) == (200, "small", card.name)


def test_a_stale_version_is_refused(client):
    card = company()
    send(client, embassy(), "patch", f"/companies/{card.public_id}/", {"size": "small", "version": 1})
    answer = send(
        client, embassy(), "patch", f"/companies/{card.public_id}/", {"size": "micro", "version": 1}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "stale_version")


def test_a_refusal_names_field_and_rule(client):
    card = company()
    contact(card)
    data = meeting_data(held_on="2025-03-04") | {"parent": str(card.public_id)}
    answer = send(client, embassy(), "post", "/meetings/", data)
    reason = answer.json()["reasons"][0]
    assert (answer.status_code, reason["field"], reason["rule"]) == (400, "held_on", "ncip-40-4")


def test_another_akimat_finds_no_initiative(client):
    found = received()
    assert send(client, akimat("11"), "get", f"/initiatives/{found.public_id}/").status_code == 404


def test_the_sender_may_not_name_the_official(client):
    found = received()
    path = f"/initiatives/{found.public_id}/actions/assign/"
    answer = send(client, embassy(), "post", path, {"official": str(akimat().user.public_id)})
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_role")


def test_a_repeated_key_creates_one_meeting(client):
    card = company()
    contact(card)
    data = meeting_data() | {"parent": str(card.public_id)}
    answers = [
        send(client, embassy(), "post", "/meetings/", data, **{"Idempotency-Key": "k1"}) for _ in range(2)
    ]
    assert (card.meetings.count(), answers[0].json()["id"]) == (1, answers[1].json()["id"])


def test_a_meeting_is_added_by_a_partner_system(client):
    found = assigned()
    more = meeting(found.company, place="Bonn")
    path = f"/initiatives/{found.public_id}/actions/add_meetings/"
    answer = send(client, embassy(), "post", path, {"more": [str(more.public_id)]})
    assert len(answer.json()["meetings"]) == 2


def test_a_list_is_narrowed_by_words_and_state(client):
    initiative()
    found = [
        len(send(client, embassy(), "get", f"/initiatives/?{query}").json()["results"])
        for query in ("q=solar", "q=wind", "state=created", "state=received")
    ]
    assert found == [1, 0, 1, 0]


def test_every_edit_is_reached_by_its_name(client):
    card, other = company(), office(Kind.NATIONAL_COMPANY).organisation
    answer = send(
        client,
        embassy(),
        "patch",
        f"/companies/{card.public_id}/",
        {"amendment": "open_card", "to": str(other.public_id), "version": card.version},
    )
    assert answer.status_code == 200
    assert card.accesses.filter(organisation=other).exists()


def test_an_edit_without_a_name_is_the_first_one(client):
    card = company()
    answer = send(client, embassy(), "patch", f"/companies/{card.public_id}/", {"name": "Rhein Wind"})
    assert (answer.status_code, answer.json()["name"]) == (200, "Rhein Wind")


def test_an_unknown_edit_is_refused_with_the_known_ones(client):
    card = company()
    answer = send(client, embassy(), "patch", f"/companies/{card.public_id}/", {"amendment": "sell"})
    reason = answer.json()["reasons"][0]
    assert (answer.status_code, reason["field"]) == (400, "amendment")
    assert "edit, open_card, give_access" in reason["text"]


@pytest.mark.rule("ncip-42-3")
def test_a_partner_system_reads_the_receipts_and_walks_the_whole_way(client):
    found = assigned()
    target, authority = akimat("79"), office(Kind.AUTHORISED_BODY)
    path = f"/initiatives/{found.public_id}"
    send(client, akimat(), "post", f"{path}/actions/extend/", {"days": 30, "reason": "Site plan"})
    proposal = {"to": str(target.organisation.public_id), "arrangement": "Agreed by letter"}
    send(client, akimat(), "post", f"{path}/actions/propose_redirect/", proposal)
    answer = send(client, authority, "post", f"{path}/actions/consent_redirect/", {}).json()
    legs = send(client, embassy(), "get", f"{path}/").json()["hand_offs"]
    assert (answer["state"], [leg["leb"] for leg in legs]) == (
        "received",
        [str(akimat().organisation.public_id), str(target.organisation.public_id)],
    )


@pytest.mark.rule("ncip-42-2")
def test_an_extension_of_31_days_is_answered_with_field_and_rule(client):
    found = assigned()
    path = f"/initiatives/{found.public_id}/actions/extend/"
    answer = send(client, akimat(), "post", path, {"days": 31, "reason": "Site plan"})
    reason = answer.json()["reasons"][0]
    assert (answer.status_code, reason["field"], reason["rule"]) == (400, "days", "ncip-42-2")
