"""The tick: one indexed pass over everything that is due.

Downtime, double beats and killed workers lose and double nothing: a step of the ladder is a row that can exist
only once, and it is written in the same transaction that moves the deadline on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership
from ncip.casework import deadlines, door, extensions, notices
from ncip.casework.act import Act
from ncip.casework.actions import model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus, Firing
from ncip.journal.enums import Channel
from ncip.law import terms
from ncip.reference.calendar import working_calendar

BATCH = 500
HEAD_LEVEL = 3
AUTHORISED_BODY_LEVEL = 6
AHEAD = gettext_noop("deadline.ahead")
PASSED = gettext_noop("deadline.passed")


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
            run(at, channel)
    return moved


def _batch(at: datetime, batch: int, channel: Channel) -> int:
    with door.operation(Actor.system(), at=at, channel=channel):
        due = list(
            Deadline.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(status=DeadlineStatus.RUNNING, next_at__lte=at)
            .select_related("responsible", "official")
            .order_by("next_at")[:batch]
        )
        for deadline in due:
            _climb(deadline, at, channel)
    return len(due)


def _climb(deadline: Deadline, at: datetime, channel: Channel) -> None:
    """Record every level passed; only the highest one is journaled and tells anybody."""
    steps = terms.rungs(deadlines.TERMS[deadline.term], deadline.last_day, working_calendar())
    passed = [step for step in steps[deadline.step :] if step.at <= at]
    Firing.objects.bulk_create(
        Firing(deadline=deadline, level=step.level, at=at, notified=step is passed[-1]) for step in passed
    )
    deadline.step += len(passed)
    deadline.next_at = steps[deadline.step].at if deadline.step < len(steps) else None
    deadline.save(update_fields=["step", "next_at"])
    if passed:
        _tell(deadline, passed[-1].level, at, channel)


def _tell(deadline: Deadline, level: int, at: datetime, channel: Channel) -> None:
    model: Any = model_of(deadline.subject_label)
    subject = model.objects.filter(public_id=deadline.subject_id).first()
    if subject is None:
        return
    act = Act(actor=Actor.system(), at=at, channel=channel)
    name = AHEAD if level < 0 else PASSED
    after = {"term": deadline.term, "last_day": deadline.last_day.isoformat(), "level": level}
    door.note(subject, name, act, after=after, rules=[deadline.rule])
    notices.write(
        act.event_id,
        _recipients(deadline, level, act.on),
        at=at,
        title=title(level, subject),
        text=deadlines.TERMS[deadline.term].label,
        url=subject.get_absolute_url(),
        silent=channel == Channel.DEMO,
    )
    _run_out(deadline, subject, act)


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


def _run_out(deadline: Deadline, subject: Any, act: Act) -> None:
    due = extensions.due_of(deadline.term)
    if due is None or deadline.due_at > act.at:
        return
    if due.call is not None:
        due.call(subject, act)
    else:
        door.perform(type(subject), subject, str(due.action), act.actor, at=act.at, channel=act.channel)
