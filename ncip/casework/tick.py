"""The tick: one indexed pass over everything that is due.

Downtime, double beats and killed workers lose and double nothing: a step of the ladder is a row that can exist
only once, and it is written in the same transaction that moves the deadline on. A deadline that cannot be worked
on stops no other: it is flagged, told of once, and looked at again later.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.casework import deadlines, door, extensions, notices
from ncip.casework.act import Act
from ncip.casework.actions import model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus, Firing
from ncip.casework.models.deadline import TROUBLE_LENGTH
from ncip.casework.running import savepoint
from ncip.journal.enums import Channel
from ncip.law import terms
from ncip.reference.calendar import working_calendar

BATCH = 500
MISSED_LEVEL = 1
HEAD_LEVEL = 3
AUTHORISED_BODY_LEVEL = 6
AHEAD = gettext_noop("deadline.ahead")
PASSED = gettext_noop("deadline.passed")
TROUBLE = "deadline.trouble"
RETRIED = "deadline.retried"
LATER = timedelta(hours=1)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Case:
    """A subject by its label and number: its row may be what cannot be read."""

    label: str
    public_id: UUID


def tick(
    at: datetime,
    *,
    batch: int = BATCH,
    channel: Channel = Channel.SYSTEM,
    sweeps: Collection[str] | None = None,
) -> int:
    """One pass: returns how many deadlines moved on. `sweeps` names those to run besides, all by default.

    Safe to run in any number of processes at once; what another one holds is left to it.
    """
    moved = 0
    while found := _batch(at, batch, channel):
        moved += found
    for name, run in extensions.sweeps().items():
        if sweeps is None or name in sweeps:
            _sweep(name, run, at, channel)
    return moved


def _sweep(name: str, run: extensions.Sweep, at: datetime, channel: Channel) -> None:
    try:
        run(at, channel)
    except SoftTimeLimitExceeded:
        raise
    except Exception:
        logger.exception("the sweep %s failed; the others go on", name)


def _batch(at: datetime, batch: int, channel: Channel) -> int:
    with door.operation(Actor.system(), at=at, channel=channel):
        due = list(
            Deadline.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(status=DeadlineStatus.RUNNING, next_at__lte=at)
            .select_related("responsible", "official")
            .order_by("next_at")[:batch]
        )
        for deadline in due:
            _work_on(deadline, at, channel)
    return len(due)


def _work_on(deadline: Deadline, at: datetime, channel: Channel) -> None:
    """Climb the ladder, then do what follows the end of the term: each alone, so that people are told in any case."""
    act = Act(actor=Actor.system(), at=at, channel=channel)
    try:
        model: Any = model_of(deadline.subject_label)
        subject = model.objects.filter(public_id=deadline.subject_id).first()
        with savepoint():
            told = _climb(deadline, subject, act)
        if told or deadline.trouble:
            with savepoint():
                _run_out(deadline, subject, act, told=told)
    except SoftTimeLimitExceeded:
        raise
    except Exception as error:
        logger.exception("deadline %s of %s %s", deadline.pk, deadline.subject_label, deadline.subject_id)
        _set_aside(deadline, error, at, channel)


def _climb(deadline: Deadline, subject: Any, act: Act) -> bool:
    """Record every level passed; only the highest one is journaled and tells anybody. False when there was none."""
    steps = terms.rungs(deadlines.TERMS[deadline.term], deadline.last_day, working_calendar())
    passed = [step for step in steps[deadline.step :] if step.at <= act.at]
    Firing.objects.bulk_create(
        Firing(deadline=deadline, level=step.level, at=act.at, notified=step is passed[-1]) for step in passed
    )
    deadline.step += len(passed)
    deadline.next_at = steps[deadline.step].at if deadline.step < len(steps) else None
    deadline.save(update_fields=["step", "next_at"])
    if not passed or subject is None:
        return False
    _tell(deadline, subject, [step.level for step in passed], act)
    return True


def _tell(deadline: Deadline, subject: Any, levels: list[int], act: Act) -> None:
    """Tell of the highest level; those who hear once that the term was missed hear it with its first step."""
    level = levels[-1]
    besides = extensions.told_of_missed(deadline.term, subject, act) if MISSED_LEVEL in levels else []
    name = AHEAD if level < 0 else PASSED
    after = {"term": deadline.term, "last_day": deadline.last_day.isoformat(), "level": level}
    door.note(subject, name, act, after=after, rules=[deadline.rule])
    notices.write(
        act.event_id,
        [*_recipients(deadline, level, act.on), *besides],
        at=act.at,
        title=title(level, subject),
        text=_(deadlines.TERMS[deadline.term].label),
        url=subject.get_absolute_url(),
        silent=act.channel == Channel.DEMO,
    )


def _set_aside(deadline: Deadline, error: Exception, at: datetime, channel: Channel) -> None:
    """Look at it again later; the journal and the administrators of the portal hear of it once."""
    text = f"{type(error).__name__}: {error}"[:TROUBLE_LENGTH]
    Deadline.objects.filter(pk=deadline.pk).update(trouble=text, next_at=at + LATER)
    if deadline.trouble:
        return
    act = Act(actor=Actor.system(), at=at, channel=channel)
    after = {"term": deadline.term, "last_day": deadline.last_day.isoformat(), "trouble": text}
    door.note(
        _Case(deadline.subject_label, deadline.subject_id), TROUBLE, act, after=after, rules=[deadline.rule]
    )
    notices.write(
        act.event_id,
        User.objects.filter(is_superuser=True),
        at=at,
        title=_("A term could not be worked on: the tick tries again every hour"),
        text=text,
        silent=channel == Channel.DEMO,
    )


def title(level: int, subject: Any) -> Promise:
    """The heading of a reminder about a subject, in the language of whoever reads it."""
    words = _("A term ends soon: {subject}") if level < 0 else _("A term has run out: {subject}")
    return format_lazy(words, subject=str(subject))


def _recipients(deadline: Deadline, level: int, on: date) -> Iterable[Any]:
    """The official first, then his organisation, its head, and the authorised body (the ladder)."""
    if deadline.official_id and level < HEAD_LEVEL:
        yield deadline.official
    elif deadline.responsible is not None:
        yield deadline.responsible
    if level >= HEAD_LEVEL and deadline.responsible_id:
        heads = Membership.objects.current(on).filter(organisation=deadline.responsible_id, role=Role.HEAD)
        yield from (head.user for head in heads.select_related("user"))
    if level >= AUTHORISED_BODY_LEVEL:
        yield from Organisation.objects.filter(kind=Kind.AUTHORISED_BODY)


def _run_out(deadline: Deadline, subject: Any, act: Act, *, told: bool) -> None:
    """What the law lets follow the end of the term; `told` is False when an earlier attempt failed."""
    due = extensions.due_of(deadline.term)
    if deadline.trouble:
        Deadline.objects.filter(pk=deadline.pk).update(trouble="")
    if due is None or subject is None or deadline.due_at > act.at:
        return
    if not told:
        door.note(subject, RETRIED, act, after={"term": deadline.term}, rules=[deadline.rule])
    if due.call is not None:
        due.call(subject, act)
    else:
        door.perform(type(subject), subject, str(due.action), act.actor, at=act.at, channel=act.channel)
