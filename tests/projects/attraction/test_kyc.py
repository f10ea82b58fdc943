"""The KYC procedure of a company (ncip-3-25, ncip-40-3-kyc, reading D37)."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Notice
from ncip.casework.tick import tick
from ncip.dashboards import queue
from ncip.journal.models import Event
from projects.attraction.enums import KycState
from projects.attraction.kyc import standing_of
from projects.attraction.models import Initiative, KycCheck, KycItem
from tests.projects.attraction.people import (
    DAY,
    akimat,
    company,
    create,
    embassy,
    initiative,
    initiative_data,
    meeting,
    moment,
    office,
    perform,
)
from tests.projects.attraction.test_pages import signed_in

pytestmark = pytest.mark.django_db

ALL_CLEAR = dict.fromkeys(("identity", "owners", "sanctions", "courts", "finances"), "clear")
LAST_DAY = date(2026, 3, 3)
PASS = {"risk": "low", "conclusion": "Nothing found", "valid_until": "03.03.2026"}
FAIL = {"risk": "high", "conclusion": "The owner is on a sanctions list"}


def planned(of=None, actor=None, **fields):
    return create(KycCheck, fields, actor or embassy(), of or company())


def begun(of=None):
    check = planned(of)
    perform(check, "start", embassy())
    return check


def passed(of=None, on=DAY, **fields):
    check = begun(of)
    perform(check, "answer", embassy(), ALL_CLEAR)
    perform(check, "pass_check", embassy(), {**PASS, **fields}, on=on)
    return check


def failed(of=None):
    check = begun(of)
    perform(check, "fail", embassy(), FAIL)
    return check


def codes(check, name, data=None, actor=None):
    with pytest.raises(door.Refused) as caught:
        perform(check, name, actor or embassy(), data)
    return [(reason.field, reason.code, reason.rule) for reason in caught.value.reasons]


@pytest.mark.rule("ncip-40-3-kyc")
def test_the_office_that_made_the_card_plans_begins_and_passes_a_check():
    check = passed()
    assert (check.state, check.started_on, check.finished_on, check.valid_until) == (
        KycState.PASSED,
        DAY,
        DAY,
        LAST_DAY,
    )


@pytest.mark.rule("ncip-40-3-kyc")
@pytest.mark.parametrize("stranger", [akimat, lambda: embassy("FR"), lambda: office(Kind.NATIONAL_COMPANY)])
def test_nobody_else_plans_a_check(stranger):
    card = company()
    with pytest.raises(door.Refused):
        planned(card, stranger())


@pytest.mark.rule("ncip-40-3-kyc")
@pytest.mark.parametrize("name", ["start", "answer", "pass_check", "fail"])
def test_those_who_only_read_a_check_do_not_carry_it_on(name):
    check = planned() if name == "start" else begun()
    with pytest.raises(door.WrongRole):
        perform(check, name, office(Kind.NATIONAL_COMPANY))


def test_a_company_has_one_open_check_at_a_time():
    card = company()
    planned(card)
    with pytest.raises(door.GuardsRefuse) as caught:
        planned(card)
    assert [reason.code for reason in caught.value.reasons] == ["open_check"]


def test_a_later_check_keeps_the_earlier_ones():
    card = company()
    failed(card)
    passed(card)
    assert [one.state for one in card.kyc_checks.order_by("id")] == [KycState.FAILED, KycState.PASSED]


@pytest.mark.rule("ncip-40-3-kyc")
def test_a_check_is_not_passed_while_an_item_waits_for_its_answer():
    check = begun()
    perform(check, "answer", embassy(), {**ALL_CLEAR, "courts": ""})
    assert codes(check, "pass_check", PASS) == [("courts", "unanswered", "ncip-40-3-kyc")]


def leading_step(client, check):
    """The heading of the next action on the card of the check."""
    page = signed_in(client, embassy()).get(check.get_absolute_url())
    return re.search(r'id="next-title">([^<]*)<', page.content.decode())[1]


def test_the_next_step_of_a_check_is_the_checklist_until_it_is_filled(client):
    check = begun()
    before = leading_step(client, check)
    perform(check, "answer", embassy(), ALL_CLEAR)
    assert (before, leading_step(client, check)) == ("Fill the checklist", "KYC check passed")


@pytest.mark.rule("ncip-3-25")
def test_a_ground_for_refusal_stands_against_passing():
    check = begun()
    found = {**ALL_CLEAR, "sanctions": "refuse", "sanctions_comment": "On the list of 2025"}
    perform(check, "answer", embassy(), found)
    assert codes(check, "pass_check", PASS) == [("sanctions", "ground_for_refusal", "ncip-3-25")]


@pytest.mark.rule("ncip-3-25")
def test_a_remark_is_explained():
    assert codes(begun(), "answer", {"owners": "remarks"}) == [("owners_comment", "required", "ncip-3-25")]


def test_a_comment_needs_its_result():
    assert codes(begun(), "answer", {"owners_comment": "?"}) == [("owners", "required", "ncip-3-25")]


@pytest.mark.rule("ncip-3-25")
def test_an_empty_checklist_is_not_an_answer():
    assert codes(begun(), "answer", {}) == [("identity", "required", "ncip-3-25")]


def test_an_answer_that_is_not_given_stays_as_it_was():
    check = begun()
    perform(check, "answer", embassy(), {"owners": "remarks", "owners_comment": "A trust"})
    perform(check, "answer", embassy(), {"courts": "clear"})
    assert sorted(check.answers.values_list("item__code", "comment")) == [
        ("courts", ""),
        ("owners", "A trust"),
    ]


def test_an_item_that_left_the_checklist_is_not_asked_but_its_answer_stays():
    check = begun()
    perform(check, "answer", embassy(), ALL_CLEAR)
    KycItem.objects.filter(code="courts").update(disabled_on=DAY)
    other = begun(company(name="Elbe Wind AG"))
    assert ("courts" in [item.code for item in check.items(DAY)], len(other.items(DAY))) == (True, 4)


@pytest.mark.parametrize("day", ["03.03.2025", "02.03.2025", "04.03.2026"])
def test_a_validity_that_cannot_be_is_refused(day):
    check = begun()
    perform(check, "answer", embassy(), ALL_CLEAR)
    assert codes(check, "pass_check", {**PASS, "valid_until": day}) == [
        ("valid_until", "out_of_range", "ncip-40-3-kyc")
    ]


def test_a_failed_check_says_why():
    assert codes(begun(), "fail", {"risk": "high"}) == [("conclusion", "required", None)]


@pytest.mark.rule("ncip-40-3-kyc")
def test_a_failed_check_forbids_an_initiative():
    card = company()
    held = meeting(card)
    failed(card)
    with pytest.raises(door.GuardsRefuse) as caught:
        create(Initiative, initiative_data(held), embassy(), card)
    assert [(reason.code, reason.rule) for reason in caught.value.reasons] == [
        ("kyc_failed", "ncip-40-3-kyc")
    ]


@pytest.mark.rule("ncip-40-3-kyc")
def test_a_failed_check_forbids_until_a_later_one_is_passed():
    card = company()
    failed(card)
    again = begun(card)
    with pytest.raises(door.GuardsRefuse):
        initiative(of=card)
    perform(again, "answer", embassy(), ALL_CLEAR)
    perform(again, "pass_check", embassy(), PASS)
    assert initiative(of=card).pk


@pytest.mark.rule("ncip-40-3-kyc")
@pytest.mark.parametrize("step", [lambda card: None, planned, begun, passed])
def test_every_other_state_lets_an_initiative_be_created(step):
    card = company()
    step(card)
    assert initiative(of=card).pk


@pytest.mark.parametrize(
    ("on", "expired"), [(LAST_DAY - timedelta(1), False), (LAST_DAY, False), (LAST_DAY + timedelta(1), True)]
)
def test_a_passed_check_expires_the_day_after_its_last_day(on, expired):
    card = company()
    passed(card)
    standing = standing_of(card, on)
    assert (standing.expired, standing.warns) == (expired, expired)


@pytest.mark.parametrize(
    ("on", "told"), [(date(2026, 1, 31), 0), (date(2026, 2, 1), 1), (date(2026, 2, 2), 1)]
)
def test_the_keeper_is_reminded_thirty_days_before_the_last_day(on, told):
    check = passed()
    tick(moment(on), sweeps=["kyc-reminders"])
    tick(moment(on), sweeps=["kyc-reminders"])
    assert Event.objects.filter(action="remind", subject_id=check.public_id).count() == told
    assert Notice.objects.in_portal(embassy().user).count() == told


@pytest.mark.parametrize("reader", [Kind.NATIONAL_COMPANY, Kind.AUTHORISED_BODY])
def test_what_was_found_is_seen_by_the_national_company_and_the_authorised_body(client, reader):
    check = passed()
    assert signed_in(client, office(reader)).get(check.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "stranger", [akimat, lambda: office(Kind.NATIONAL_CHAMBER), lambda: office(Kind.INVESTOR)]
)
def test_what_was_found_is_hidden_from_others(client, stranger):
    check = passed()
    assert signed_in(client, stranger()).get(check.get_absolute_url()).status_code == 404


def test_others_who_see_the_company_see_the_state_alone(client):
    card = company()
    failed(card)
    text = signed_in(client, office(Kind.NATIONAL_CHAMBER)).get(card.get_absolute_url()).content.decode()
    assert ("KYC: failed" in text, FAIL["conclusion"] in text, 'id="kyc"' in text) == (True, False, False)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_check_is_shown_in_three_languages(client, language):
    check = passed()
    name = getattr(KycItem.objects.get(code="courts"), f"name_{language}")
    assert name in signed_in(client, embassy(), language).get(check.get_absolute_url()).content.decode()


def test_the_form_of_an_initiative_warns_without_a_check(client):
    card = company()
    meeting(card)
    address = reverse("create", args=["initiative"]) + f"?parent={card.public_id}"
    text = signed_in(client, embassy()).get(address).content.decode()
    assert "No KYC check of this company has been made yet." in text


def test_the_checklist_is_filled_on_its_page_with_what_was_typed_before(client):
    check = begun()
    perform(check, "answer", embassy(), {"owners": "remarks", "owners_comment": "A family trust"})
    answer = signed_in(client, embassy()).get(
        reverse("perform", args=["kyc_check", check.public_id, "answer"])
    )
    assert "A family trust" in answer.content.decode()


def test_partner_systems_carry_a_check_on(client):
    card = company()
    signed_in(client, embassy())
    made = client.post(
        "/api/v1/kyc-checks/", {"parent": str(card.public_id)}, content_type="application/json"
    )
    address = f"/api/v1/kyc-checks/{made.json()['id']}/actions/"
    client.post(f"{address}start/", {}, content_type="application/json")
    client.post(f"{address}answer/", ALL_CLEAR, content_type="application/json")
    end = (KycCheck.objects.get().started_on + timedelta(200)).isoformat()
    answer = client.post(
        f"{address}pass_check/", PASS | {"valid_until": end}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["state"], len(answer.json()["answers"])) == (200, "passed", 5)


def test_a_failed_check_is_told_to_the_others_who_keep_the_card():
    card = company()
    colleague = embassy(name="Colleague")
    check = begun(card)
    perform(check, "fail", colleague, FAIL)
    told = Notice.objects.filter(channel=Notice.Channel.PORTAL)
    assert [(notice.user, notice.text) for notice in told] == [(embassy().user, f"KYC: {card}")]


def test_a_check_asks_as_much_for_three_answers_as_for_one(client):
    signed_in(client, embassy())
    check = begun()
    perform(check, "answer", embassy(), {"owners": "clear"})
    client.get(check.get_absolute_url())
    with CaptureQueriesContext(connection) as one:
        client.get(check.get_absolute_url())
    KycCheck.objects.get().answers.all().delete()
    perform(check, "answer", embassy(), ALL_CLEAR)
    with CaptureQueriesContext(connection) as five:
        client.get(check.get_absolute_url())
    # Two more history rows cost no query of their own.
    assert len(five) == len(one)


def waits(actor):
    return [(case.subject.label, case.action) for case in queue.cases(actor, DAY)]


@pytest.mark.rule("ncip-40-3-kyc")
@pytest.mark.parametrize(
    ("bring", "asked"),
    [
        (planned, [("kyc_check", "start")]),
        (begun, [("kyc_check", "pass_check")]),
        (passed, []),
        (failed, []),
    ],
)
def test_a_check_waits_in_the_work_of_the_office_that_performs_it_until_it_is_finished(bring, asked):
    bring()
    assert (waits(embassy()), waits(embassy("FR")), waits(akimat())) == (asked, [], [])
