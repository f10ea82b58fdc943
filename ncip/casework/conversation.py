"""People talk about a subject where everybody who may see it reads them; who is concerned gets a notice (ncip-43-c)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db.models import Exists
from django.utils.translation import gettext_lazy as _

from ncip.accounts.models import User
from ncip.casework import audience, documents, door, notices, parts, reading
from ncip.casework.act import Act
from ncip.casework.actions import model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Message
from ncip.casework.reasons import GuardsRefuse, Reason, WrongRole
from ncip.casework.uploads import check_upload
from ncip.journal.enums import Channel
from ncip.journal.hashes import keyed_hash

ACTION = reading.WRITTEN
RULE = "ncip-43-c"
EXCERPT = 200


def post(
    subject: Any,
    text: str,
    actor: Actor,
    *,
    at: datetime,
    channel: Channel,
    in_reply_to: Message | None = None,
    uploads: Sequence[File[bytes]] = (),
    mentions: Sequence[User] = (),
    part: str = "",
    idempotency_key: str | None = None,
) -> Message:
    """Write a message about `subject`, with files when some are given; tell those mentioned and the participants.

    A message about a `part` is written by those who answer for it (ncip-58-b).
    The journal keeps a keyed hash of the text, never the text. Raises Refused when the actor may not write or a
    mentioned person may not read, ValidationError for a file.
    """
    params = {
        "text": keyed_hash(text),
        "files": [check_upload(upload).sha256 for upload in uploads],
        "in_reply_to": str(in_reply_to.public_id) if in_reply_to else None,
        "mentions": sorted(str(user.public_id) for user in mentions),
    }
    if part:
        params["part"] = part
    outcome = door.remark(
        subject,
        ACTION,
        actor,
        at=at,
        channel=channel,
        params=params,
        rule=parts.RULE_COMMENTS if part else RULE,
        change=lambda act: _write(subject, text, act, in_reply_to, uploads, mentions, part),
        idempotency_key=idempotency_key,
    )
    return Message.objects.get(event_id=outcome.event_id)


def messages_about(subject: Any) -> Any:
    """The conversation about a subject, the newest message first."""
    return Message.objects.about(subject.label, subject.public_id)


def news(label: str, public_id: UUID, actor: Actor, *, since: UUID | None) -> list[Message]:
    """The messages after `since`, the newest first, when this actor may see the subject.

    One query over an index while nothing is new, because open pages ask again and again.
    """
    model: Any = model_of(label)
    found = Message.objects.about(label, public_id)
    if since is not None:
        found = found.after(since)
    return list(found.filter(Exists(model.objects.visible_to(actor).filter(public_id=public_id))))


def _write(
    subject: Any,
    text: str,
    act: Act,
    in_reply_to: Message | None,
    uploads: Sequence[File[bytes]],
    mentions: Sequence[User],
    part: str,
) -> None:
    if act.actor.user is None:
        raise WrongRole([Reason("wrong_role", _("Messages are written by people."))])
    parts.require_own(subject, part, act.actor, rule=parts.RULE_COMMENTS)
    _require_readers(subject, mentions, act)
    message = Message.objects.create(
        subject_label=subject.label,
        subject_id=subject.public_id,
        part=part,
        author=act.actor.user,
        organisation=act.actor.organisation,
        text=text,
        at=act.at,
        in_reply_to=in_reply_to,
        event_id=act.event_id,
    )
    message.documents.add(*(documents.attach(subject, upload, act=act, anchor=part) for upload in uploads))
    message.mentioned.add(*mentions)
    _tell(subject, message, act, mentions)


def _require_readers(subject: Any, mentions: Sequence[User], act: Act) -> None:
    """Nobody is told of what he may not read."""
    readers = {user.pk for user in audience.seers(subject, mentions, on=act.on)} if mentions else set()
    strangers = [user for user in mentions if user.pk not in readers or not user.is_active]
    if strangers:
        text = _("%(person)s does not see this record and cannot be notified of it. Take the mention out.")
        raise GuardsRefuse(
            [Reason("mention_not_visible", text % {"person": user}, "mention", RULE) for user in strangers]
        )


def _tell(subject: Any, message: Message, act: Act, mentions: Sequence[User]) -> None:
    """Those mentioned first: nobody is told twice of one message."""
    concerned = audience.participants(subject, on=act.on)
    words = {"author": message.author, "subject": subject}
    titles = (
        (mentions, lambda: _("%(author)s mentioned you: %(subject)s") % words),
        (concerned, lambda: _("%(author)s wrote about %(subject)s") % words),
    )
    for people, title in titles:
        notices.write(
            act.event_id,
            people,
            at=act.at,
            title=title,
            text=excerpt(message.text),
            url=subject.get_conversation_url(),
            silent=act.channel == Channel.DEMO,
            but=message.author,
        )
    reading.follow([user for user in (*mentions, *concerned) if user.pk != message.author_id], message)
    reading.mark_read(message.author, subject, message, at=act.at)


def excerpt(text: str) -> str:
    """The beginning of a long message."""
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"
