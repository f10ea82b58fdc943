"""Running terms and the tick, on initiatives' terms borrowed by a change of a table (any subject will do)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from frontoffices.registry.enums import Kind
from ncip.accounts.enums import Role
from ncip.accounts.models import User
from ncip.casework import deadlines, door
from ncip.casework.act import Act
from ncip.casework.actions import Opening
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus, Firing, Notice
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from ncip.law.terms import TERM_INITIATIVE, TERM_REWORK, Term
from ncip.lawbook.models import TableChange
from tests.people import administrator, authorised_body, member_of, the

pytestmark = pytest.mark.django_db

ALMATY = ZoneInfo("Asia/Almaty")
THURSDAY = date(2026, 3, 12)  # before Nauryz


def nine(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=ALMATY)


def proposal(**row: str) -> TableChange:
    given = {
        "table": "calculation-index",
        "act": "Law on the republican budget",
        "row_valid_from": "01.01.2028",
        "row_value": "5000",
    } | row
    return door.create(TableChange, given, administrator(), at=timezone.now(), channel=Channel.WEB).subject


def start(subject: Any, term: Term, on: date) -> Deadline:
    """Open a term on a day, as an action of the demonstration would."""
    subject.keeper = the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    act = Act(actor=Actor.system(), at=nine(on), channel=Channel.DEMO)
    with door.operation(act.actor, at=act.at, channel=act.channel):
        door.note(subject, "test", act)
        return deadlines.open_term(subject, Opening(term, responsible="keeper"), act)


def close(subject: Any, term: Term, on: date) -> Deadline | None:
    act = Act(actor=Actor.system(), at=nine(on), channel=Channel.DEMO)
    with door.operation(act.actor, at=act.at, channel=act.channel):
        door.note(subject, "test", act)
        return deadlines.close_term(subject, term, act)


@pytest.mark.rule("ncip-42-b")
def test_thirty_calendar_days_end_on_the_thirtieth_day() -> None:
    assert start(proposal(), TERM_INITIATIVE, date(2025, 3, 3)).last_day == date(2025, 4, 2)


@pytest.mark.rule("ncip-51-b")
def test_five_working_days_jump_over_nauryz() -> None:
    assert start(proposal(), TERM_REWORK, date(2026, 3, 18)).last_day == date(2026, 3, 30)


@pytest.mark.rule("ncip-51-b")
@pytest.mark.parametrize(
    ("closed_on", "status"),
    [
        (date(2026, 3, 18), DeadlineStatus.MET),
        (date(2026, 3, 19), DeadlineStatus.MET),
        (date(2026, 3, 20), DeadlineStatus.MET_LATE),
    ],
)
def test_a_term_is_met_until_the_end_of_its_last_day(closed_on: date, status: str) -> None:
    subject = proposal()
    assert start(subject, TERM_REWORK, THURSDAY).last_day == date(2026, 3, 19)
    closed = close(subject, TERM_REWORK, closed_on)
    assert closed is not None
    assert closed.status == status


def test_nothing_happens_before_the_first_step() -> None:
    start(proposal(), TERM_REWORK, THURSDAY)
    assert tick(nine(date(2026, 3, 18)) - timedelta(seconds=1)) == 0


def test_the_first_step_reminds_a_working_day_ahead() -> None:
    deadline = start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(date(2026, 3, 18)))
    assert list(deadline.firings.values_list("level", flat=True)) == [-1]


def test_a_second_tick_does_nothing_twice() -> None:
    start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(date(2026, 3, 18)))
    assert tick(nine(date(2026, 3, 18))) == 0
    assert Firing.objects.count() == 1


def test_after_twenty_days_of_downtime_every_level_is_kept_and_only_the_highest_tells() -> None:
    deadline = start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(date(2026, 4, 8)))
    assert list(deadline.firings.order_by("level").values_list("level", "notified")) == [
        (-1, False),
        (1, False),
        (3, False),
        (6, True),
    ]


def test_the_ladder_reaches_the_head_and_then_the_authorised_body() -> None:
    officer = member_of(the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39"))
    head = member_of(the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39"), role=Role.HEAD, name="head")
    watcher = authorised_body()
    start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(date(2026, 4, 8)))
    told = set(
        Notice.objects.filter(channel="portal").exclude(event__action="create").values_list("user", flat=True)
    )
    assert told == {actor.user.pk for actor in (officer, head, watcher) if actor.user}


def test_a_reminder_names_the_term_in_the_language_of_its_reader() -> None:
    reader = member_of(the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39"))
    assert reader.user is not None
    User.objects.filter(pk=reader.user.pk).update(language="kk")
    start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(date(2026, 3, 18)))
    notice = Notice.objects.in_portal(reader.user).latest("id")
    with override("kk"):
        assert notice.text == gettext(TERM_REWORK.label) != TERM_REWORK.label


def test_a_term_that_ran_out_is_in_the_journal_with_its_paragraph() -> None:
    start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(date(2026, 3, 26)))
    assert Event.objects.filter(action="deadline.passed").latest("number").rules == ["ncip-51-b"]


def test_a_closed_term_never_fires() -> None:
    subject = proposal()
    start(subject, TERM_REWORK, THURSDAY)
    close(subject, TERM_REWORK, THURSDAY)
    assert tick(nine(date(2026, 4, 8))) == 0


@pytest.mark.rule("ncip-35")
def test_a_suspended_term_waits_and_resumes_with_the_rest_of_its_days() -> None:
    subject = proposal()
    deadline = start(subject, TERM_INITIATIVE, date(2026, 1, 12))
    assert deadline.last_day == date(2026, 2, 11)
    deadlines.suspend(subject, Act(actor=Actor.system(), at=nine(date(2026, 1, 20)), channel=Channel.DEMO))
    assert tick(nine(date(2026, 3, 2))) == 0
    deadlines.resume(subject, Act(actor=Actor.system(), at=nine(date(2026, 1, 30)), channel=Channel.DEMO))
    deadline.refresh_from_db()
    assert (deadline.status, deadline.last_day) == (DeadlineStatus.RUNNING, date(2026, 2, 23))


@pytest.mark.rule("ncip-9-8")
def test_a_new_day_off_lengthens_running_terms_at_once() -> None:
    deadline = start(proposal(), TERM_REWORK, THURSDAY)
    change = proposal(
        table="calendar",
        row_day="19.03.2026",
        row_kind="transferred_off",
        row_name_ru="Перенос",
        row_name_kk="Ауыстыру",
        row_name_en="Transfer",
    )
    door.perform(TableChange, change.pk, "consent", authorised_body(), at=timezone.now(), channel=Channel.WEB)
    deadline.refresh_from_db()
    assert deadline.last_day == date(2026, 3, 20)


@pytest.mark.rule("ncip-9-8")
@pytest.mark.parametrize(("confirmed", "last_day"), [("", date(2026, 3, 19)), ("on", date(2026, 3, 18))])
def test_a_working_saturday_shortens_running_terms_only_when_confirmed(
    confirmed: str, last_day: date
) -> None:
    deadline = start(proposal(), TERM_REWORK, THURSDAY)
    change = proposal(
        table="calendar",
        row_day="14.03.2026",
        row_kind="working_weekend",
        row_name_ru="Рабочая суббота",
        row_name_kk="Жұмыс сенбісі",
        row_name_en="Working Saturday",
    )
    door.perform(
        TableChange,
        change.pk,
        "consent",
        authorised_body(),
        {"shorten": confirmed},
        at=timezone.now(),
        channel=Channel.WEB,
    )
    deadline.refresh_from_db()
    assert deadline.last_day == last_day


@pytest.mark.rule("ncip-9-8")
def test_an_amended_length_counts_from_its_day_on() -> None:
    change = proposal(table="parameter", row_code="term_rework", row_valid_from="01.01.2026", row_value="7")
    door.perform(TableChange, change.pk, "consent", authorised_body(), at=timezone.now(), channel=Channel.WEB)
    before = start(proposal(), TERM_REWORK, date(2025, 12, 1))
    after = start(proposal(), TERM_REWORK, THURSDAY)
    assert (before.last_day, after.last_day) == (date(2025, 12, 8), date(2026, 3, 26))


@pytest.mark.rule("ncip-35")
def test_a_term_in_working_days_resumes_with_the_working_days_that_were_left() -> None:
    subject = proposal()
    deadline = start(subject, TERM_REWORK, THURSDAY)
    deadlines.suspend(
        subject, Act(actor=Actor.system(), at=nine(date(2026, 3, 16)), channel=Channel.DEMO)
    )  # Monday: three left
    deadlines.resume(
        subject, Act(actor=Actor.system(), at=nine(date(2026, 3, 20)), channel=Channel.DEMO)
    )  # before Nauryz
    deadline.refresh_from_db()
    assert deadline.last_day == date(2026, 3, 30)
