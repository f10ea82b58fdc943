"""The outbox: notices are written in the transaction of what they tell, and delivered after it.

A notice is a row for one event, one person and one way, so that nothing is told twice. E-mails are sent by a
job that is woken on commit, and by a sweep when the broker was down; no request waits for them.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from celery import current_app
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.utils.functional import Promise
from django.utils.translation import override
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.casework.act import local_date
from ncip.casework.models import Notice

Text = str | Promise | Callable[[], Any]
DELIVER = "ncip.casework.jobs.deliver_notices"
TOLD_ROLES = (Role.OFFICER, Role.HEAD)
TITLE_LENGTH, URL_LENGTH = 300, 300
PAGE = 50

logger = logging.getLogger(__name__)


def write(
    event_id: UUID,
    recipients: Iterable[User | Organisation],
    *,
    at: datetime,
    title: Text,
    text: Text = "",
    url: str = "",
    silent: bool = False,
    but: User | None = None,
) -> list[Notice]:
    """Put a notice for each person into the outbox, in the language of his account.

    An organisation stands for its current officers and heads. `title` and `text` may be lazy translations, or
    functions that make the words in the active language. `silent` leaves out e-mails; `but` is the one who
    acted and knows. A person already told of this event is not told again.
    """
    rows: list[Notice] = []
    for user in people_of(recipients, on=local_date(at)):
        if but is None or user.pk != but.pk:
            with override(user.language):
                words = {"title": _words(title)[:TITLE_LENGTH], "text": _words(text)}
            facts = {"event_id": event_id, "user": user, "language": user.language, "created_at": at, **words}
            rows += _rows_for(user, at, {**facts, "url": url[:URL_LENGTH]}, silent=silent)
    return Notice.objects.bulk_create(rows, ignore_conflicts=True)


def people_of(recipients: Iterable[User | Organisation], *, on: date) -> list[User]:
    """The people behind `recipients`, each once, in a stable order, without those who may not sign in."""
    people: dict[int, User] = {}
    organisations: set[int] = set()
    for recipient in recipients:
        if isinstance(recipient, Organisation):
            organisations.add(recipient.pk)
        elif recipient.is_active:
            people[recipient.pk] = recipient
    for user in _members(organisations, on):
        people[user.pk] = user
    return [people[key] for key in sorted(people)]


@dataclass(frozen=True)
class Page:
    """A part of somebody's notices; `after` is the public number from which the next part goes on."""

    rows: list[Notice]
    after: UUID | None


def page_of(user: Any, after: str | None = None) -> Page:
    """His notices, unread ones first and the newest first; each knows why its e-mail did not arrive."""
    mails = Notice.objects.filter(event=OuterRef("event"), user=user, channel=Notice.Channel.EMAIL)
    troubled = mails.filter(delivered_at=None).exclude(error="")
    rows = (
        Notice.objects.in_portal(user)
        .annotate(was_read=Case(When(read_at=None, then=0), default=1))
        .annotate(mail_error=Subquery(troubled.values("error")[:1]))
        .order_by("was_read", "-id")
    )
    last = _notice_of(user, after)
    if last is not None:
        same = Q(read_at__isnull=last.read_at is None, id__lt=last.pk)
        rows = rows.filter(same | Q(was_read__gt=int(last.read_at is not None)))
    shown = list(rows[: PAGE + 1])
    return Page(shown[:PAGE], shown[PAGE - 1].public_id if len(shown) > PAGE else None)


def unread_count(user: Any) -> int:
    """How many notices the bell shows."""
    return Notice.objects.in_portal(user).unread().count()


def mark_read(user: Any, public_id: UUID, *, at: datetime) -> bool:
    """Mark one notice of this person as read; False when it is not his, or was read before."""
    return bool(Notice.objects.in_portal(user).unread().filter(public_id=public_id).update(read_at=at))


def mark_all_read(user: Any, *, at: datetime) -> int:
    """Mark all notices of this person as read; returns how many there were."""
    return Notice.objects.in_portal(user).unread().update(read_at=at)


def enqueue() -> None:
    """Wake the delivery. When the broker is down nothing is lost: the sweep finds the rows."""
    try:
        current_app.send_task(DELIVER, expires=600)
    except (KombuError, RedisError, OSError) as error:
        logger.warning("the broker is down, notices wait for the sweep: %s", error)


def _notice_of(user: Any, public_id: str | None) -> Notice | None:
    try:
        return Notice.objects.in_portal(user).filter(public_id=UUID(public_id or "")).first()
    except ValueError:
        return None


def _members(organisations: set[int], on: date) -> Iterable[User]:
    if not organisations:
        return
    current = Membership.objects.current(on).filter(
        organisation__in=organisations, role__in=TOLD_ROLES, user__is_active=True
    )
    for membership in current.select_related("user"):
        yield membership.user


def _rows_for(user: User, at: datetime, facts: dict[str, Any], *, silent: bool) -> Iterable[Notice]:
    yield Notice(channel=Notice.Channel.PORTAL, delivered_at=at, **facts)
    if user.email and not silent:
        yield Notice(channel=Notice.Channel.EMAIL, next_try_at=at, **facts)


def _words(text: Text) -> str:
    return str(text() if callable(text) and not isinstance(text, Promise) else text)
