"""What can be put right in a visit: the days on which it was held, a body called in by mistake (ncip-41, ncip-40-7)."""

from datetime import date

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door, explain
from ncip.casework.models import Notice
from ncip.journal.models import Event
from ncip.law.terms import TERM_PASS_INITIATIVE, TERM_VISIT_CARD
from projects.attraction.models import Visit
from tests.projects.attraction.people import akimat, embassy, moment, organisation, perform
from tests.projects.attraction.visiting import (
    BEGINS,
    ENDS,
    PLANNED,
    approved,
    authority,
    days,
    filled,
    held,
    invite_kostanay,
    item,
    key,
    ministry,
    passed,
    prepared,
    ready,
    term,
    trip,
)

pytestmark = pytest.mark.django_db
# Thursday, one day before the last day that was written; 3 working days later is Tuesday 11 February.
THURSDAY = date(2025, 2, 6)
TERMS = [TERM_VISIT_CARD.code, TERM_PASS_INITIATIVE.code]


def correct(visit, begins_on=BEGINS, ends_on=THURSDAY, *, on=ENDS, **fields):
    data = {**days(begins_on, ends_on), "reason": "The last day was a slip", **fields}
    return perform(visit, "correct_days", embassy(), data, on=on)


def withdraw(visit, body, **fields):
    data = {"body": key(body), "reason": "Called in by mistake", **fields}
    return perform(visit, "withdraw_invitation", authority(), data, on=PLANNED)


def refusal(call, *args, **kwargs):
    with pytest.raises(door.Refused) as caught:
        call(*args, **kwargs)
    return [(reason.field, reason.code) for reason in caught.value.reasons]


@pytest.mark.rule("ncip-41-a", "ncip-41-b")
def test_the_terms_follow_the_corrected_last_day():
    visit = held()
    before = [term(visit, code).last_day for code in TERMS]
    correct(visit)
    assert (visit.begins_on, visit.ends_on, before, [term(visit, code).last_day for code in TERMS]) == (
        BEGINS,
        THURSDAY,
        [date(2025, 2, 12)] * 2,
        [date(2025, 2, 11)] * 2,
    )


@pytest.mark.rule("ncip-41-b")
def test_once_the_card_is_filled_only_the_term_that_runs_is_moved():
    visit = filled()
    correct(visit)
    found = [(term(visit, code).status, term(visit, code).last_day) for code in TERMS]
    assert found == [("met", date(2025, 2, 12)), ("running", date(2025, 2, 11))]


@pytest.mark.rule("ncip-40-5")
def test_the_days_of_a_trip_are_corrected_too():
    visit = trip()
    correct(visit)
    assert (visit.ends_on, term(visit, TERMS[0]).last_day) == (THURSDAY, date(2025, 2, 11))


@pytest.mark.rule("ncip-41-a")
def test_the_journal_keeps_both_days_and_the_reason():
    visit = held()
    correct(visit)
    event = Event.objects.get(action="correct_days")
    assert (event.before["ends_on"], event.after["ends_on"], event.params["reason"]) == (
        "2025-02-07",
        "2025-02-06",
        "The last day was a slip",
    )


@pytest.mark.rule("ncip-41-a")
def test_a_correction_needs_its_reason_and_days_that_have_come():
    visit = held()
    assert refusal(correct, visit, reason="") == [("reason", "required")]
    assert refusal(correct, visit, ends_on=date(2025, 2, 8)) == [("ends_on", "future")]


@pytest.mark.parametrize("bring", [ready, passed])
def test_the_days_are_corrected_only_while_something_hangs_on_them(bring):
    assert refusal(correct, bring()) == [(None, "wrong_state")]


@pytest.mark.rule("ncip-40-7-b")
def test_a_body_that_is_let_go_sees_the_visit_no_more_and_hears_why():
    visit = approved()
    invite_kostanay(visit)
    Notice.objects.all().delete()
    withdraw(visit, akimat().organisation)
    told = Notice.objects.get(user=akimat().user, channel=Notice.Channel.PORTAL)
    assert (Visit.objects.visible_to(akimat()).exists(), told.url, told.text) == (
        False,
        "",
        f"{visit}: Called in by mistake",
    )


@pytest.mark.rule("ncip-40-7-b")
def test_a_body_with_a_part_is_not_let_go():
    visit = approved()
    invite_kostanay(visit)
    item(visit, organisation=key(akimat().organisation))
    assert refusal(withdraw, visit, akimat().organisation) == [("body", "has_part")]


@pytest.mark.rule("ncip-40-6", "ncip-40-7-b")
def test_the_competent_body_is_not_let_go():
    assert refusal(withdraw, prepared(), ministry().organisation) == [("body", "invalid_choice")]


@pytest.mark.rule("ncip-40-7-b")
def test_a_body_that_was_not_called_in_cannot_be_let_go():
    stranger = organisation(Kind.LOCAL_EXECUTIVE_BODY, number="79")
    assert refusal(withdraw, approved(), stranger) == [("body", "invalid_choice")]


@pytest.mark.rule("ncip-40-7-b")
def test_while_only_the_competent_body_prepares_the_visit_nobody_can_be_let_go():
    found = explain.explain(approved(), authority(), at=moment(PLANNED))
    reasons = next(one.reasons for one in found if one.name == "withdraw_invitation")
    assert [reason.code for reason in reasons] == ["nobody_called_in"]
