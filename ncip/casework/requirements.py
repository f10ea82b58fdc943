"""What must hold before an operation: its parent, the role, the state, the version, the parameters, the guards.

The door raises what these find; `explain` asks the same functions without acting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms.models import model_to_dict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from ncip.casework import extensions
from ncip.casework.act import Act
from ncip.casework.actions import (
    ANY_STATE,
    Action,
    Amendment,
    Creation,
    Declarations,
    Operation,
    declarations_of,
    model_of,
    state_label,
    state_of,
)
from ncip.casework.actor import Actor
from ncip.casework.models import Subject
from ncip.casework.reasons import (
    BadParameters,
    GuardsRefuse,
    Reason,
    StaleVersion,
    WrongRole,
    WrongState,
)
from ncip.journal.models import Event


def require_parent(operation: Operation, parent: Any) -> None:
    """Refuse a creation without the record it belongs under."""
    if reason := wrong_parent(operation, parent):
        raise GuardsRefuse([reason])


def wrong_parent(operation: Operation, parent: Any) -> Reason | None:
    """Why nothing can be created here: the declared parent is missing or of another kind."""
    if not isinstance(operation, Creation) or operation.parent is None:
        return None
    model = model_of(operation.parent)
    if isinstance(parent, model):
        return None
    code = "parent_missing" if parent is None else "parent_of_another_kind"
    text = _("Open this first and create it from there: %(kind)s.")
    return Reason(code, text % {"kind": declarations_of(model).verbose}, "parent", operation.rules[0])


def require_role(operation: Operation, actor: Actor, subject: Any) -> None:
    """Refuse whoever is not named by the declaration."""
    if not actor.is_system and not operation.who(actor, subject):
        raise WrongRole([wrong_role(operation)])


def wrong_role(operation: Operation) -> Reason:
    """Who does this instead."""
    text = _("This is done by: %(who)s.") % {"who": operation.who.text}
    return Reason("wrong_role", text, rule=operation.rules[0])


def fits_state(operation: Operation, subject: Any) -> bool:
    """True when the operation is possible in the present state of the subject."""
    if isinstance(operation, Action):
        allowed: Sequence[str] = operation.sources
    elif isinstance(operation, Amendment):
        allowed = operation.states
    else:
        return True
    return ANY_STATE in allowed or state_of(subject) in {str(state) for state in allowed}


def require_state(operation: Operation, subject: Any) -> None:
    """Refuse an operation that does not fit the present state."""
    if not fits_state(operation, subject):
        raise WrongState([wrong_state(operation, subject)])


def wrong_state(operation: Operation, subject: Any) -> Reason:
    """Why the operation does not fit the present state."""
    text = _("“%(action)s” is not possible now: the record is in the state “%(state)s”.") % {
        "action": operation.label,
        "state": state_label(subject),
    }
    return Reason("wrong_state", text, rule=operation.rules[0])


def require_version(subject: Any, expected: int | None) -> None:
    """Refuse an edit of what somebody else has changed meanwhile; says who and what."""
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


def present_values(operation: Operation, model: Any, subject: Any) -> dict[str, Any]:
    """What the fields of the form hold now, for an edit of some of them."""
    form_class: Any = operation.form_class(model)
    if form_class is None:
        return {}
    values = model_to_dict(subject, fields=list(form_class.base_fields))
    return {key: value for key, value in values.items() if value is not None}


def bound_form(
    operation: Operation,
    model: type[Subject],
    params: Mapping[str, Any],
    files: Mapping[str, Any] | None,
    **context: Any,
) -> Any:
    """The form of the operation with what was sent, or None when nothing is asked."""
    form_class: Any = operation.form_class(model)
    if form_class is None:
        return None
    if not isinstance(params, MultiValueDict):
        params = dict(params)
        found = {key: value for key, value in params.items() if isinstance(value, UploadedFile)}
        files = {**found, **(files or {})}
    return form_class(params, files or None, **context)


def cleaned(form: Any) -> dict[str, Any]:
    """The checked parameters; refuses with every error of the form."""
    if form is None:
        return {}
    if not form.is_valid():
        raise BadParameters(form.reasons(), form)
    data: dict[str, Any] = form.cleaned_data
    return data


def require_guards(
    declared: Declarations, operation: Operation, subject: Any, act: Act, params: dict[str, Any]
) -> None:
    """Refuse with every reason of the guards at once."""
    if reasons := guard_reasons(declared, operation, subject, act, params):
        raise GuardsRefuse(reasons)


def guard_reasons(
    declared: Declarations, operation: Operation, subject: Any, act: Act, params: dict[str, Any] | None
) -> list[Reason]:
    """Everything that stands against the operation, this floor's guards and the higher floors'."""
    guards = [*operation.guards, *extensions.guards_of(declared.label, operation.name)]
    return [reason for guard in guards for reason in guard.reasons(subject, act, params)]
