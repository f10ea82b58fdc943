"""A document attached by itself, without an action: remarked in the journal of its subject."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.base import File

from ncip.casework import documents, door
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
    """Attach `upload` to `subject` and write it into the journal (ncip-64-a).

    The journal keeps the SHA-256, so that the bytes can be proved later. Raises Refused when the actor may
    not, ValidationError for the file itself.
    """
    params = {
        "sha256": check_upload(upload).sha256,
        "kind": str(kind),
        "replaces": str(replaces.public_id) if replaces else None,
    }
    outcome = door.remark(
        subject,
        ACTION,
        actor,
        at=at,
        channel=channel,
        params=params,
        rule=RULE,
        change=lambda act: documents.attach(
            subject, upload, act=act, kind=kind, replaces=replaces, anchor=anchor
        ),
        idempotency_key=idempotency_key,
    )
    return Document.objects.get(event_id=outcome.event_id)
