"""What the papers and the conversation of a subject show: on its card, on their own page, in a fragment."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from uuid6 import uuid7

from ncip.casework import conversation, documents
from ncip.casework.actor import Actor
from ncip.casework.models import Message
from ncip.casework.paper_forms import AttachForm, MessageForm

MESSAGES_SHOWN = 20


def documents_card(request: HttpRequest, subject: Any, form: AttachForm | None = None) -> dict[str, Any]:
    """The documents of a subject with their earlier versions, and the form for one more."""
    return {
        "request": request,
        "subject": subject,
        "papers": documents.papers_of(subject),
        "form": form or AttachForm(auto_id="document_%s"),
        "address": _address("documents", subject),
        "may_write": may_write(request),
        "key": uuid7(),
    }


def conversation_card(
    request: HttpRequest,
    subject: Any,
    form: MessageForm | None = None,
    *,
    before: Message | None = None,
    in_reply_to: Message | None = None,
) -> dict[str, Any]:
    """The newest messages about a subject, or those before one of them, and the form for one more."""
    rows = conversation.messages_about(subject)
    if before is not None:
        rows = rows.filter(pk__lt=before.pk)
    shown = list(rows[: MESSAGES_SHOWN + 1])
    return {
        "request": request,
        "subject": subject,
        "talk": shown[:MESSAGES_SHOWN],
        "has_earlier": len(shown) > MESSAGES_SHOWN,
        "in_reply_to": in_reply_to,
        "form": form or MessageForm(auto_id="message_%s"),
        "address": _address("conversation", subject),
        "may_write": may_write(request) and before is None,
        "key": request.POST.get("key") if form and form.errors else uuid7(),
    }


def message_of(subject: Any, public_id: str | None) -> Message | None:
    """The message of that public number about this subject, or None."""
    try:
        found: Message | None = conversation.messages_about(subject).get(public_id=UUID(public_id or ""))
    except (ValueError, Message.DoesNotExist):
        return None
    return found


def may_write(request: HttpRequest) -> bool:
    """Whether the one who reads may also write here: observers only read."""
    actor = Actor.of_request(request)
    return actor.may_act and not actor.is_anonymous


def _address(name: str, subject: Any) -> str:
    key = getattr(subject, getattr(subject.Casework, "key", "public_id"))
    return reverse(name, args=[subject.label, key])
