"""Requests between the levels: who asks whom under which paragraph, and what their senders see."""

from datetime import date, timedelta

import pytest

from frontoffices.exchange.enums import RequestKind
from frontoffices.exchange.models import ExchangeRequest
from frontoffices.exchange.presentation import request_steps
from frontoffices.exchange.routes import ROUTES
from frontoffices.registry.enums import Kind
from ncip.casework import deadlines, door
from ncip.casework.models import Notice
from projects.attraction.models import Company
from tests import people
from tests.frontoffices.exchange.office import (
    DAY,
    answered,
    ministry,
    regional_organisation,
    registered,
    request,
)
from tests.projects.attraction import people as module1
from tests.projects.attraction.people import create, perform

pytestmark = pytest.mark.django_db


def de():
    return people.mission("DE")


def office(kind, **filters):
    return people.the(kind, **filters)


def kostanay():
    return office(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")


def codes(refusal):
    return [(reason.field, reason.code) for reason in refusal.value.reasons]


@pytest.mark.parametrize(
    ("kind", "sender", "addressee", "rule"),
    [
        pytest.param("partner_search", de, kostanay, "ncip-15-2", marks=pytest.mark.rule("ncip-15-2")),
        pytest.param("project_data", de, kostanay, "ncip-15-4", marks=pytest.mark.rule("ncip-15-4")),
        pytest.param(
            "investor_search",
            people.akimat,
            lambda: office(Kind.FOREIGN_MISSION, country="DE"),
            "ncip-16-1",
            marks=pytest.mark.rule("ncip-16-1"),
        ),
        pytest.param(
            "information",
            de,
            lambda: office(Kind.CENTRAL_BODY),
            "ncip-17-1",
            marks=pytest.mark.rule("ncip-17-1"),
        ),
        pytest.param(
            "investor_meeting",
            de,
            lambda: office(Kind.NATIONAL_COMPANY),
            "ncip-12-1-a",
            marks=pytest.mark.rule("ncip-12-1-a"),
        ),
        pytest.param(
            "document_help",
            de,
            lambda: office(Kind.NATIONAL_COMPANY),
            "ncip-12-1-b",
            marks=pytest.mark.rule("ncip-12-1-b"),
        ),
        pytest.param(
            "meeting_results",
            people.authorised_body,
            lambda: office(Kind.FOREIGN_MISSION, country="DE"),
            "ncip-10-5",
            marks=pytest.mark.rule("ncip-10-5"),
        ),
        pytest.param(
            "country_data",
            people.national_company,
            lambda: office(Kind.FOREIGN_MISSION, country="DE"),
            "ncip-12-4",
            marks=pytest.mark.rule("ncip-12-4"),
        ),
        pytest.param(
            "regional_data",
            people.national_company,
            kostanay,
            "ncip-13-5",
            marks=pytest.mark.rule("ncip-13-5"),
        ),
        pytest.param(
            "analysis_results",
            people.authorised_body,
            lambda: office(Kind.NATIONAL_COMPANY),
            "ncip-9-6",
            marks=pytest.mark.rule("ncip-9-6"),
        ),
    ],
)
def test_a_request_reaches_the_level_that_its_paragraph_names(kind, sender, addressee, rule):
    found = request(sender(), addressee(), kind=kind)
    assert (found.state, found.rule, found.addressee) == ("sent", rule, addressee())


@pytest.mark.parametrize(
    ("kind", "sender", "addressee"),
    [
        ("investor_search", de, kostanay),
        ("partner_search", people.akimat, kostanay),
        ("meeting_results", people.akimat, lambda: office(Kind.FOREIGN_MISSION, country="DE")),
        ("partner_search", de, lambda: office(Kind.CENTRAL_BODY)),
        ("document_help", de, kostanay),
    ],
)
def test_a_request_that_no_paragraph_provides_is_refused(kind, sender, addressee):
    with pytest.raises(door.BadParameters):
        request(sender(), addressee(), kind=kind)


@pytest.mark.parametrize("who", [ministry, people.national_chamber])
def test_offices_for_which_no_request_is_provided_send_none(who):
    with pytest.raises(door.WrongRole):
        request(who())


@pytest.mark.rule("ncip-15-3")
def test_information_on_an_investor_opens_his_card_to_the_region():
    mission, leb = de(), people.akimat()
    company = create(Company, module1.company_data(), mission)
    before = Company.objects.visible_to(leb).exists()
    request(mission, leb.organisation, kind="investor_information", company=company.name)
    assert (before, Company.objects.visible_to(leb).get()) == (False, company)


@pytest.mark.rule("ncip-15-3")
def test_information_on_an_investor_names_the_company():
    with pytest.raises(door.BadParameters) as refusal:
        request(kind="investor_information")
    assert codes(refusal) == [("company", "required")]


@pytest.mark.rule("ncip-15-3")
def test_only_the_keeper_of_a_card_sends_it_on():
    create(Company, module1.company_data(), people.national_company())
    with pytest.raises(door.BadParameters) as refusal:
        request(kind="investor_information", company="Rhein Solar GmbH")
    assert codes(refusal) == [("company", "unknown")]


@pytest.mark.rule("ncip-15-4")
@pytest.mark.parametrize("need", ["needed", "not_needed"])
def test_the_region_says_whether_a_potential_project_is_needed_and_why(need):
    found = registered(kind="project_data")
    data = {"need": need, "answer_text": "Clay lies in two districts"}
    perform(found, "answer", people.akimat(), data)
    assert (found.state, found.need, found.answer_text) == ("answered", need, "Clay lies in two districts")


@pytest.mark.rule("ncip-15-4")
@pytest.mark.parametrize("missing", ["need", "answer_text"])
def test_an_answer_on_a_potential_project_has_a_decision_and_a_reason(missing):
    found = registered(kind="project_data")
    data = {"need": "needed", "answer_text": "Clay"}
    del data[missing]
    with pytest.raises(door.BadParameters) as refusal:
        perform(found, "answer", people.akimat(), data)
    assert codes(refusal) == [(missing, "required")]


@pytest.mark.rule("ncip-15-2", "ncip-14-7")
@pytest.mark.parametrize(
    ("on", "last_day"),
    [
        # Friday; SUMMARY (b): five working days end on the next Friday.
        (date(2025, 2, 7), date(2025, 2, 14)),
        # Tuesday before Nauryz: 21 to 25 March are days off.
        (date(2025, 3, 18), date(2025, 3, 28)),
        # Before New Year.
        (date(2026, 12, 31), date(2027, 1, 12)),
    ],
)
def test_an_investors_request_is_answered_in_five_working_days(on, last_day):
    found = registered(on=on)
    assert [(row.term, row.last_day) for row in deadlines.of_subject(found)] == [("information", last_day)]


@pytest.mark.rule("ncip-14-7")
@pytest.mark.parametrize(("late", "status"), [(-1, "met"), (0, "met"), (1, "met_late")])
def test_the_fifth_working_day_itself_is_in_time(late, status):
    found = registered(on=date(2025, 2, 10))
    on = date(2025, 2, 17) + timedelta(days=late)
    perform(found, "answer", people.akimat(), {"answer_text": "Three glassworks"}, on=on)
    assert [row.status for row in deadlines.of_subject(found)] == [status]


@pytest.mark.parametrize("kind", ["project_data", "investor_search"])
def test_the_offices_own_requests_have_no_term(kind):
    sender = people.akimat() if kind == "investor_search" else de()
    addressee = office(Kind.FOREIGN_MISSION, country="DE") if kind == "investor_search" else kostanay()
    found = registered(sender=sender, addressee=addressee, kind=kind)
    assert list(deadlines.of_subject(found)) == []


@pytest.mark.rule("ncip-15-2")
def test_the_sender_sees_every_step_of_the_hand_off():
    found, mission = answered(), de()
    seen = ExchangeRequest.objects.visible_to(mission).get()
    assert [step["state"] for step in request_steps(seen, DAY)] == ["done", "done", "done"]
    assert (seen.number, seen.registrar, seen.answer_text) == ("39-17", found.registrar, "Three glassworks")


def test_the_sender_sees_how_long_he_waits():
    found = request()
    steps = request_steps(found, DAY + timedelta(days=4))
    assert [step["state"] for step in steps] == ["done", "current", "todo"]
    assert "4" in steps[1]["note"]


@pytest.mark.rule("ncip-15-2")
def test_both_sides_are_told():
    mission, leb = de(), people.akimat()
    found = request(mission, leb.organisation)
    told = Notice.objects.filter(user=leb.user).count()
    perform(found, "register", leb, {"number": ""})
    assert (told, Notice.objects.filter(user=mission.user).count()) == (1, 1)


@pytest.mark.rule("ncip-15-2")
@pytest.mark.parametrize("action", ["register", "decline"])
@pytest.mark.parametrize(
    "who", [de, people.authorised_body, regional_organisation, lambda: people.akimat("KZ-79")]
)
def test_only_the_addressee_registers_and_declines(action, who):
    found = request()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        perform(found, action, who(), {"reason": "No", "number": "1"})


@pytest.mark.rule("ncip-15-2")
def test_a_request_is_declined_with_a_reason():
    found = registered()
    with pytest.raises(door.BadParameters):
        perform(found, "decline", people.akimat(), {"reason": ""})
    perform(found, "decline", people.akimat(), {"reason": "No glassworks here"})
    assert (found.state, found.answer_text) == ("declined", "No glassworks here")


@pytest.mark.rule("ncip-15-2")
def test_a_request_is_withdrawn_until_it_is_registered():
    found = request()
    perform(found, "withdraw", de())
    other = registered()
    with pytest.raises(door.WrongState):
        perform(other, "withdraw", de())
    assert (found.state, other.state) == ("withdrawn", "registered")


def test_a_wished_day_lies_ahead():
    with pytest.raises(door.BadParameters) as refusal:
        request(wanted_on=DAY.isoformat())
    assert codes(refusal) == [("wanted_on", "past")]


def test_a_request_is_seen_by_both_sides_and_the_authorised_body():
    request()
    who = (de, people.akimat, people.authorised_body, lambda: people.mission("FR"), people.national_company)
    assert [ExchangeRequest.objects.visible_to(one()).count() for one in who] == [1, 1, 1, 0, 0]


def test_every_kind_of_request_has_its_route():
    assert list(ROUTES) == list(RequestKind)
