"""System checks: a declaration that could not work is found at start, not by an official."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db.models import CheckConstraint, Q

from ncip.casework.actions import Declarations, declarations, state_field
from ncip.law import rulebook


def check_declarations(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every form exists, every rule is in the register, every state is guarded by the database."""
    return [problem for declared in declarations() for problem in _problems(declared)]


def _problems(declared: Declarations) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for operation in declared.operations:
        try:
            operation.form_class(declared.model)
        except Exception as error:
            found.append(Error(str(error), obj=declared.model, id="ncip.E001"))
        for rule in operation.rules:
            try:
                rulebook.entry(rule)
            except rulebook.UnknownRule:
                text = f"{declared.label}.{operation.name} cites {rule}, which the register does not have."
                found.append(Error(text, obj=declared.model, id="ncip.E002"))
    if not hasattr(declared.model.objects.none(), "visible_to"):  # type: ignore[attr-defined]
        found.append(Error("The manager must offer visible_to(actor).", obj=declared.model, id="ncip.E003"))
    if state_field(declared.model) and not _state_is_guarded(declared.model):
        text = "A state needs a CheckConstraint: use ncip.casework.fields.state_is_one_of."
        found.append(Error(text, obj=declared.model, id="ncip.E004"))
    return found


def _state_is_guarded(model: Any) -> bool:
    name = f"{state_field(model)}__in"
    return any(
        name in dict(child for child in constraint.condition.children if isinstance(child, tuple))
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint) and isinstance(constraint.condition, Q)
    )
