"""Running terms where the law is narrow: who is told at which step, the last instant, extension, other calendars."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from frontoffices.registry.enums import Kind
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership
from ncip.casework import deadlines, door, extensions
from ncip.casework.act import Act
from ncip.casework.actions import Opening
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus, Notice
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from ncip.law.terms import TERM_INITIATIVE, TERM_REWORK
from tests.ncip.casework.test_terms import ALMATY, THURSDAY, close, nine, proposal, start
from tests.people import authorised_body, member_of, person, the

pytestmark = pytest.mark.django_db

LAST = date(2026, 3, 19)  # Thursday, the fifth working day after THURSDAY
AHEAD = date(2026, 3, 18)
PASSED = date(2026, 3, 20)  # Friday: a working day after the last one
HEAD = date(2026, 3, 27)  # Friday: the third working day, after Nauryz
AUTHORITY = date(2026, 4, 1)  # Wednesday: the sixth


def keeper() -> Any:
    return the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")


def system(on: date) -> Act:
    return Act(actor=Actor.system(), at=nine(on), channel=Channel.DEMO)


def told_by(at: datetime) -> set[str]:
    """The family names of those whom a tick at this instant tells of the term."""
    tick(at)
    last = Event.objects.filter(action__startswith="deadline.").latest("number")
    return set(
        Notice.objects.filter(event=last, channel="portal").values_list("user__family_name", flat=True)
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (AHEAD, {"Officer", "Head"}),
        (PASSED, {"Officer", "Head"}),
        (HEAD, {"Officer", "Head"}),
        (AUTHORITY, {"Officer", "Head", "Authority"}),
    ],
)
def test_the_authorised_body_is_told_at_the_sixth_working_day(on: date, expected: set[str]) -> None:
    member_of(keeper())
    member_of(keeper(), role=Role.HEAD, name="head")
    authorised_body()
    start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(on) - timedelta(days=1))
    assert told_by(nine(on)) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(AHEAD, {"Official"}), (PASSED, {"Official"}), (HEAD, {"Officer", "Head"})],
)
def test_a_named_official_is_told_alone_until_his_organisation_is(on: date, expected: set[str]) -> None:
    member_of(keeper())
    member_of(keeper(), role=Role.HEAD, name="head")
    deadline = start(proposal(), TERM_REWORK, THURSDAY)
    Deadline.objects.filter(pk=deadline.pk).update(official=person("official"))
    tick(nine(on) - timedelta(days=1))
    assert told_by(nine(on)) == expected


@pytest.mark.parametrize(("ends_on", "expected"), [(HEAD, {"Head"}), (HEAD - timedelta(days=1), set())])
def test_a_head_is_told_up_to_the_last_day_of_his_membership(ends_on: date, expected: set[str]) -> None:
    head = member_of(keeper(), role=Role.HEAD, name="head")
    Membership.objects.filter(pk=head.membership.pk).update(ends_on=ends_on)  # type: ignore[union-attr]
    start(proposal(), TERM_REWORK, THURSDAY)
    assert told_by(nine(HEAD)) == expected


def test_the_demonstration_sends_no_reminders_by_e_mail() -> None:
    member_of(keeper())
    start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(AHEAD), channel=Channel.DEMO)
    event = Event.objects.get(action="deadline.ahead")
    assert list(Notice.objects.filter(event=event).values_list("channel", flat=True)) == ["portal"]


def test_a_step_ahead_and_a_step_behind_have_their_own_names() -> None:
    start(proposal(), TERM_REWORK, THURSDAY)
    for day in (AHEAD, PASSED):
        tick(nine(day))
    named = Event.objects.filter(action__startswith="deadline.").order_by("number")
    assert [event.action for event in named] == ["deadline.ahead", "deadline.passed"]


@pytest.mark.parametrize(("on", "called"), [(AHEAD, []), (PASSED, [PASSED])])
def test_what_follows_a_term_follows_after_its_last_day(
    monkeypatch: pytest.MonkeyPatch, on: date, called: list[date]
) -> None:
    followed: list[date] = []
    due = extensions.Due(call=lambda subject, act: followed.append(act.on))
    monkeypatch.setattr(extensions, "due_of", lambda code: due)
    start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(on))
    assert followed == called


def test_a_tick_runs_only_the_sweeps_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    sweeps = {name: lambda at, channel, name=name: ran.append(name) for name in ("one", "other")}
    monkeypatch.setattr(extensions, "sweeps", lambda: sweeps)
    tick(nine(THURSDAY), sweeps=["other"])
    assert ran == ["other"]


@pytest.mark.rule("ncip-51-b")
@pytest.mark.parametrize(
    ("at", "overdue"),
    [
        (datetime(2026, 3, 18, 23, 59, tzinfo=ALMATY), False),
        (datetime(2026, 3, 19, 23, 59, 59, tzinfo=ALMATY), False),
        (datetime(2026, 3, 20, tzinfo=ALMATY), True),
    ],
)
def test_a_term_is_overdue_from_the_midnight_after_its_last_day(at: datetime, overdue: bool) -> None:
    assert deadlines.is_overdue(start(proposal(), TERM_REWORK, THURSDAY), at) is overdue


def test_a_met_term_is_never_overdue() -> None:
    subject = proposal()
    start(subject, TERM_REWORK, THURSDAY)
    met = close(subject, TERM_REWORK, LAST)
    assert met is not None
    assert deadlines.is_overdue(met, nine(AUTHORITY)) is False


@pytest.mark.parametrize(("on", "left"), [(date(2026, 3, 17), 2), (LAST, 0), (PASSED, -1)])
def test_the_days_left_are_counted_to_the_last_day(on: date, left: int) -> None:
    assert deadlines.days_left(start(proposal(), TERM_REWORK, THURSDAY), on) == left


def test_the_day_that_counts_may_lie_before_the_day_of_the_act() -> None:
    subject = proposal()
    start(subject, TERM_REWORK, THURSDAY)
    act = system(PASSED)
    with door.operation(act.actor, at=act.at, channel=act.channel):
        door.note(subject, "test", act)
        closed = deadlines.close_term(subject, TERM_REWORK, act, on=LAST)
    assert closed is not None
    assert (closed.status, closed.closed_on) == (DeadlineStatus.MET, LAST)


@pytest.mark.rule("ncip-35")
def test_a_suspended_term_can_be_met() -> None:
    subject = proposal()
    start(subject, TERM_REWORK, THURSDAY)
    deadlines.suspend(subject, system(AHEAD))
    closed = close(subject, TERM_REWORK, LAST)
    assert closed is not None
    assert closed.status == DeadlineStatus.MET


@pytest.mark.rule("ncip-35")
def test_a_resumed_term_forgets_the_day_on_which_it_was_suspended() -> None:
    subject = proposal()
    deadline = start(subject, TERM_INITIATIVE, THURSDAY)
    deadlines.suspend(subject, system(AHEAD))
    deadlines.resume(subject, system(PASSED))
    deadline.refresh_from_db()
    assert deadline.suspended_on is None


@pytest.mark.rule("ncip-42-2")
def test_an_extended_term_climbs_its_ladder_anew() -> None:
    subject = proposal()
    deadline = start(subject, TERM_INITIATIVE, date(2026, 2, 9))
    assert deadline.last_day == date(2026, 3, 11)
    tick(nine(date(2026, 3, 10)))
    deadlines.extend(subject, TERM_INITIATIVE, 5, system(date(2026, 3, 11)))
    tick(nine(date(2026, 3, 13)))
    deadline.refresh_from_db()
    assert (deadline.last_day, deadline.step, list(deadline.firings.values_list("level", flat=True))) == (
        date(2026, 3, 16),
        1,
        [-1],
    )


@pytest.mark.rule("ncip-42-2")
def test_an_extension_counts_from_the_end_before_days_off() -> None:
    subject = proposal()
    start(subject, TERM_INITIATIVE, date(2026, 1, 30))
    extended = deadlines.extend(subject, TERM_INITIATIVE, 10, system(date(2026, 2, 27)))
    assert extended is not None
    assert (extended.printed_day, extended.last_day) == (date(2026, 3, 11), date(2026, 3, 11))


def test_a_closed_term_is_not_extended() -> None:
    subject = proposal()
    start(subject, TERM_INITIATIVE, THURSDAY)
    close(subject, TERM_INITIATIVE, PASSED)
    assert deadlines.extend(subject, TERM_INITIATIVE, 5, system(PASSED)) is None


@pytest.mark.rule("ncip-9-8")
def test_nothing_moves_when_the_calendar_stays() -> None:
    start(proposal(), TERM_REWORK, THURSDAY)
    assert deadlines.recompute(system(THURSDAY), shorten=True) == []


@pytest.mark.rule("ncip-9-8")
def test_a_closed_term_keeps_its_last_day_under_a_new_calendar() -> None:
    subject = proposal()
    deadline = start(subject, TERM_REWORK, THURSDAY)
    close(subject, TERM_REWORK, LAST)
    Deadline.objects.filter(pk=deadline.pk).update(last_day=AHEAD)
    assert deadlines.recompute(system(LAST), shorten=True) == []


@pytest.mark.rule("ncip-9-8")
def test_a_term_in_calendar_days_moves_off_a_new_day_off() -> None:
    deadline = start(proposal(), TERM_INITIATIVE, date(2026, 2, 9))
    Deadline.objects.filter(pk=deadline.pk).update(last_day=date(2026, 3, 10))
    deadlines.recompute(system(THURSDAY), shorten=False)
    deadline.refresh_from_db()
    assert deadline.last_day == date(2026, 3, 11)


def test_an_opening_without_a_responsible_tells_the_authorised_body_only() -> None:
    member_of(keeper())
    authorised_body()
    subject, act = proposal(), system(THURSDAY)
    with door.operation(act.actor, at=act.at, channel=act.channel):
        door.note(subject, "test", act)
        deadlines.open_term(subject, Opening(TERM_REWORK, responsible=None), act)
    assert told_by(nine(AUTHORITY)) == {"Authority"}
