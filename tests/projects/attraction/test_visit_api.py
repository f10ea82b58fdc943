"""The REST resources of visits."""

import pytest
import time_machine

from frontoffices.registry.enums import Kind
from projects.attraction.models import Visit
from tests.projects.attraction.people import company, embassy, moment, office
from tests.projects.attraction.test_api import send
from tests.projects.attraction.visiting import (
    ENDS,
    PLANNED,
    authority,
    born_of,
    days,
    filled,
    item_data,
    key,
    kostanay,
    ministry,
    plan_data,
    planned,
    prepared,
    ready,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(moment(PLANNED), tick=False):
        yield


@pytest.mark.rule("ncip-40-6", "ncip-40-7-a", "ncip-40-7-b", "ncip-41-a", "ncip-41-b")
def test_a_partner_system_walks_the_whole_road_of_a_visit(client):
    mission, body, decider = embassy(), ministry(), authority()
    data = plan_data(companies=[key(company())])
    made = send(client, mission, "post", "/visits/", data).json()
    act = f"/visits/{made['id']}/actions"
    send(client, decider, "post", f"{act}/approve/", {})
    row = item_data(Visit.objects.get(), parent=made["id"])
    assert send(client, body, "post", "/programme-items/", row).status_code == 201
    person = {"parent": made["id"], "side": "investor", "name": "Anna Schmidt"}
    assert send(client, mission, "post", "/visit-participants/", person).status_code == 201
    send(client, body, "post", f"{act}/agree_part/", {})
    send(client, decider, "post", f"{act}/complete_programme/", {})
    with time_machine.travel(moment(ENDS), tick=False):
        send(client, mission, "post", f"{act}/hold/", days())
        answer = send(
            client, mission, "post", f"{act}/fill_card/", {"events": ["Talks"], "agreements": ["Memorandum"]}
        )
    found = answer.json()
    terms = {term["term"]: term["status"] for term in found["deadlines"]}
    assert (found["state"], found["agreements"], terms) == (
        "card_filled",
        ["Memorandum"],
        {"visit_card": "met", "pass_initiative": "running"},
    )


@pytest.mark.rule("ncip-41-b")
def test_the_initiative_is_passed_by_the_name_of_the_contract(client):
    found = filled()
    params = {"initiative": key(born_of(found)), **kostanay()}
    with time_machine.travel(moment(ENDS), tick=False):
        answer = send(client, embassy(), "post", f"/visits/{key(found)}/actions/pass_initiative/", params)
    assert (answer.status_code, answer.json()["state"]) == (200, "initiative_passed")


@pytest.mark.parametrize("resource", ["visits", "programme-items", "visit-participants"])
def test_a_resource_lists_what_the_caller_sees(client, resource):
    prepared()
    seen = send(client, embassy(), "get", f"/{resource}/").json()["results"]
    hidden = send(client, office(Kind.COUNCIL), "get", f"/{resource}/").json()["results"]
    assert (len(seen), len(hidden)) == (1, 0)


@pytest.mark.parametrize("resource", ["programme-items", "visit-participants"])
def test_rows_are_listed_by_visit(client, resource):
    found = prepared()
    other = planned(of=company(name="Elbe Wind AG"))
    counts = [
        len(send(client, embassy(), "get", f"/{resource}/?visit={key(one)}").json()["results"])
        for one in (found, other)
    ]
    assert counts == [1, 0]


@pytest.mark.rule("ncip-41-a")
def test_a_refusal_names_field_and_rule(client):
    found = ready()
    path = f"/visits/{key(found)}/actions/hold/"
    answer = send(client, embassy(), "post", path, {"begins_on": "2025-02-07", "ends_on": "2025-02-06"})
    reasons = {(reason["field"], reason["code"], reason["rule"]) for reason in answer.json()["reasons"]}
    assert (answer.status_code, ("ends_on", "ends_before", "ncip-40-6") in reasons) == (400, True)


def test_a_plan_is_amended_in_part(client):
    found = planned()
    answer = send(
        client, embassy(), "patch", f"/visits/{key(found)}/", {"place": "Almaty", "version": found.version}
    )
    assert (answer.status_code, answer.json()["place"], answer.json()["companies"]) == (
        200,
        "Almaty",
        [key(found.companies.get())],
    )


def test_a_row_is_taken_out_by_its_action(client):
    found = prepared()
    row = found.programme.get()
    answer = send(client, ministry(), "post", f"/programme-items/{key(row)}/actions/remove/", {})
    assert (answer.status_code, answer.json()["state"]) == (200, "removed")


@pytest.mark.parametrize("resource", ["visits", "programme-items", "visit-participants"])
def test_a_list_asks_as_much_for_three_as_for_one(client, resource, django_assert_max_num_queries):
    actor = office(Kind.AUTHORISED_BODY)
    prepared()
    path = f"/{resource}/"
    send(client, actor, "get", path)
    with django_assert_max_num_queries(40) as one:
        send(client, actor, "get", path)
    for name in ("Elbe Wind AG", "Isar Hydro AG"):
        prepared(of=company(name=name))
    with django_assert_max_num_queries(len(one)):
        assert len(send(client, actor, "get", path).json()["results"]) == 3
