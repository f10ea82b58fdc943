"""The REST resources of the exchange."""

from datetime import date

import pytest
import time_machine

from frontoffices.exchange import duties
from ncip.journal.enums import Channel
from tests import people
from tests.frontoffices.exchange import office
from tests.projects.attraction.people import moment
from tests.projects.attraction.test_api import send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(moment(office.DAY), tick=False):
        yield


@pytest.mark.rule("ncip-10-6")
def test_a_partner_system_asks_for_consent_and_gets_it(client):
    natco = people.national_company()
    made = send(client, natco, "post", "/events/", office.event_data()).json()
    path = f"/events/{made['id']}/actions"
    send(client, natco, "post", f"{path}/submit/", {"version": made["version"]})
    answer = send(client, people.authorised_body(), "post", f"{path}/approve/", {}).json()
    assert (answer["state"], answer["consented_on"]) == ("approved", "2025-03-03")


@pytest.mark.rule("ncip-10-6")
def test_a_refusal_names_the_rule(client):
    found = office.on_approval()
    answer = send(client, people.akimat(), "post", f"/events/{found.public_id}/actions/approve/", {})
    assert answer.status_code == 404
    own = send(client, people.national_company(), "post", f"/events/{found.public_id}/actions/approve/", {})
    assert (own.status_code, own.json()["reasons"][0]["rule"]) == (403, "ncip-10-6")


@pytest.mark.parametrize(
    ("resource", "make"),
    [
        ("events", office.approved),
        ("country-programmes", office.in_effect),
        ("programme-measures", office.in_effect),
        ("niches", office.niche),
        ("presentation-materials", office.approved_material),
        ("exchange-requests", office.request),
    ],
)
def test_a_resource_lists_what_the_caller_sees(client, resource, make):
    make()
    seen = send(client, people.akimat(), "get", f"/{resource}/").json()["results"]
    council = people.member_of(people.the("council"))
    hidden = send(client, council, "get", f"/{resource}/").json()["results"]
    assert (len(seen), len(hidden)) == (1, 0)


@pytest.mark.rule("ncip-17-2")
def test_a_measure_is_added_under_its_programme(client):
    found, mission = office.programme(), people.mission("DE")
    data = office.measure_data(mission.organisation) | {"parent": str(found.public_id)}
    answer = send(client, mission, "post", "/programme-measures/", data)
    assert (answer.status_code, answer.json()["programme"]) == (201, str(found.public_id))


def test_publications_and_updates_are_listed_to_whom_they_are_shown(client):
    office.publication(office.foreign_project())
    found = office.in_effect()
    duties.open_updates(moment(date(2025, 4, 1)), Channel.DEMO)
    rows = [
        send(client, people.akimat(), "get", f"/{resource}/").json()["results"]
        for resource in ("publications", "programme-updates")
    ]
    assert [len(one) for one in rows] == [1, 1]
    assert rows[1][0]["programme"] == str(found.public_id)


@pytest.mark.rule("ncip-15-4")
def test_a_request_is_answered_by_a_partner_system(client):
    mission, leb = people.mission("DE"), people.akimat()
    data = office.request_data(leb.organisation, kind="project_data")
    made = send(client, mission, "post", "/exchange-requests/", data).json()
    path = f"/exchange-requests/{made['id']}/actions"
    send(client, leb, "post", f"{path}/register/", {"number": "39-17"})
    answer = send(
        client, leb, "post", f"{path}/answer/", {"need": "not_needed", "answer_text": "No gas"}
    ).json()
    assert (answer["state"], answer["need"], answer["addressee"]) == (
        "answered",
        "not_needed",
        str(leb.organisation.public_id),
    )
