"""The one door: every creation, edit and change of state of every subject goes through here.

The order of answers: not visible, repeated key, role, state, version, parameters, guards. What an act causes runs
in the same transaction; its events are chained once, at the end of the outermost call, because taking the chain's
lock while nested acts still lock rows would deadlock.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from ncip.casework import deadlines, documents, extensions, notices
from ncip.casework.act import Act
from ncip.casework.actions import (
    ANY_STATE,
    Action,
    Amendment,
    Declarations,
    Operation,
    declarations_of,
    model_of,
    state_label,
    state_of,
)
from ncip.casework.actor import Actor
from ncip.casework.forms import DocumentField
from ncip.casework.models import Refusal, RequestKey, Subject
from ncip.casework.reasons import (
    BadParameters,
    GuardsRefuse,
    KeyReused,
    NotVisible,
    Reason,
    Refused,
    StaleVersion,
    WrongRole,
    WrongState,
)
from ncip.casework.record import changes, plain, snapshot
from ncip.journal import chain
from ncip.journal.enums import Channel
from ncip.journal.models import Event


@dataclass(frozen=True)
class Outcome:
    """What the door answers: the subject after the act, the event, and whether it had been done before."""

    subject: Any
    event_id: UUID
    repeated: bool = False


@dataclass
class _Running:
    """The outermost call: the events to chain at its end, and the stack of acts that cause one another."""

    events: list[Event] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)


UUID_PATTERN = re.compile(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")

_running: ContextVar[_Running | None] = ContextVar("ncip_door", default=None)


@contextmanager
def operation(actor: Actor, *, at: datetime, channel: Channel) -> Iterator[_Running]:
    """A transaction whose events are chained at its end; nested calls join the outermost one."""
    running = _running.get()
    if running is not None:
        yield running
        return
    _no_looking_back(at, channel)
    running = _Running()
    token = _running.set(running)
    try:
        with transaction.atomic():
            yield running
            chain.append(running.events)
            if running.events and channel != Channel.DEMO:
                transaction.on_commit(lambda: notices.enqueue())  # noqa: PLW0108 - Django 5.2 wants a plain function
    finally:
        _running.reset(token)


def _no_looking_back(at: datetime, channel: Channel) -> None:
    if (
        not channel.may_look_back
        and abs((timezone.now() - at).total_seconds()) > 24 * 60 * 60
        and channel
        not in (
            Channel.SYSTEM,
            Channel.JOB,
        )
    ):
        message = (
            f"Only the demonstration and an import may act on another day than today (channel {channel})."
        )
        raise ValueError(message)


def create(
    model: type[Subject],
    params: Mapping[str, Any],
    actor: Actor,
    *,
    at: datetime,
    channel: Channel,
    parent: Any = None,
    files: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> Outcome:
    """Create a subject. Raises Refused with every reason."""
    declared = declarations_of(model)
    if declared.creation is None:
        raise NotVisible
    act = Act(actor=actor, at=at, channel=channel)
    with (
        _recorded(declared, declared.creation, act, parent),
        operation(actor, at=at, channel=channel) as running,
    ):
        body = _digest(declared.label, "create", params, files)
        if parent is not None:
            _require_visible(parent, actor)
            parent = _locked(parent)
        if done := _first_answer(act, idempotency_key, body):
            return Outcome(_subject_of(model, done), done.id, repeated=True)
        _require_role(declared.creation, actor, parent)
        form = _bound_form(declared.creation, model, params, files, subject=parent, act=act)
        cleaned = _cleaned(form)
        _require_guards(declared, declared.creation, parent, act, cleaned)
        subject = form.save(commit=False) if form else model()
        subject.created_at = subject.changed_at = at
        subject.save()
        if form is not None:
            form.save_m2m()
        _finish(declared, declared.creation, subject, act, form, cleaned, before={}, running=running)
        return Outcome(subject, act.event_id)


def amend(
    model: type[Subject],
    key: Any,
    name: str,
    params: Mapping[str, Any],
    actor: Actor,
    *,
    at: datetime,
    channel: Channel,
    expected_version: int | None = None,
    files: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
    partial: bool = False,
) -> Outcome:
    """Edit fields of a subject; with `partial` the fields that are not given stay as they are."""
    declared = declarations_of(model)
    amendment = declared.amendments[name]
    act = Act(actor=actor, at=at, channel=channel)
    with _recorded(declared, amendment, act, key), operation(actor, at=at, channel=channel) as running:
        subject = _visible_and_locked(model, key, actor)
        body = _digest(declared.label, name, params, files)
        if done := _first_answer(act, idempotency_key, body):
            return Outcome(subject, done.id, repeated=True)
        _require_role(amendment, actor, subject)
        _require_state(amendment, subject)
        _require_version(subject, expected_version)
        before = snapshot(subject)
        given = {**_present_values(amendment, model, subject), **params} if partial else params
        form = _bound_form(amendment, model, given, files, subject=subject, act=act, instance=subject)
        cleaned = _cleaned(form)
        _require_guards(declared, amendment, subject, act, cleaned)
        if form is not None:
            subject = form.save(commit=False)
        _save(subject, act)
        if form is not None:
            form.save_m2m()
        _finish(declared, amendment, subject, act, form, cleaned, before=before, running=running)
        return Outcome(subject, act.event_id)


def perform(
    model: type[Subject],
    key: Any,
    name: str,
    actor: Actor,
    params: Mapping[str, Any] | None = None,
    *,
    at: datetime,
    channel: Channel,
    files: Mapping[str, Any] | None = None,
    expected_version: int | None = None,
    idempotency_key: str | None = None,
) -> Outcome:
    """Perform a declared action on a subject. Raises Refused with every reason; KeyError for an unknown action."""
    declared = declarations_of(model)
    declaration = declared.actions[name]
    act = Act(actor=actor, at=at, channel=channel)
    with _recorded(declared, declaration, act, key), operation(actor, at=at, channel=channel) as running:
        subject = _visible_and_locked(model, key, actor)
        body = _digest(declared.label, name, params or {}, files)
        if done := _first_answer(act, idempotency_key, body):
            return Outcome(subject, done.id, repeated=True)
        _require_role(declaration, actor, subject)
        _require_state(declaration, subject)
        _require_version(subject, expected_version)
        form = _bound_form(declaration, model, params or {}, files, subject=subject, act=act)
        cleaned = _cleaned(form)
        _require_guards(declared, declaration, subject, act, cleaned)
        before = snapshot(subject)
        _attach_files(form, cleaned, subject, act)
        getattr(subject, name)(act, **cleaned)
        _save(subject, act)
        _finish(declared, declaration, subject, act, form, cleaned, before=before, running=running)
        return Outcome(subject, act.event_id)


def remark(
    subject: Any,
    action: str,
    actor: Actor,
    *,
    at: datetime,
    channel: Channel,
    params: Mapping[str, Any] | None = None,
    rule: str | None = None,
    change: Callable[[Act], Any] | None = None,
    idempotency_key: str | None = None,
) -> Outcome:
    """Write into the journal of a subject without changing it: a file attached, a message sent.

    `change(act)` runs in the same transaction.
    """
    act = Act(actor=actor, at=at, channel=channel)
    with operation(actor, at=at, channel=channel):
        locked = _visible_and_locked(type(subject), subject, actor)
        if actor.is_anonymous or not actor.may_act:
            raise WrongRole([Reason("wrong_role", _("Observers read and do not write."))])
        body = _digest(locked.label, action, params or {}, None)
        if done := _first_answer(act, idempotency_key, body):
            return Outcome(locked, done.id, repeated=True)
        note(locked, action, act, params=params, rules=[rule] if rule else [])
        if change is not None:
            change(act)
        return Outcome(locked, act.event_id)


def note(
    subject: Any,
    action: str,
    act: Act,
    *,
    params: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    rules: Sequence[str] = (),
) -> Event:
    """Put an event into the running operation; it is chained when the outermost call ends."""
    running = _running.get()
    if running is None:
        message = "An event is only written inside an operation of the door."
        raise RuntimeError(message)
    actor = act.actor
    event = Event(
        id=act.event_id,
        at=act.at,
        recorded_at=timezone.now(),
        channel=act.channel,
        actor_kind=actor.kind,
        user=actor.user,
        membership=actor.membership,
        organisation=actor.organisation,
        client=actor.client,
        subject_label=subject.label,
        subject_id=subject.public_id,
        action=action,
        before=plain(before or {}),
        after=plain(after or {}),
        params=plain(params or {}),
        rules=list(rules),
        caused_by_id=running.acts[-1].event_id if running.acts else None,
    )
    running.events.append(event)
    return event


# --- the steps of the door ----------------------------------------------------------------------------------------


@contextmanager
def _recorded(declared: Declarations, operation_: Operation, act: Act, key: Any) -> Iterator[None]:
    """Keep a refused attempt in its own table, after the transaction has been rolled back."""
    try:
        yield
    except Refused as refused:
        if _running.get() is None:
            Refusal.objects.create(
                at=act.at,
                actor=act.actor.key,
                organisation=act.actor.organisation,
                channel=act.channel,
                subject_label=declared.label,
                subject_id=str(getattr(key, "public_id", key) or "")[:60],
                action=operation_.name,
                code=refused.code,
                reasons=[reason.as_dict() for reason in refused.reasons],
            )
        raise


def find(label: str, key: Any, actor: Actor) -> Any:
    """The subject of that label and public number or code, when this actor may see it; raises NotVisible."""
    try:
        model: Any = model_of(label)
    except KeyError:
        raise NotVisible from None
    return _visible(model, key, actor)


def _by_key(model: Any, key: Any) -> dict[str, Any]:
    if isinstance(key, Subject):
        return {"pk": key.pk}
    if isinstance(key, int):
        return {"pk": key}
    own = getattr(model.Casework, "key", "public_id")
    return {"public_id" if UUID_PATTERN.fullmatch(str(key)) else own: key}


def _visible(model: Any, key: Any, actor: Actor) -> Any:
    try:
        found = model.objects.visible_to(actor).filter(**_by_key(model, key)).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise NotVisible
    return found


def _visible_and_locked(model: Any, key: Any, actor: Actor) -> Any:
    return _locked(_visible(model, key, actor))


def _require_visible(subject: Any, actor: Actor) -> None:
    if not type(subject).objects.visible_to(actor).filter(pk=subject.pk).exists():
        raise NotVisible


def _locked(found: Any) -> Any:
    """Lock the root first, then the subject: two last tasks completed at once must see each other."""
    model = type(found)
    lock_root = getattr(model.Casework, "lock_root", None)
    if lock_root is not None:
        root = lock_root(found)
        type(root).objects.select_for_update(of=("self",)).only("pk").get(pk=root.pk)
    return model.objects.select_for_update(of=("self",)).get(pk=found.pk)


def _digest(label: str, name: str, params: Mapping[str, Any], files: Mapping[str, Any] | None) -> str:
    sent = {key: str(value) for key, value in dict(params).items() if key != "csrfmiddlewaretoken"}
    sent |= {f"file:{key}": f"{value.name}:{value.size}" for key, value in (files or {}).items() if value}
    text = json.dumps([label, name, sent], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _first_answer(act: Act, key: str | None, digest: str) -> Event | None:
    """The event of an earlier request with this key; takes the key when it is new."""
    if not key:
        return None
    try:
        with transaction.atomic():
            RequestKey.objects.create(
                actor=act.actor.key, key=key, digest=digest, event_id=act.event_id, at=act.at
            )
    except IntegrityError:
        known = RequestKey.objects.select_related("event").get(actor=act.actor.key, key=key)
        if known.digest != digest:
            text = _("This request was already sent with other contents. Send it again with a new key.")
            raise KeyReused([Reason("key_reused", text)]) from None
        return known.event
    return None


def _subject_of(model: Any, event: Event) -> Any:
    return model.objects.get(public_id=event.subject_id)


def _require_role(operation_: Operation, actor: Actor, subject: Any) -> None:
    if not actor.is_system and not operation_.who(actor, subject):
        raise WrongRole([wrong_role(operation_)])


def wrong_role(operation_: Operation) -> Reason:
    """Who does this instead."""
    text = _("This is done by: %(who)s.") % {"who": operation_.who.text}
    return Reason("wrong_role", text, rule=operation_.rules[0])


def fits_state(operation_: Operation, subject: Any) -> bool:
    """True when the operation is possible in the present state of the subject."""
    if isinstance(operation_, Action):
        allowed: Sequence[str] = operation_.sources
    elif isinstance(operation_, Amendment):
        allowed = operation_.states
    else:
        return True
    return ANY_STATE in allowed or state_of(subject) in {str(state) for state in allowed}


def _require_state(operation_: Operation, subject: Any) -> None:
    if not fits_state(operation_, subject):
        raise WrongState([wrong_state(operation_, subject)])


def wrong_state(operation_: Operation, subject: Any) -> Reason:
    """Why the operation does not fit the present state."""
    text = _("“%(action)s” is not possible now: the record is in the state “%(state)s”.") % {
        "action": operation_.label,
        "state": state_label(subject),
    }
    return Reason("wrong_state", text, rule=operation_.rules[0])


def _require_version(subject: Any, expected: int | None) -> None:
    if expected is None or int(expected) == subject.version:
        return
    event = (
        Event.objects.filter(subject_label=subject.label, subject_id=subject.public_id)
        .select_related("user", "organisation")
        .first()
    )
    who = str((event and (event.user or event.organisation)) or _("the system"))
    what = ", ".join(event.after) if event else ""
    text = _("Meanwhile %(who)s changed this record (%(what)s). Look at it again before you send yours.") % {
        "who": who,
        "what": what or (event.action if event else ""),
    }
    raise StaleVersion([Reason("stale_version", text, "version")])


def _present_values(operation_: Operation, model: Any, subject: Any) -> dict[str, Any]:
    form_class: Any = operation_.form_class(model)
    if form_class is None:
        return {}
    values = model_to_dict(subject, fields=list(form_class.base_fields))
    return {key: value for key, value in values.items() if value is not None}


def _bound_form(
    operation_: Operation,
    model: type[Subject],
    params: Mapping[str, Any],
    files: Mapping[str, Any] | None,
    **context: Any,
) -> Any:
    form_class: Any = operation_.form_class(model)
    if form_class is None:
        return None
    if not isinstance(params, MultiValueDict):
        params = dict(params)
        found = {key: value for key, value in params.items() if isinstance(value, UploadedFile)}
        files = {**found, **(files or {})}
    return form_class(params, files or None, **context)


def _cleaned(form: Any) -> dict[str, Any]:
    if form is None:
        return {}
    if not form.is_valid():
        raise BadParameters(form.reasons(), form)
    cleaned: dict[str, Any] = form.cleaned_data
    return cleaned


def _require_guards(
    declared: Declarations, operation_: Operation, subject: Any, act: Act, params: dict[str, Any]
) -> None:
    reasons = guard_reasons(declared, operation_, subject, act, params)
    if reasons:
        raise GuardsRefuse(reasons)


def guard_reasons(
    declared: Declarations, operation_: Operation, subject: Any, act: Act, params: dict[str, Any] | None
) -> list[Reason]:
    """Everything that stands against the operation, this floor's guards and the higher floors'."""
    guards = [*operation_.guards, *extensions.guards_of(declared.label, operation_.name)]
    return [reason for guard in guards for reason in guard.reasons(subject, act, params)]


def _attach_files(form: Any, cleaned: dict[str, Any], subject: Any, act: Act) -> None:
    """An uploaded file becomes a document of the subject; the body gets the document."""
    for name, column in form.fields.items() if form is not None else ():
        if isinstance(column, DocumentField) and cleaned.get(name):
            cleaned[name] = documents.attach(subject, cleaned[name], act=act)


def _save(subject: Any, act: Act) -> None:
    subject.version += 1
    subject.changed_at = act.at
    subject.save()


def _finish(
    declared: Declarations,
    operation_: Operation,
    subject: Any,
    act: Act,
    form: Any,
    cleaned: dict[str, Any],
    *,
    before: dict[str, Any],
    running: _Running,
) -> None:
    """Journal, terms, consequences and notices of what has just been saved."""
    personal = set(getattr(form, "personal", ())) | set(getattr(subject.Casework, "personal", ()))
    changed_before, changed_after = changes(before, snapshot(subject), personal)
    note(
        subject,
        operation_.name,
        act,
        params=plain(cleaned, personal) if isinstance(operation_, Action) else {},
        before=changed_before,
        after=changed_after,
        rules=operation_.rules,
    )
    running.acts.append(act)
    try:
        if operation_.name == "create":
            _attach_files(form, cleaned, subject, act)
        deadlines.close_all(subject, operation_.closes, act)
        deadlines.open_all(subject, operation_.opens, act)
        for follow in extensions.consequences_of(declared.label, operation_.name):
            follow(subject, act, cleaned, act.event_id)
        _tell(operation_, subject, act)
    finally:
        running.acts.pop()


def _tell(operation_: Operation, subject: Any, act: Act) -> None:
    recipients = [found for find in operation_.notify for found in find(subject, act) if found is not None]
    if recipients:
        notices.write(
            act.event_id,
            recipients,
            at=act.at,
            title=operation_.notice or operation_.label,
            text=str(subject),
            url=subject.get_absolute_url(),
            silent=act.channel.may_look_back,
            but=act.actor.user,
        )
