"""The way of an initiative between akimats: IN-5 to IN-11 (ncip-42-2, ncip-42-3, D14)."""

from datetime import date, timedelta
from typing import Any

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import deadlines, door
from ncip.casework.models import Deadline, Document, Notice
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from ncip.reference.changes import apply_change
from projects.attraction.models import Initiative
from tests.ncip.casework.papers import upload
from tests.projects.attraction.people import (
    DAY,
    akimat,
    assigned,
    embassy,
    initiative,
    moment,
    office,
    officer_of,
    organisation,
    passport_data,
    perform,
    received,
    region,
)

pytestmark = pytest.mark.django_db
SHYMKENT = "79"
# The term of an initiative received on Monday 3 March 2025 ends on Wednesday 2 April.
LAST_DAY = date(2025, 4, 2)
ONE_DAY = timedelta(days=1)


def authority() -> Any:
    return office(Kind.AUTHORISED_BODY, name="Authority")


def extended(days: int = 10, *, on: date = DAY, **fields: Any) -> Initiative:
    found = assigned(**fields)
    perform(found, "extend", akimat(), {"days": days, "reason": "The investor draws the site plan"}, on=on)
    return found


def proposal(number: str = SHYMKENT, **fields: Any) -> dict[str, Any]:
    target = akimat(number).organisation
    return {"to": str(target.public_id), "arrangement": "Agreed with the deputy akim on 10.03.2025", **fields}


def proposed(found: Initiative | None = None, *, on: date = DAY) -> Initiative:
    found = found or assigned()
    perform(found, "propose_redirect", akimat(), proposal(), on=on)
    return found


def redirected(*, on: date = DAY) -> Initiative:
    found = proposed()
    perform(found, "consent_redirect", authority(), on=on)
    return found


def refused(call: Any, *args: Any, **kwargs: Any) -> list[tuple[str | None, str, str | None]]:
    with pytest.raises(door.Refused) as caught:
        call(*args, **kwargs)
    return [(reason.field, reason.code, reason.rule) for reason in caught.value.reasons]


def term(found: Initiative) -> Deadline:
    """The running term."""
    return Deadline.objects.get(subject_id=found.public_id, status="running")


def told_of(event: Event) -> set[int]:
    return set(Notice.objects.filter(event_id=event.id).values_list("user", flat=True))


# IN-5: the extension


@pytest.mark.rule("ncip-42-2")
@pytest.mark.parametrize("days", [1, 30])
def test_the_akimat_extends_by_one_to_thirty_days(days: int) -> None:
    found = extended(days)
    assert (found.state, term(found).last_day) == ("extended", LAST_DAY + timedelta(days=days))


@pytest.mark.rule("ncip-42-2")
@pytest.mark.parametrize(("days", "code"), [(0, "min_value"), (-1, "min_value"), (31, "too_long")])
def test_an_extension_of_no_day_or_of_31_is_refused(days: int, code: str) -> None:
    params = {"days": days, "reason": "More time"}
    assert refused(perform, assigned(), "extend", akimat(), params) == [("days", code, "ncip-42-2")]


@pytest.mark.rule("ncip-42-2")
def test_an_extension_tells_its_reason() -> None:
    assert refused(perform, assigned(), "extend", akimat(), {"days": 5}) == [
        ("reason", "required", "ncip-42-2")
    ]


@pytest.mark.rule("ncip-42-2")
def test_a_second_extension_is_refused() -> None:
    found = extended()
    params = {"days": 5, "reason": "More time"}
    assert refused(perform, found, "extend", akimat(), params) == [(None, "wrong_state", "ncip-42-2")]


@pytest.mark.rule("ncip-42-2")
def test_the_official_comes_before_an_extension() -> None:
    with pytest.raises(door.WrongState):
        perform(received(), "extend", akimat(), {"days": 5, "reason": "More time"})


@pytest.mark.rule("ncip-42-2")
@pytest.mark.parametrize("on", [LAST_DAY - ONE_DAY, LAST_DAY])
def test_an_extension_comes_at_the_latest_on_the_last_day(on: date) -> None:
    assert extended(on=on).state == "extended"


@pytest.mark.rule("ncip-42-2")
def test_on_the_day_after_the_last_nothing_is_extended() -> None:
    found = assigned()
    params = {"days": 5, "reason": "More time"}
    refusal = refused(perform, found, "extend", akimat(), params, on=LAST_DAY + ONE_DAY)
    assert refusal == [(None, "term_over", "ncip-42-2")]


@pytest.mark.rule("ncip-42-2")
@pytest.mark.parametrize(
    ("start", "days", "first", "printed", "last"),
    [
        # Received on Friday 31 January 2025: the first end falls on a Sunday, the extension is counted from it.
        (date(2025, 1, 31), 30, date(2025, 3, 3), date(2025, 4, 1), date(2025, 4, 1)),
        # The end falls on Nauryz, Friday 21 March 2025; the Monday after it is taken off for the Sunday.
        (date(2025, 2, 18), 1, date(2025, 3, 20), date(2025, 3, 21), date(2025, 3, 26)),
        # New Year: Thursday 1 and Friday 2 January 2026 are days off, then a weekend, Monday 5 works.
        (date(2025, 12, 1), 1, date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 5)),
    ],
)
def test_an_extension_is_counted_from_the_unshifted_end_and_moves_off_days_off(
    start: date, days: int, first: date, printed: date, last: date
) -> None:
    found = received(on=start)
    perform(found, "assign", akimat(), {"official": str(akimat().user.public_id)}, on=start)
    before = term(found).last_day
    perform(found, "extend", akimat(), {"days": days, "reason": "Site plan"}, on=start)
    after = term(found)
    assert (before, after.printed_day, after.last_day) == (first, printed, last)


@pytest.mark.rule("ncip-42-2")
def test_an_extension_moves_off_a_transferred_day_off() -> None:
    found = assigned()
    row = {"day": "2025-04-12", "kind": "working_weekend"}
    apply_change("calendar", {"day": "2025-04-11", "kind": "transferred_off"}, act="act", at=moment())
    apply_change("calendar", row, act="act", at=moment())
    perform(found, "extend", akimat(), {"days": 9, "reason": "Site plan"})
    # Friday 11 April is off, Saturday 12 April is worked instead.
    assert (term(found).printed_day, term(found).last_day) == (date(2025, 4, 11), date(2025, 4, 12))


@pytest.mark.rule("ncip-42-2")
@pytest.mark.parametrize(("day", "status"), [(11, "met"), (14, "met"), (15, "met_late")])
def test_the_extended_term_binds_to_its_last_day(day: int, status: str) -> None:
    # 2 April and ten days: Saturday 12 April, moved to Monday 14 April.
    found = extended(10)
    perform(found, "create_passport", akimat(), passport_data(), on=date(2025, 4, day))
    assert Deadline.objects.get(subject_id=found.public_id).status == status


@pytest.mark.rule("ncip-42-2", "ncip-42-1")
def test_an_extended_initiative_becomes_a_project() -> None:
    found = extended()
    perform(found, "create_passport", akimat(), passport_data())
    assert (found.state, found.project.responsible) == ("converted", akimat().user)


@pytest.mark.rule("ncip-42-2")
def test_the_ladder_of_the_term_begins_anew_with_an_extension() -> None:
    found = assigned()
    tick(moment(LAST_DAY - ONE_DAY), channel=Channel.DEMO)
    perform(found, "extend", akimat(), {"days": 30, "reason": "Site plan"}, on=LAST_DAY)
    assert (term(found).step, term(found).firings.count()) == (0, 0)


# IN-7: the redirection is proposed


@pytest.mark.rule("ncip-42-3")
@pytest.mark.parametrize("start", [assigned, extended])
def test_a_redirection_awaits_consent_and_the_term_runs_on(start: Any) -> None:
    found = start()
    before = term(found).last_day
    proposed(found)
    assert (found.state, found.leb, term(found).last_day) == (
        "redirect_requested",
        akimat().organisation,
        before,
    )


@pytest.mark.rule("ncip-42-3")
def test_an_initiative_is_not_redirected_to_the_akimat_that_holds_it() -> None:
    found = assigned()
    refusal = refused(perform, found, "propose_redirect", akimat(), proposal("39"))
    assert refusal == [("to", "invalid_choice", "ncip-42-3")]


@pytest.mark.rule("ncip-42-3")
def test_an_initiative_is_redirected_to_an_akimat_only() -> None:
    chamber = organisation(Kind.NATIONAL_CHAMBER)
    params = proposal(to=str(chamber.public_id))
    assert refused(perform, assigned(), "propose_redirect", akimat(), params) == [
        ("to", "invalid_choice", "ncip-42-3")
    ]


@pytest.mark.rule("ncip-42-3")
def test_without_a_recorded_arrangement_nothing_is_redirected() -> None:
    refusal = refused(perform, assigned(), "propose_redirect", akimat(), proposal(arrangement=""))
    assert refusal == [("arrangement", "required", "ncip-42-3")]


@pytest.mark.rule("ncip-42-3")
def test_the_letter_of_the_other_akimat_records_the_arrangement() -> None:
    found = assigned()
    letter = upload("letter.txt", b"We take it over")
    door.perform(
        Initiative,
        found,
        "propose_redirect",
        akimat(),
        proposal(arrangement=""),
        at=moment(),
        channel=Channel.DEMO,
        files={"letter": letter},
    )
    found.refresh_from_db()
    papers = Document.objects.filter(subject_id=found.public_id).values_list("name", flat=True)
    assert (list(papers), found.redirect_arrangement) == (["letter.txt"], "letter.txt")


@pytest.mark.rule("ncip-42-3")
def test_an_unnamed_official_redirects_nothing() -> None:
    with pytest.raises(door.WrongState):
        perform(received(), "propose_redirect", akimat(), proposal())


# IN-8: consent


@pytest.mark.rule("ncip-42-3", "ncip-42-b")
def test_with_consent_the_other_akimat_begins_anew() -> None:
    akimat(SHYMKENT)
    found = redirected(on=date(2025, 3, 10))
    state = (found.state, found.leb, found.region, found.official, found.received_on)
    assert state == ("received", akimat(SHYMKENT).organisation, region(SHYMKENT), None, date(2025, 3, 10))


@pytest.mark.rule("ncip-42-b", "ncip-42-3")
def test_the_receiving_akimat_has_a_term_of_its_own() -> None:
    found = redirected(on=date(2025, 3, 10))
    rows = Deadline.objects.filter(subject_id=found.public_id).order_by("id")
    assert [(row.status, row.responsible, row.last_day) for row in rows] == [
        ("met", akimat().organisation, LAST_DAY),
        ("running", akimat(SHYMKENT).organisation, date(2025, 4, 9)),
    ]


@pytest.mark.rule("ncip-42-3")
@pytest.mark.parametrize(("on", "status"), [(LAST_DAY, "met"), (LAST_DAY + ONE_DAY, "met_late")])
def test_the_old_term_runs_until_the_consent(on: date, status: str) -> None:
    found = redirected(on=on)
    rows = Deadline.objects.filter(subject_id=found.public_id).order_by("id")
    assert rows[0].status == status


@pytest.mark.rule("ncip-42-3", "ncip-6-2")
def test_the_receiving_akimat_sees_the_initiative_and_the_company_from_the_consent_on() -> None:
    found = proposed()
    before = Initiative.objects.visible_to(akimat(SHYMKENT)).exists()
    perform(found, "consent_redirect", authority())
    seen = type(found.company).objects.visible_to(akimat(SHYMKENT))
    assert (before, list(Initiative.objects.visible_to(akimat(SHYMKENT))), list(seen)) == (
        False,
        [found],
        [found.company],
    )


@pytest.mark.rule("ncip-42-3")
def test_the_akimat_it_left_goes_on_seeing_it_and_acts_no_more() -> None:
    found = redirected()
    assert list(Initiative.objects.visible_to(akimat())) == [found]
    with pytest.raises(door.WrongRole):
        perform(found, "assign", akimat(), {"official": str(akimat().user.public_id)})


@pytest.mark.rule("ncip-42-3")
def test_the_first_sender_stays_the_sender() -> None:
    assert redirected().sender == embassy().organisation


@pytest.mark.rule("ncip-42-a", "ncip-42-3")
def test_the_receiving_akimat_names_its_own_official() -> None:
    found = redirected()
    refusal = refused(perform, found, "assign", akimat(SHYMKENT), {"official": str(akimat().user.public_id)})
    perform(found, "assign", akimat(SHYMKENT), {"official": str(akimat(SHYMKENT).user.public_id)})
    assert (refusal, found.official) == ([("official", "invalid_choice", None)], akimat(SHYMKENT).user)


@pytest.mark.rule("ncip-42-2")
def test_the_receiving_akimat_may_extend_its_own_term_once() -> None:
    found = extended()
    proposed(found)
    perform(found, "consent_redirect", authority(), on=date(2025, 3, 10))
    there = akimat(SHYMKENT)
    perform(found, "assign", there, {"official": str(there.user.public_id)}, on=date(2025, 3, 11))
    perform(found, "extend", there, {"days": 30, "reason": "Site plan"}, on=date(2025, 3, 12))
    # 9 April and thirty days: Friday 9 May, Victory Day, moved to Monday 12 May.
    assert (found.extended_days, term(found).last_day) == (30, date(2025, 5, 12))


@pytest.mark.rule("ncip-42-3")
def test_the_sender_and_both_akimats_hear_of_the_consent() -> None:
    people = {embassy().user.pk, akimat().user.pk, akimat(SHYMKENT).user.pk}
    redirected()
    assert told_of(Event.objects.get(action="consent_redirect")) == people


# IN-9: refusal


@pytest.mark.rule("ncip-42-3")
@pytest.mark.parametrize(("start", "state"), [(assigned, "assigned"), (extended, "extended")])
def test_a_refused_redirection_leads_back_to_the_state_before(start: Any, state: str) -> None:
    found = start()
    before = term(found).last_day
    proposed(found)
    perform(found, "refuse_redirect", authority(), {"reason": "The site is in Kostanay"})
    assert (found.state, found.redirect_to, found.redirect_refusal, term(found).last_day) == (
        state,
        None,
        "The site is in Kostanay",
        before,
    )


@pytest.mark.rule("ncip-42-3")
def test_a_refusal_tells_its_reason() -> None:
    assert refused(perform, proposed(), "refuse_redirect", authority(), {}) == [
        ("reason", "required", "ncip-42-3")
    ]


@pytest.mark.rule("ncip-42-3")
def test_after_a_refusal_another_redirection_may_be_proposed() -> None:
    found = proposed()
    perform(found, "refuse_redirect", authority(), {"reason": "Not agreed with Shymkent"})
    proposed(found)
    assert (found.state, found.redirect_refusal) == ("redirect_requested", "")


# IN-10: the term passes without an act


@pytest.mark.rule("ncip-42-b")
@pytest.mark.parametrize("start", [received, assigned, proposed])
@pytest.mark.parametrize(("day", "told"), [(LAST_DAY, False), (LAST_DAY + ONE_DAY, True)])
def test_a_missed_term_is_told_to_akimat_sender_and_authorised_body(
    start: Any, day: date, told: bool
) -> None:
    everybody = {embassy().user.pk, akimat().user.pk, authority().user.pk}
    found = start()
    state = found.state
    tick(moment(day), channel=Channel.DEMO)
    found.refresh_from_db()
    event = Event.objects.filter(subject_id=found.public_id, action="deadline.passed").first()
    assert found.state == state
    assert (told_of(event) if event else None) == (everybody if told else None)


@pytest.mark.rule("ncip-42-b")
def test_after_a_pause_of_the_portal_a_missed_term_is_told_once_to_all() -> None:
    everybody = {embassy().user.pk, akimat().user.pk, authority().user.pk}
    assigned()
    for day in (10, 11):
        tick(moment(date(2025, 4, day)), channel=Channel.DEMO)
    assert told_of(Event.objects.get(action="deadline.passed")) == everybody


@pytest.mark.rule("ncip-42-b")
def test_the_term_is_overdue_from_the_day_after_the_last() -> None:
    row = term(assigned())
    days = [deadlines.is_overdue(row, moment(day)) for day in (LAST_DAY, LAST_DAY + ONE_DAY)]
    assert days == [False, True]


@pytest.mark.rule("ncip-42-a", "ncip-42-b")
def test_the_named_official_answers_for_the_term() -> None:
    assert term(assigned()).official == akimat().user


# IN-11: the technical end


@pytest.mark.rule("ncip-42-b")
@pytest.mark.parametrize("start", [received, assigned, extended])
def test_the_authorised_body_closes_what_has_no_way_on(start: Any) -> None:
    found = start()
    perform(found, "close", authority(), {"reason": "The investor withdrew"})
    running = Deadline.objects.filter(subject_id=found.public_id, status="running").exists()
    assert (found.state, found.closing_reason, running) == ("closed", "The investor withdrew", False)


@pytest.mark.rule("ncip-42-b")
def test_closing_tells_its_reason() -> None:
    assert refused(perform, assigned(), "close", authority(), {}) == [("reason", "required", "ncip-42-b")]


@pytest.mark.rule("ncip-42-3")
def test_a_redirection_that_waits_is_decided_first() -> None:
    with pytest.raises(door.WrongState):
        perform(proposed(), "close", authority(), {"reason": "The investor withdrew"})


# Who may: each act is refused to everybody else


ACTS = {
    "pass_on": (initiative, {"mission"}),
    "assign": (received, {"akimat"}),
    "acknowledge": (received, {"akimat"}),
    "create_passport": (assigned, {"akimat"}),
    "extend": (assigned, {"akimat"}),
    "propose_redirect": (assigned, {"akimat"}),
    "consent_redirect": (proposed, {"authority"}),
    "refuse_redirect": (proposed, {"authority"}),
    "close": (assigned, {"authority"}),
}
ROLES = {
    "mission": embassy,
    "akimat": akimat,
    "authority": authority,
    "other mission": lambda: embassy("FR"),
    "other akimat": lambda: akimat(SHYMKENT),
    "observer of the akimat": lambda: akimat(role="observer", name="Observer"),
    "national company": lambda: office(Kind.NATIONAL_COMPANY),
    "task force": lambda: office(Kind.TASK_FORCE),
    "chamber": lambda: office(Kind.NATIONAL_CHAMBER),
    "council": lambda: office(Kind.COUNCIL),
    "ministry": lambda: office(Kind.CENTRAL_BODY),
    "regional organisation": lambda: office(Kind.REGIONAL_ORGANISATION),
    "investor": lambda: office(Kind.INVESTOR),
}
STRANGERS = [
    (name, role) for name, (_start, allowed) in ACTS.items() for role in ROLES if role not in allowed
]


@pytest.mark.rule("ncip-41-b", "ncip-42-a", "ncip-42-1", "ncip-42-2", "ncip-42-3")
@pytest.mark.parametrize(("name", "role"), STRANGERS)
def test_every_act_is_refused_to_every_other_role(name: str, role: str) -> None:
    found = ACTS[name][0]()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        perform(found, name, ROLES[role](), {})


@pytest.mark.rule("ncip-42-2", "ncip-42-3")
def test_a_unit_of_the_akimat_acts_for_it_on_the_whole_way() -> None:
    found = received()
    unit = officer_of(organisation(Kind.LEB_UNIT, parent=found.leb, name="Investment department"))
    perform(found, "assign", unit, {"official": str(unit.user.public_id)})
    perform(found, "extend", unit, {"days": 3, "reason": "Site plan"})
    perform(found, "propose_redirect", unit, proposal())
    assert found.state == "redirect_requested"


@pytest.mark.rule("ncip-42-2", "ncip-42-3")
@pytest.mark.parametrize(
    ("last", "who", "params"),
    [("close", authority, lambda: {"reason": "Withdrawn"}), ("create_passport", akimat, passport_data)],
)
def test_nothing_leads_on_from_a_closed_or_converted_initiative(last: str, who: Any, params: Any) -> None:
    found = assigned()
    perform(found, last, who(), params())
    for name, actor in [("extend", akimat()), ("propose_redirect", akimat()), ("close", authority())]:
        with pytest.raises(door.WrongState):
            perform(found, name, actor, {})
