"""Writing and checking the chain of the journal.

Every entry's hash covers the entry and the hash before it, so that a changed, removed or inserted row breaks the
chain from its place on.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ncip.journal.enums import Channel
from ncip.journal.models import Anchor, ChainHead, Event

GENESIS = "0" * 64
ONE_DAY = timedelta(days=1)
# They catch up after downtime, or tell of days gone by.
OF_ANOTHER_DAY = frozenset({Channel.SYSTEM, Channel.JOB, Channel.IMPORT, Channel.DEMO})


def digest(event: Event) -> str:
    """The SHA-256 of an entry: canonical JSON of every column but the hash itself."""
    content = {
        "number": event.number,
        "id": str(event.id),
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "recorded_at": event.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "channel": str(event.channel),
        "actor_kind": str(event.actor_kind),
        "user": event.user_id,
        "membership": event.membership_id,
        "organisation": event.organisation_id,
        "client": event.client,
        "subject_label": event.subject_label,
        "subject_id": str(event.subject_id),
        "action": event.action,
        "before": event.before,
        "after": event.after,
        "params": event.params,
        "rules": list(event.rules),
        "caused_by": str(event.caused_by_id) if event.caused_by_id else None,
        "previous_hash": event.previous_hash,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def append(events: Iterable[Event]) -> list[Event]:
    """Give the events their places at the end of the chain and store them.

    Call it last in a transaction: it takes the lock that all writers of the journal share. When something is
    recorded is a fact of the journal itself, so this is the one place below views and jobs that asks the clock.
    """
    pending = list(events)
    if not pending:
        return []
    recorded_at = timezone.now()
    _require_of_today(pending, recorded_at)
    with transaction.atomic():
        head, _created = ChainHead.objects.select_for_update().get_or_create(id=1)
        number, previous = head.number, head.hash
        for event in pending:
            number += 1
            event.number, event.previous_hash, event.recorded_at = number, previous, recorded_at
            event.hash = previous = digest(event)
        Event.objects.bulk_create(pending)
        head.number, head.hash = number, previous
        head.save()
    return pending


def _require_of_today(events: Iterable[Event], recorded_at: datetime) -> None:
    for event in events:
        if event.channel not in OF_ANOTHER_DAY and abs(recorded_at - event.at) > ONE_DAY:
            message = f"Only the demonstration and an import act on another day than today: {event.channel}."
            raise ValueError(message)


@dataclass(frozen=True)
class Verdict:
    """What a walk along the chain found: how many entries hold, and the first that does not."""

    checked: int
    broken_number: int | None = None
    reason: str = ""

    @property
    def clean(self) -> bool:
        """True when every entry holds."""
        return self.broken_number is None


def verify() -> Verdict:
    """Walk the whole chain and name the first broken row, its end and the anchors included."""
    checked, previous = 0, GENESIS
    anchors = dict(Anchor.objects.values_list("number", "hash"))
    for event in _walk():
        checked += 1
        if event.number != checked:
            return Verdict(checked - 1, checked, "is missing")
        if event.previous_hash != previous:
            return Verdict(checked - 1, event.number, "does not continue the entry before it")
        if digest(event) != event.hash:
            return Verdict(checked - 1, event.number, "was changed after it had been written")
        if anchors.get(event.number, event.hash) != event.hash:
            return Verdict(checked - 1, event.number, "differs from the published anchor")
        previous = event.hash
    head = ChainHead.objects.filter(id=1).first()
    if head and (head.number, head.hash) != (checked, previous):
        return Verdict(checked, checked + 1, "is missing: the end of the chain was removed")
    if lost := sorted(number for number in anchors if number > checked):
        return Verdict(
            checked, checked + 1, f"is missing, although entry {lost[0]} was published in an anchor"
        )
    return Verdict(checked)


def _walk() -> Iterator[Event]:
    return Event.objects.order_by("number").iterator(chunk_size=1000)


def publish_anchor(*, day: date, at: datetime) -> Anchor | None:
    """Fix the hash of the chain's end as the anchor of `day`; None while the journal is empty."""
    head = ChainHead.objects.filter(id=1).first()
    if head is None or head.number == 0:
        return None
    anchor, _created = Anchor.objects.get_or_create(
        day=day, defaults={"number": head.number, "hash": head.hash, "recorded_at": at}
    )
    return anchor
