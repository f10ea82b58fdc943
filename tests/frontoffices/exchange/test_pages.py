"""The pages of the exchange: in three languages, narrowed, exported, with a steady number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontoffices.exchange import duties
from frontoffices.registry.enums import Kind
from ncip.dashboards import queue
from ncip.journal.enums import Channel
from tests import people
from tests.frontoffices.exchange import office
from tests.projects.attraction import people as module1
from tests.projects.attraction.people import moment, perform
from tests.projects.implementation import road
from tests.projects.implementation.test_pages import browser_of

pytestmark = pytest.mark.django_db

# The first working day after the first quarter.
APRIL = date(2025, 4, 1)
LISTS = [
    "events",
    "programmes",
    "exchange_requests",
    "analyses",
    "information_materials",
    "systemic_issues",
    "niches",
    "promotions",
    "materials",
    "publications",
]


def covered():
    return office.publication(office.foreign_project())


def update_of_programme():
    found = office.in_effect()
    duties.open_updates(moment(date(2025, 4, 1)), Channel.DEMO)
    return office.the_update(found)


CARDS = [
    office.approved,
    office.in_effect,
    update_of_programme,
    office.niche,
    office.approved_material,
    covered,
    office.current,
    office.shared,
    office.under_work,
    office.promotion,
]


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_lists_open_in_three_languages(name, language):
    assert browser_of(people.national_company(), language).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("made", CARDS)
def test_cards_open_in_three_languages(made, language):
    url = made().get_absolute_url()
    assert browser_of(people.national_company(), language).get(url).status_code == 200


@pytest.mark.parametrize("made", CARDS)
def test_a_card_is_not_found_by_outsiders(made):
    url = made().get_absolute_url()
    stranger = people.member_of(road.an_organisation(Kind.INVESTOR, "Stranger"), name="stranger")
    assert browser_of(stranger).get(url).status_code == 404


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("events", lambda number: office.approved(theme=f"Forum {number}")),
        ("niches", lambda number: office.niche(title=f"Niche {number}")),
        ("information_materials", lambda number: office.current(title=f"Tariffs {number}")),
        ("analyses", lambda number: office.shared(title=f"Germany {number}")),
        ("systemic_issues", lambda number: office.under_work(title=f"Permits {number}")),
        ("promotions", lambda number: office.promotion(niche=str(office.niche().public_id))),
        ("materials", lambda number: office.approved_material(title=f"Material {number}")),
        ("publications", lambda number: office.publication(office.foreign_project(f"Company {number}"))),
        ("programmes", lambda number: office.in_effect(year=2025 + number, on=date(2025 + number, 3, 3))),
    ],
)
def test_a_list_asks_as_much_for_three_as_for_one(name, more):
    client = browser_of(people.national_company())
    more(0)
    one = queries(client, reverse(name))
    more(1)
    more(2)
    assert queries(client, reverse(name)) == one


def test_an_event_card_asks_as_much_for_three_guests_as_for_one():
    found = office.approved()
    client = browser_of(people.national_company())
    perform(found, "join", people.akimat())
    one = queries(client, found.get_absolute_url())
    perform(found, "join", people.akimat("KZ-79"))
    perform(found, "join", people.mission())
    assert queries(client, found.get_absolute_url()) == one


def test_a_programme_card_asks_as_much_for_three_measures_and_updates_as_for_one():
    found = office.in_effect()
    client = browser_of(people.mission("DE"))
    duties.open_updates(moment(date(2025, 4, 1)), Channel.DEMO)
    one = queries(client, found.get_absolute_url())
    for number, actor in enumerate((people.akimat(), people.national_company())):
        office.measure(found, title=f"Measure {number}", responsible=str(actor.organisation.public_id))
    duties.open_updates(moment(date(2025, 10, 1)), Channel.DEMO)
    assert queries(client, found.get_absolute_url()) == one


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "ENERGY"}, 1),
        ({"q": "hydrogen"}, 0),
        ({"kind": "forum"}, 1),
        ({"state": "draft"}, 0),
        ({"country": "KZ"}, 1),
    ],
)
def test_the_events_are_searched_and_narrowed(query, found):
    office.approved()
    answer = browser_of(people.akimat()).get(reverse("events"), query)
    assert len(answer.context["page"].rows) == found


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("form", "head"), [("csv", "﻿".encode()), ("xlsx", b"PK")])
def test_lists_are_exported(name, form, head):
    office.approved()
    office.in_effect()
    office.niche()
    office.approved_material()
    covered()
    office.current()
    office.shared()
    office.under_work()
    office.promotion()
    office.request(kind="document_help", addressee=people.the("national_company"))
    answer = browser_of(people.national_company()).get(reverse(name), {"export": form})
    assert b"".join(answer.streaming_content).startswith(head)


def test_a_refused_event_keeps_what_was_typed():
    data = office.event_data(theme="Hydrogen", ends_on="2025-04-01")
    client = browser_of(people.national_company(), "en")
    answer = client.post(reverse("create", args=["investment-event"]), data)
    text = answer.content.decode()
    assert (answer.status_code, "Hydrogen" in text, "The last day is before the first one" in text) == (
        400,
        True,
        True,
    )


def test_a_new_version_begins_with_the_texts_of_the_latest():
    office.in_effect()
    answer = browser_of(people.mission("DE")).get(reverse("create", args=["country-programme"]))
    assert (answer.context["form"].initial["year"], answer.context["form"].initial["goals"]) == (
        2026,
        "Ten new investors",
    )


@pytest.mark.rule("ncip-40-1")
def test_the_meeting_card_names_its_event():
    actor = people.mission("DE")
    found = office.announced(actor, starts_on="2025-02-27", ends_on="2025-03-02")
    held = module1.meeting(module1.create(module1.Company, module1.company_data(), actor), actor)
    perform(found, "link_meetings", actor, {"more": [str(held.public_id)]})
    assert found.theme in browser_of(actor).get(held.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("step", "who", "acts"),
    [
        (office.event, people.national_company, [("investment-event", "submit")]),
        (office.on_approval, people.authorised_body, [("investment-event", "approve")]),
        (lambda: office.event(people.akimat()), people.akimat, [("investment-event", "announce")]),
        (office.material, people.akimat, [("presentation-material", "submit")]),
        (office.material_on_approval, people.authorised_body, [("presentation-material", "approve")]),
        (office.information, people.national_company, [("information-material", "publish")]),
        (office.analysis, lambda: people.mission("DE"), [("analysis", "share")]),
        (office.issue, lambda: people.mission("DE"), [("systemic-issue", "submit")]),
        (office.raised, people.authorised_body, [("systemic-issue", "take_up")]),
        (office.under_work, office.ministry, [("systemic-issue", "resolve")]),
        (office.request, people.akimat, [("exchange-request", "register")]),
        (office.registered, people.akimat, [("exchange-request", "answer")]),
        (office.programme, lambda: people.mission("DE"), [("country-programme", "submit")]),
        (office.on_agreement, people.national_company, [("country-programme", "agree")]),
        (
            update_of_programme,
            lambda: people.mission("DE"),
            [("programme-measure", "complete"), ("programme-update", "make")],
        ),
    ],
)
def test_a_record_waits_for_the_one_whom_the_rules_name(step, who, acts):
    step()
    assert sorted((case.subject.label, case.action) for case in queue.cases(who(), APRIL)) == acts


@pytest.mark.rule("ncip-5-9")
@pytest.mark.parametrize(
    ("on", "asked"), [(date(2025, 4, 10), 0), (date(2025, 4, 11), 1), (date(2025, 4, 12), 1)]
)
def test_results_are_asked_from_the_last_day_on(on, asked):
    office.approved()
    assert len(queue.cases(people.national_company(), on)) == asked


@pytest.mark.rule("ncip-17-2")
def test_the_update_waits_with_its_last_day():
    update_of_programme()
    days = {case.subject.label: case.last_day for case in queue.cases(people.mission("DE"), APRIL)}
    assert days == {"programme-update": date(2025, 4, 15), "programme-measure": date(2025, 6, 30)}


def test_the_list_of_requests_asks_as_much_for_three_as_for_one():
    client = browser_of(people.mission("DE"))
    office.answered()
    one = queries(client, reverse("exchange_requests"))
    office.request()
    office.registered(title="Another")
    assert queries(client, reverse("exchange_requests")) == one


@pytest.mark.parametrize("made", [office.request, office.registered, office.answered])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_card_of_a_request_opens_in_three_languages(made, language):
    assert browser_of(people.mission("DE"), language).get(made().get_absolute_url()).status_code == 200


@pytest.mark.parametrize(("side", "found"), [("sent", 1), ("received", 0), ("", 1)])
def test_requests_are_narrowed_by_side(side, found):
    office.request()
    answer = browser_of(people.mission("DE")).get(reverse("exchange_requests"), {"side": side})
    assert len(answer.context["page"].rows) == found


def test_the_company_card_names_the_requests_about_it():
    mission = people.mission("DE")
    company = module1.create(module1.Company, module1.company_data(), mission)
    found = office.request(mission, company=company.name)
    assert found.title in browser_of(mission).get(company.get_absolute_url()).content.decode()


@pytest.mark.rule("ncip-14-5")
def test_the_project_card_names_its_publications():
    found = covered()
    assert found.title in browser_of(people.akimat()).get(found.project.get_absolute_url()).content.decode()
