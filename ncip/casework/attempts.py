"""Requests as they come in: the same key is answered once, and a refused attempt is kept in its own table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.models import Refusal, RequestKey
from ncip.casework.reasons import KeyReused, Reason, Refused
from ncip.casework.running import is_nested
from ncip.journal.models import Event


@contextmanager
def recorded(label: str, action: str, act: Act, key: Any) -> Iterator[None]:
    """Keep a refused attempt in its own table, after the transaction has been rolled back."""
    try:
        yield
    except Refused as refused:
        if not is_nested():
            Refusal.objects.create(
                at=act.at,
                actor=act.actor.key,
                organisation=act.actor.organisation,
                channel=act.channel,
                subject_label=label,
                subject_id=str(getattr(key, "public_id", key) or "")[:60],
                action=action,
                code=refused.code,
                reasons=[reason.as_dict() for reason in refused.reasons],
            )
        raise


def digest(label: str, name: str, params: Mapping[str, Any], files: Mapping[str, Any] | None) -> str:
    """What tells one request from another under the same key."""
    sent = {key: str(value) for key, value in dict(params).items() if key != "csrfmiddlewaretoken"}
    sent |= {f"file:{key}": f"{value.name}:{value.size}" for key, value in (files or {}).items() if value}
    text = json.dumps([label, name, sent], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def first_answer(act: Act, key: str | None, body: str) -> Event | None:
    """The event of an earlier request with this key; takes the key when it is new."""
    if not key:
        return None
    try:
        with transaction.atomic():
            RequestKey.objects.create(
                actor=act.actor.key, key=key, digest=body, event_id=act.event_id, at=act.at
            )
    except IntegrityError:
        known = RequestKey.objects.select_related("event").get(actor=act.actor.key, key=key)
        if known.digest != body:
            text = _("This request was already sent with other contents. Send it again with a new key.")
            raise KeyReused([Reason("key_reused", text)]) from None
        return known.event
    return None
