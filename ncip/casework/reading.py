"""What somebody has not read yet: a position per person and conversation, counted without touching the messages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

from ncip.accounts.models import User
from ncip.casework.actions import model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Message, Notice, Reading

WRITTEN = "message.post"
SHOWN = 10


@dataclass(frozen=True)
class Unread:
    """A conversation with messages that its reader has not seen."""

    subject: Any
    count: int
    at: datetime

    @property
    def url(self) -> str:
        """Where it is read."""
        return str(self.subject.get_conversation_url())


def position(user: Any, subject: Any) -> int | None:
    """The row of the last message that this person has read; None when he does not follow the conversation."""
    found = _of(user).filter(subject_label=subject.label, subject_id=subject.public_id)
    return found.values_list("read_to", flat=True).first()


def mark_read(user: Any, subject: Any, last: Message, *, at: datetime) -> None:
    """He has seen the conversation up to `last`; the notices about its messages are read with it."""
    row = Reading(
        user=user, subject_label=subject.label, subject_id=subject.public_id, read_to=last.pk, at=at
    )
    Reading.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["user", "subject_label", "subject_id"],
        update_fields=["read_to", "at"],
    )
    told = Notice.objects.in_portal(user).unread().filter(event__action=WRITTEN)
    told.filter(event__subject_label=subject.label, event__subject_id=subject.public_id).update(read_at=at)


def follow(people: Iterable[User], message: Message) -> None:
    """From this message on its readers are shown what they have not read; who follows already keeps his place."""
    Reading.objects.bulk_create(
        (
            Reading(
                user=user,
                subject_label=message.subject_label,
                subject_id=message.subject_id,
                read_to=message.pk - 1,
            )
            for user in people
        ),
        ignore_conflicts=True,
    )


def unread_counts(user: Any, label: str, public_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many unread messages the conversations that he follows have, by subject; one query for a whole list."""
    rows = _with_counts(user).filter(subject_label=label, subject_id__in=list(public_ids), unread__gt=0)
    return dict(rows.values_list("subject_id", "unread"))


def unread_conversations(actor: Actor, *, limit: int = SHOWN) -> list[Unread]:
    """The conversations with unread messages that he may still see, the latest first: one query, one more per kind."""
    if actor.user is None:
        return []
    newest = Subquery(_unread_of(actor.user).annotate(last=Max("at")).values("last"))
    rows = list(
        _with_counts(actor.user).filter(unread__gt=0).annotate(latest=newest).order_by("-latest")[:limit]
    )
    subjects = _visible_subjects(rows, actor)
    return [
        Unread(subjects[row.subject_id], row.unread, row.latest) for row in rows if row.subject_id in subjects
    ]


def _visible_subjects(rows: list[Any], actor: Actor) -> dict[UUID, Any]:
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for row in rows:
        wanted[row.subject_label].append(row.subject_id)
    found: dict[UUID, Any] = {}
    for label, keys in wanted.items():
        model: Any = model_of(label)
        found |= {one.public_id: one for one in model.objects.visible_to(actor).filter(public_id__in=keys)}
    return found


def _with_counts(user: Any) -> Any:
    count = _unread_of(user).annotate(number=Count("pk")).values("number")
    return _of(user).annotate(unread=Subquery(count))


def _unread_of(user: Any) -> Any:
    """The unread messages of the conversation of an outer row, as one group."""
    return (
        Message.objects.filter(
            subject_label=OuterRef("subject_label"),
            subject_id=OuterRef("subject_id"),
            pk__gt=OuterRef("read_to"),
        )
        .exclude(author=user)
        .order_by()
        .values("subject_id")
    )


def _of(user: Any) -> QuerySet[Reading]:
    return Reading.objects.filter(user=user)
