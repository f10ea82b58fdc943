"""Secret addresses of calendars: made and revoked by the person himself, journaled by their hash only."""

import secrets
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from ncip.accounts.models import CalendarKey, Membership, User
from ncip.journal import chain
from ncip.journal.enums import ActorKind, Channel
from ncip.journal.models import Event

SECRET_BYTES = 32  # too many to be guessed, so a plain hash of it is enough


def key_in_use(user: User) -> CalendarKey | None:
    """The address that opens the person's calendar now."""
    found: CalendarKey | None = CalendarKey.objects.in_use().filter(user=user).first()
    return found


@transaction.atomic
def make_key(user: User, *, membership: Membership | None, at: datetime) -> str:
    """A new secret; the one before opens nothing any more. The caller shows it once."""
    User.objects.select_for_update().get(pk=user.pk)
    revoke_key(user, membership=membership, at=at)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    key = CalendarKey.objects.create(user=user, secret_hash=_hashed(secret), made_at=at)
    _enter(key, "calendar.make", membership, at, after={"secret": f"sha256:{key.secret_hash}"})
    return secret


@transaction.atomic
def revoke_key(user: User, *, membership: Membership | None, at: datetime) -> bool:
    """The address opens nothing from now on; False when there was none."""
    key = CalendarKey.objects.in_use().select_for_update().filter(user=user).first()
    if key is None:
        return False
    key.revoked_at = at
    key.save(update_fields=["revoked_at"])
    _enter(key, "calendar.revoke", membership, at, before={"secret": f"sha256:{key.secret_hash}"})
    return True


def person_of(secret: str) -> User | None:
    """Whose calendar a secret opens; nobody's when it was revoked or the account is closed."""
    keys = CalendarKey.objects.in_use().filter(secret_hash=_hashed(secret), user__is_active=True)
    key = keys.select_related("user").first()
    return key.user if key else None


def _hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _enter(
    key: CalendarKey, action: str, membership: Membership | None, at: datetime, **facts: dict[str, Any]
) -> None:
    event = Event(
        at=at,
        channel=Channel.WEB,
        actor_kind=ActorKind.USER,
        user_id=key.user_id,
        membership=membership,
        organisation_id=membership.organisation_id if membership else None,
        subject_label="calendar_key",
        subject_id=key.public_id,
        action=action,
        rules=[],
        **facts,
    )
    chain.append([event])
