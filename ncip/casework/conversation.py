"""People talk about a subject where everybody who may see it reads them; who is concerned gets a notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from ncip.accounts.models import User
from ncip.casework import deadlines, documents, door, extensions, notices
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import DeadlineStatus, Message
from ncip.casework.reasons import Reason, WrongRole
from ncip.casework.uploads import check_upload
from ncip.journal.enums import Channel
from ncip.journal.hashes import keyed_hash

ACTION = "message.post"
EXCERPT = 200


def post(
    subject: Any,
    text: str,
    actor: Actor,
    *,
    at: datetime,
    channel: Channel,
    in_reply_to: Message | None = None,
    upload: File[bytes] | None = None,
    idempotency_key: str | None = None,
) -> Message:
    """Write a message about `subject`, with a file when one is given, and tell the participants.

    The journal keeps a keyed hash of the text, never the text. Raises Refused when the actor may not write,
    ValidationError for the file.
    """
    params = {
        "text": keyed_hash(text),
        "file": check_upload(upload).sha256 if upload else None,
        "in_reply_to": str(in_reply_to.public_id) if in_reply_to else None,
    }
    outcome = door.remark(
        subject,
        ACTION,
        actor,
        at=at,
        channel=channel,
        params=params,
        change=lambda act: _write(subject, text, act, in_reply_to, upload),
        idempotency_key=idempotency_key,
    )
    return Message.objects.get(event_id=outcome.event_id)


def messages_about(subject: Any) -> Any:
    """The conversation about a subject, the newest message first."""
    return Message.objects.about(subject.label, subject.public_id)


def participants(subject: Any, *, on: Any) -> list[User]:
    """Who wrote, who keeps a running term, whom higher floors name: those of them who may see the subject."""
    people = notices.people_of(_concerned(subject), on=on)
    return [user for user in people if _sees(user, subject, on)]


def _write(
    subject: Any, text: str, act: Act, in_reply_to: Message | None, upload: File[bytes] | None
) -> None:
    if act.actor.user is None:
        raise WrongRole([Reason("wrong_role", _("Messages are written by people."))])
    document = documents.attach(subject, upload, act=act) if upload else None
    Message.objects.create(
        subject_label=subject.label,
        subject_id=subject.public_id,
        author=act.actor.user,
        organisation=act.actor.organisation,
        text=text,
        at=act.at,
        in_reply_to=in_reply_to,
        document=document,
        event_id=act.event_id,
    )
    notices.write(
        act.event_id,
        participants(subject, on=act.on),
        at=act.at,
        title=lambda: (
            _("%(author)s wrote about %(subject)s") % {"author": act.actor.user, "subject": subject}
        ),
        text=text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…",
        url=f"{subject.get_absolute_url()}#conversation",
        silent=act.channel == Channel.DEMO,
        but=act.actor.user,
    )


def _concerned(subject: Any) -> Iterator[Any]:
    wrote = Message.objects.filter(subject_label=subject.label, subject_id=subject.public_id)
    yield from User.objects.filter(pk__in=wrote.values("author"))
    for deadline in deadlines.of_subject(subject).filter(status=DeadlineStatus.RUNNING):
        keeper = deadline.official or deadline.responsible
        if keeper is not None:
            yield keeper
    yield from extensions.participants_of(subject)


def _sees(user: User, subject: Any, on: Any) -> bool:
    """Whether the person still may see the subject in one of his memberships."""
    actors = [Actor.of(user, membership) for membership in user.current_memberships(on)] or [Actor.of(user)]
    model = type(subject)
    return any(model.objects.visible_to(actor).filter(pk=subject.pk).exists() for actor in actors)
