"""What follows once an operation has been let through: the row, its papers, the journal, terms and notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ncip.casework import deadlines, documents, extensions, notices
from ncip.casework.act import Act
from ncip.casework.actions import Action, Declarations, Operation
from ncip.casework.forms import DocumentField
from ncip.casework.record import changes, plain, snapshot
from ncip.casework.running import causing, note


@dataclass(frozen=True)
class Outcome:
    """What the door answers: the subject after the act, the event, and whether it had been done before."""

    subject: Any
    event_id: UUID
    repeated: bool = False


def attach_files(form: Any, cleaned: dict[str, Any], subject: Any, act: Act) -> None:
    """An uploaded file becomes a document of the subject; the body gets the document."""
    for name, column in form.fields.items() if form is not None else ():
        if isinstance(column, DocumentField) and cleaned.get(name):
            cleaned[name] = documents.attach(subject, cleaned[name], act=act)


def save(subject: Any, act: Act) -> None:
    """Store the row under its next version."""
    subject.version += 1
    subject.changed_at = act.at
    subject.save()


def finish(
    declared: Declarations,
    operation: Operation,
    subject: Any,
    act: Act,
    form: Any,
    cleaned: dict[str, Any],
    *,
    before: dict[str, Any],
) -> None:
    """Journal, terms, consequences and notices of what has just been saved."""
    personal = set(getattr(form, "personal", ())) | set(getattr(subject.Casework, "personal", ()))
    changed_before, changed_after = changes(before, snapshot(subject), personal)
    note(
        subject,
        operation.name,
        act,
        params=plain(cleaned, personal) if isinstance(operation, Action) else {},
        before=changed_before,
        after=changed_after,
        rules=operation.rules,
    )
    with causing(act):
        if operation.name == "create":
            attach_files(form, cleaned, subject, act)
        deadlines.close_all(subject, operation.closes, act)
        deadlines.open_all(subject, operation.opens, act)
        for follow in extensions.consequences_of(declared.label, operation.name):
            follow(subject, act, cleaned, act.event_id)
        _tell(operation, subject, act)


def _tell(operation: Operation, subject: Any, act: Act) -> None:
    recipients = [found for find in operation.notify for found in find(subject, act) if found is not None]
    if recipients:
        notices.write(
            act.event_id,
            recipients,
            at=act.at,
            title=operation.notice or operation.label,
            text=str(subject),
            url=subject.get_absolute_url(),
            silent=act.channel.may_look_back,
            but=act.actor.user,
        )
