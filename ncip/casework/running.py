"""The running operation: one transaction whose events are chained once, at the end of the outermost call.

Nested acts join it. Taking the chain's lock while they still lock rows would deadlock, so it comes last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction

from ncip.casework import notices
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.record import plain
from ncip.journal import chain
from ncip.journal.enums import Channel
from ncip.journal.models import Event


class Named(Protocol):
    """What an event can be about: a subject, or a row that knows the label and number of one."""

    @property
    def label(self) -> str:
        """The kind of subject."""

    @property
    def public_id(self) -> UUID:
        """Its public number."""


@dataclass
class Running:
    """The outermost call: the events to chain at its end, and the stack of acts that cause one another."""

    events: list[Event] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)


_running: ContextVar[Running | None] = ContextVar("ncip_door", default=None)


def is_nested() -> bool:
    """Whether an operation runs already."""
    return _running.get() is not None


@contextmanager
def operation(actor: Actor, *, at: datetime, channel: Channel) -> Iterator[Running]:
    """A transaction whose events are chained at its end; nested calls join the outermost one."""
    running = _running.get()
    if running is not None:
        yield running
        return
    running = Running()
    token = _running.set(running)
    try:
        with transaction.atomic():
            yield running
            chain.append(running.events)
            if running.events and channel != Channel.DEMO:
                transaction.on_commit(lambda: notices.enqueue())  # noqa: PLW0108 - Django 5.2 wants a plain function
    finally:
        _running.reset(token)


@contextmanager
def savepoint() -> Iterator[None]:
    """A part of the running operation that may fail alone: its rows and its events go, the others stay."""
    running = _current()
    events = len(running.events)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del running.events[events:]
        raise


@contextmanager
def causing(act: Act) -> Iterator[None]:
    """What happens inside is caused by `act`."""
    acts = _current().acts
    acts.append(act)
    try:
        yield
    finally:
        acts.pop()


def note(
    subject: Named,
    action: str,
    act: Act,
    *,
    params: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    rules: Sequence[str] = (),
) -> Event:
    """Put an event into the running operation; it is chained when the outermost call ends."""
    running = _current()
    actor = act.actor
    event = Event(
        id=act.event_id,
        at=act.at,
        channel=act.channel,
        actor_kind=actor.kind,
        user=actor.user,
        membership=actor.membership,
        organisation=actor.organisation,
        client=actor.client,
        subject_label=subject.label,
        subject_id=subject.public_id,
        action=action,
        before=plain(before or {}),
        after=plain(after or {}),
        params=plain(params or {}),
        rules=list(rules),
        caused_by_id=running.acts[-1].event_id if running.acts else None,
    )
    running.events.append(event)
    return event


def _current() -> Running:
    running = _running.get()
    if running is None:
        message = "An event is only written inside an operation of the door."
        raise RuntimeError(message)
    return running
