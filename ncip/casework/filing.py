"""A document attached by itself, without an action: remarked in the journal of its subject."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.base import File

from ncip.casework import documents, door, parts
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import Document
from ncip.casework.models.document import DocumentKind
from ncip.casework.uploads import check_upload
from ncip.journal.enums import Channel

ACTION = "document.attach"
RULE = "ncip-64-a"


def file_document(
    subject: Any,
    upload: File[bytes],
    actor: Actor,
    *,
    at: datetime,
    channel: Channel,
    kind: str = DocumentKind.OTHER,
    replaces: Document | None = None,
    anchor: str = "",
    idempotency_key: str | None = None,
) -> Document:
    """Attach `upload` to `subject`, or to the part `anchor` of it, and write it into the journal (ncip-64-a).

    The journal keeps the SHA-256, so that the bytes can be proved later. Raises Refused when the actor may
    not, or does not answer for the part (ncip-58-a), ValidationError for the file itself.
    """
    params = {
        "sha256": check_upload(upload).sha256,
        "kind": str(kind),
        "replaces": str(replaces.public_id) if replaces else None,
    }
    part = anchor or (replaces.anchor if replaces else "")
    if part:
        params["part"] = part

    def keep(act: Act) -> None:
        parts.require_own(subject, part, act.actor, rule=parts.RULE_FILES, past=replaces is not None)
        documents.attach(subject, upload, act=act, kind=kind, replaces=replaces, anchor=part)

    outcome = door.remark(
        subject,
        ACTION,
        actor,
        at=at,
        channel=channel,
        params=params,
        rule=parts.RULE_FILES if part else RULE,
        change=keep,
        idempotency_key=idempotency_key,
    )
    return Document.objects.get(event_id=outcome.event_id)
