"""Writing and checking the chain of the journal.

Every entry's hash covers the entry and the hash before it, so that a changed, removed or inserted row breaks the
chain from its place on.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from ncip.journal.models import Anchor, ChainHead, Event

GENESIS = "0" * 64


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

    Call it last in a transaction: it takes the lock that all writers of the journal share.
    """
    pending = list(events)
    if not pending:
        return []
    with transaction.atomic():
        head, _created = ChainHead.objects.select_for_update().get_or_create(id=1)
        number, previous = head.number, head.hash
        for event in pending:
            number += 1
            event.number, event.previous_hash = number, previous
            event.hash = previous = digest(event)
        Event.objects.bulk_create(pending)
        head.number, head.hash = number, previous
        head.save()
    return pending


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
