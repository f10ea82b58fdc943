"""A deadline that cannot be worked on stops no other: flagged, told of once, tried again an hour later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from celery.exceptions import SoftTimeLimitExceeded

from ncip.casework import deadlines, door, extensions
from ncip.casework.act import Act
from ncip.casework.models import Deadline, DeadlineStatus, Firing, Notice
from ncip.casework.reasons import GuardsRefuse, Reason
from ncip.casework.tick import tick
from ncip.journal import chain
from ncip.journal.models import Event
from ncip.law.calendar import CalendarGap
from ncip.law.terms import TERM_REWORK
from tests.ncip.casework.test_terms import nine, proposal, start
from tests.people import administrator

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-51-b")]

THURSDAY = date(2026, 3, 12)  # the last day is Thursday 19 March 2026
AHEAD, PASSED, AUTHORITY = date(2026, 3, 18), date(2026, 3, 20), date(2026, 4, 8)
HOUR = timedelta(hours=1)


class Ending:
    """What follows the end of a term in these tests: refused for some subjects, done for the others."""

    def __init__(self) -> None:
        self.bad: set[Any] = set()
        self.error: Exception = GuardsRefuse([Reason("test", "The passport is not complete.")])
        self.calls = 0

    def __call__(self, subject: Any, act: Act) -> None:
        self.calls += 1
        deadlines.close_term(subject, TERM_REWORK, act)
        door.note(subject, "ended", Act(actor=act.actor, at=act.at, channel=act.channel))
        if subject.public_id in self.bad:
            raise self.error


@pytest.fixture
def ending() -> Iterator[Ending]:
    found = Ending()
    extensions.on_due(TERM_REWORK, call=found)
    yield found
    del extensions._due[TERM_REWORK.code]


def pair(ending: Ending) -> tuple[Deadline, Deadline]:
    """A deadline whose end is refused, and a sound one."""
    bad, good = proposal(), proposal(row_value="6000")
    ending.bad.add(bad.public_id)
    return start(bad, TERM_REWORK, THURSDAY), start(good, TERM_REWORK, THURSDAY)


def status_of(deadline: Deadline) -> str:
    return Deadline.objects.get(pk=deadline.pk).status


def journaled(deadline: Deadline, action: str) -> int:
    return Event.objects.filter(subject_id=deadline.subject_id, action=action).count()


def test_a_refused_end_does_not_undo_the_others(ending: Ending) -> None:
    bad, good = pair(ending)
    tick(nine(PASSED))
    assert (status_of(bad), status_of(good)) == (DeadlineStatus.RUNNING, DeadlineStatus.MET_LATE)


def test_what_a_refused_end_had_written_is_gone_from_the_journal(ending: Ending) -> None:
    bad, good = pair(ending)
    tick(nine(PASSED))
    assert (journaled(bad, "ended"), journaled(good, "ended")) == (0, 1)
    assert chain.verify().clean


def test_people_are_told_of_the_end_although_what_follows_was_refused(ending: Ending) -> None:
    bad, _good = pair(ending)
    tick(nine(PASSED))
    assert journaled(bad, "deadline.passed") == 1
    assert list(bad.firings.order_by("level").values_list("level", flat=True)) == [-1, 1]


def test_the_reason_stands_on_the_deadline(ending: Ending) -> None:
    bad, good = pair(ending)
    tick(nine(PASSED))
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.trouble, good.trouble) == ("GuardsRefuse: The passport is not complete.", "")


def test_the_administrators_hear_of_it_once(ending: Ending) -> None:
    chief = administrator()
    bad, _good = pair(ending)
    for hours in range(3):
        tick(nine(PASSED) + hours * HOUR)
    told = Notice.objects.in_portal(chief.user).filter(event__action="deadline.trouble")
    assert (told.count(), journaled(bad, "deadline.trouble")) == (1, 1)


@pytest.mark.parametrize(("later", "calls"), [(HOUR - timedelta(seconds=1), 1), (HOUR, 2)])
def test_it_is_tried_again_after_an_hour_and_not_before(ending: Ending, later: timedelta, calls: int) -> None:
    bad = start(proposal(), TERM_REWORK, THURSDAY)
    ending.bad.add(bad.subject_id)
    tick(nine(PASSED))
    tick(nine(PASSED) + later)
    assert ending.calls == calls


def test_a_later_attempt_that_succeeds_is_in_the_journal_and_clears_the_flag(ending: Ending) -> None:
    bad, _good = pair(ending)
    tick(nine(PASSED))
    ending.bad.clear()
    tick(nine(PASSED) + HOUR)
    bad.refresh_from_db()
    assert (bad.status, bad.trouble, journaled(bad, "deadline.retried")) == (
        DeadlineStatus.MET_LATE,
        "",
        1,
    )


def test_an_attempt_that_fails_again_leaves_no_entry(ending: Ending) -> None:
    bad, _good = pair(ending)
    tick(nine(PASSED))
    tick(nine(PASSED) + HOUR)
    assert journaled(bad, "deadline.retried") == 0


def test_the_ladder_goes_on_while_the_end_is_refused(ending: Ending) -> None:
    bad, _good = pair(ending)
    tick(nine(PASSED))
    tick(nine(AUTHORITY))
    assert list(bad.firings.order_by("level").values_list("level", flat=True)) == [-1, 1, 3, 6]


@pytest.mark.parametrize(
    "error", [CalendarGap(THURSDAY, THURSDAY, THURSDAY), ValueError("broken"), KeyError("term")]
)
def test_any_error_of_one_is_kept_from_the_others(ending: Ending, error: Exception) -> None:
    ending.error = error
    bad, good = pair(ending)
    tick(nine(PASSED))
    assert (status_of(bad), status_of(good)) == (DeadlineStatus.RUNNING, DeadlineStatus.MET_LATE)


def test_a_step_that_the_database_refuses_stops_no_other(ending: Ending) -> None:
    bad, good = pair(ending)
    Firing.objects.create(deadline=bad, level=1, at=nine(PASSED), notified=True)
    tick(nine(PASSED))
    assert (status_of(good), journaled(bad, "deadline.passed")) == (DeadlineStatus.MET_LATE, 0)
    assert Deadline.objects.get(pk=bad.pk).trouble.startswith("IntegrityError")


def test_a_worker_that_is_told_to_stop_stops(ending: Ending) -> None:
    ending.error = SoftTimeLimitExceeded()
    bad, _good = pair(ending)
    with pytest.raises(SoftTimeLimitExceeded):
        tick(nine(PASSED))
    assert Firing.objects.filter(deadline=bad).count() == 0


def test_a_sweep_that_is_told_to_stop_stops() -> None:
    def too_long(at: Any, channel: Any) -> None:
        raise SoftTimeLimitExceeded

    extensions.sweep("test.long", too_long)
    with pytest.raises(SoftTimeLimitExceeded):
        tick(nine(PASSED), sweeps=["test.long"])
    del extensions._sweeps["test.long"]


def test_a_term_of_a_kind_that_is_gone_stops_no_other(ending: Ending) -> None:
    bad, good = pair(ending)
    Deadline.objects.filter(pk=bad.pk).update(term="abolished")
    tick(nine(PASSED))
    assert (status_of(good), Firing.objects.filter(deadline=bad).count()) == (DeadlineStatus.MET_LATE, 0)


def test_a_reminder_clears_nothing_that_is_sound(ending: Ending) -> None:
    sound = start(proposal(), TERM_REWORK, THURSDAY)
    tick(nine(AHEAD))
    sound.refresh_from_db()
    assert (sound.trouble, ending.calls) == ("", 0)


def test_a_sweep_that_fails_stops_no_other() -> None:
    ran = []

    def fails(at: Any, channel: Any) -> None:
        raise ValueError

    extensions.sweep("test.fails", fails)
    extensions.sweep("test.runs", lambda at, channel: ran.append(at))
    tick(nine(PASSED), sweeps=["test.fails", "test.runs"])
    del extensions._sweeps["test.fails"], extensions._sweeps["test.runs"]
    assert ran == [nine(PASSED)]
