"""What the conversation about a subject shows: on its card, on its own page, in the fragments of a live page."""

from __future__ import annotations

from math import ceil
from typing import Any
from uuid import UUID

from django.urls import reverse
from uuid6 import uuid7

from ncip.casework import conversation, parts, reading
from ncip.casework.actor import Actor
from ncip.casework.models import Message
from ncip.casework.paper_cards import address_of, chosen_part, may_write
from ncip.casework.paper_forms import MessageForm
from ncip.casework.parts import Part

MESSAGES_SHOWN = 20
EXPORTED = 500  # messages in one document; a longer conversation is printed in parts
POLL_SECONDS = 5


def conversation_card(
    request: Any,
    subject: Any,
    form: MessageForm | None = None,
    *,
    before: Message | None = None,
    in_reply_to: Message | None = None,
    wanted: str = "",
) -> dict[str, Any]:
    """The newest messages about a subject, or those before one of them, or those with the wanted words.

    The newest ones are read by being shown; the card marks which of them are new to the reader.
    """
    actor = Actor.of_request(request)
    known = parts.parts_of(subject, actor)
    chosen = chosen_part(request, known)
    rows = conversation.messages_about(subject)
    if chosen:
        rows = rows.within(parts.keys_within(known, chosen))
    if before is not None:
        rows = rows.filter(pk__lt=before.pk)
    if wanted:
        rows = rows.matching(wanted)
    shown = list(rows[: MESSAGES_SHOWN + 1])
    talk = shown[:MESSAGES_SHOWN]
    whole = before is None and not wanted
    live = whole and not chosen and request.user.is_authenticated
    mark_new(request, subject, talk, read=live)
    parts.name(talk, known)
    return {
        "request": request,
        "subject": subject,
        "talk": talk,
        "new": sum(message.is_new for message in talk),
        "has_earlier": len(shown) > MESSAGES_SHOWN,
        "in_reply_to": in_reply_to,
        "form": form or _fresh_form(known, in_reply_to.part if in_reply_to else chosen),
        "may_write": may_write(request) and whole and parts.whole_is_open(known),
        "key": request.POST.get("key") if form and form.errors else uuid7(),
        "wanted": wanted,
        "chosen": chosen,
        "pills": parts.pills(known, parts.counts_of_messages(subject), chosen, "conversation")
        if known
        else [],
        "live": live,
        "parts": _parts(subject) if len(shown) > MESSAGES_SHOWN and not chosen else [],
        **addresses(subject),
        **poll(subject, talk[0] if talk else None),
    }


def _fresh_form(known: list[Part], part: str) -> MessageForm:
    return MessageForm(auto_id="message_%s", parts=parts.choices(known), initial={"part": part})


def poll(subject: Any, last: Message | None) -> dict[str, Any]:
    """Where a live page asks for what was written after `last`, and how often."""
    since = f"?since={last.public_id}" if last else ""
    url = reverse("conversation_news", args=[subject.label, subject.public_id])
    return {"poll_url": f"{url}{since}", "poll_seconds": POLL_SECONDS}


def mark_new(request: Any, subject: Any, messages: list[Any], *, read: bool) -> None:
    """Tell each message whether it is new to the reader; with `read` they are read from now on.

    To somebody who opens the conversation for the first time nothing is marked.
    """
    signed_in = messages and request.user.is_authenticated
    read_to = reading.position(request.user, subject) if signed_in else None
    for message in messages:
        message.is_new = read_to is not None and message.pk > read_to and message.author_id != request.user.pk
    if read and messages and messages[0].pk > (read_to or 0):
        reading.mark_read(request.user, subject, messages[0], at=request.at)


def message_of(subject: Any, public_id: str | None) -> Message | None:
    """The message of that public number about this subject, or None."""
    try:
        found: Message | None = conversation.messages_about(subject).get(public_id=UUID(public_id or ""))
    except (ValueError, Message.DoesNotExist):
        return None
    return found


def addresses(subject: Any) -> dict[str, str]:
    """Where the forms and links of the conversation lead."""
    return {
        "address": address_of("conversation", subject),
        "people_url": address_of("conversation_people", subject),
        "export_url": address_of("conversation_export", subject),
    }


def printed_part(subject: Any, asked: str, actor: Actor) -> dict[str, Any]:
    """What one document holds: the messages of the part that was asked for, the first ones by default."""
    rows = conversation.messages_about(subject).order_by("id")
    total = rows.count()
    pieces = parts_of(total)
    part = min(pieces, max(1, int(asked) if asked.isdecimal() else 1))
    talk = list(rows[(part - 1) * EXPORTED : part * EXPORTED])
    parts.mark(talk, subject, actor)
    return {
        "subject": subject,
        "talk": talk,
        "total": total,
        "part": part,
        "parts": pieces,
        "kind": type(subject).Casework.verbose,
    }


def parts_of(total: int) -> int:
    """In how many documents so many messages are printed."""
    return max(1, ceil(total / EXPORTED))


def _parts(subject: Any) -> list[dict[str, Any]]:
    """The documents of a conversation that does not fit into one: their numbers and addresses."""
    pieces = parts_of(conversation.messages_about(subject).count())
    url = address_of("conversation_export", subject)
    numbers = range(1, pieces + 1) if pieces > 1 else ()
    return [{"number": number, "url": f"{url}?part={number}"} for number in numbers]
