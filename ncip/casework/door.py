"""The one door: every creation, edit and change of state of every subject goes through here.

The order of answers: not visible, repeated key, role, state, version, parameters, guards (`requirements`). What an
act causes runs in the same transaction (`outcome`); its events are chained once, at its end (`running`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.casework import requirements as must
from ncip.casework.act import Act
from ncip.casework.actions import declarations_of
from ncip.casework.actor import Actor
from ncip.casework.attempts import digest, first_answer, recorded
from ncip.casework.lookup import find, locked, require_visible, visible_and_locked
from ncip.casework.models import Subject
from ncip.casework.outcome import Outcome, attach_files, finish, save
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
from ncip.casework.record import snapshot
from ncip.casework.running import note, operation
from ncip.journal.enums import Channel

__all__ = [
    "BadParameters",
    "GuardsRefuse",
    "KeyReused",
    "NotVisible",
    "Outcome",
    "Reason",
    "Refused",
    "StaleVersion",
    "WrongRole",
    "WrongState",
    "amend",
    "create",
    "find",
    "note",
    "operation",
    "perform",
    "remark",
]


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
        recorded(declared.label, declared.creation.name, act, parent),
        operation(actor, at=at, channel=channel),
    ):
        body = digest(declared.label, "create", params, files)
        must.require_parent(declared.creation, parent)
        if parent is not None:
            require_visible(parent, actor)
            parent = locked(parent)
        if done := first_answer(act, idempotency_key, body):
            return Outcome(_made_before(model, done), done.id, repeated=True)
        must.require_role(declared.creation, actor, parent)
        form = must.bound_form(declared.creation, model, params, files, subject=parent, act=act)
        cleaned = must.cleaned(form)
        must.require_guards(declared, declared.creation, parent, act, cleaned)
        subject = form.save(commit=False) if form else model()
        subject.created_at = subject.changed_at = at
        subject.save()
        if form is not None:
            form.save_m2m()
        finish(declared, declared.creation, subject, act, form, cleaned, before={})
        return Outcome(subject, act.event_id)


def _made_before(model: Any, event: Any) -> Any:
    """What an earlier request created; merged into another record since then, it is not there any more."""
    found = model.objects.filter(public_id=event.subject_id).first()
    if found is None:
        raise NotVisible
    return found


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
    with recorded(declared.label, name, act, key), operation(actor, at=at, channel=channel):
        subject = visible_and_locked(model, key, actor)
        body = digest(declared.label, name, params, files)
        if done := first_answer(act, idempotency_key, body):
            return Outcome(subject, done.id, repeated=True)
        must.require_role(amendment, actor, subject)
        must.require_state(amendment, subject)
        must.require_version(subject, expected_version)
        before = snapshot(subject)
        given = {**must.present_values(amendment, model, subject), **params} if partial else params
        form = must.bound_form(amendment, model, given, files, subject=subject, act=act, instance=subject)
        cleaned = must.cleaned(form)
        must.require_guards(declared, amendment, subject, act, cleaned)
        if form is not None:
            subject = form.save(commit=False)
        save(subject, act)
        if form is not None:
            form.save_m2m()
        finish(declared, amendment, subject, act, form, cleaned, before=before)
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
    with recorded(declared.label, name, act, key), operation(actor, at=at, channel=channel):
        subject = visible_and_locked(model, key, actor)
        body = digest(declared.label, name, params or {}, files)
        if done := first_answer(act, idempotency_key, body):
            return Outcome(subject, done.id, repeated=True)
        must.require_role(declaration, actor, subject)
        must.require_state(declaration, subject)
        must.require_version(subject, expected_version)
        form = must.bound_form(declaration, model, params or {}, files, subject=subject, act=act)
        cleaned = must.cleaned(form)
        must.require_guards(declared, declaration, subject, act, cleaned)
        before = snapshot(subject)
        attach_files(form, cleaned, subject, act)
        getattr(subject, name)(act, **cleaned)
        save(subject, act)
        finish(declared, declaration, subject, act, form, cleaned, before=before)
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
    with recorded(subject.label, action, act, subject), operation(actor, at=at, channel=channel):
        found = visible_and_locked(type(subject), subject, actor)
        if actor.is_anonymous or not actor.may_act:
            raise WrongRole([Reason("wrong_role", _("Observers read and do not write."))])
        body = digest(found.label, action, params or {}, None)
        if done := first_answer(act, idempotency_key, body):
            return Outcome(found, done.id, repeated=True)
        note(found, action, act, params=params, rules=[rule] if rule else [])
        if change is not None:
            change(act)
        return Outcome(found, act.event_id)
