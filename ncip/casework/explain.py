"""What an actor may do with a subject now, and why not the rest.

Buttons, the `actions` of the API and refusals all come from here, so that a disabled button always says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ncip.casework import requirements
from ncip.casework.act import Act
from ncip.casework.actions import Action, Declarations, Operation, declarations_of
from ncip.casework.actor import Actor
from ncip.casework.reasons import Reason
from ncip.journal.enums import Channel


@dataclass(frozen=True)
class Explanation:
    """One operation as this actor meets it now."""

    operation: Operation
    subject: Any
    enabled: bool
    role_fits: bool
    state_fits: bool
    reasons: tuple[Reason, ...]

    @property
    def name(self) -> str:
        """The name of the operation."""
        return self.operation.name

    @property
    def label(self) -> str:
        """What the button says."""
        return str(self.operation.label)

    @property
    def text(self) -> str:
        """What will happen, in a sentence."""
        return str(self.operation.text)

    @property
    def rule(self) -> str:
        """The paragraph it stands on."""
        return self.operation.rules[0]

    @property
    def who(self) -> str:
        """Who does it, in words."""
        return str(self.operation.who.text)

    @property
    def kind(self) -> str:
        """action, amendment or creation."""
        return self.operation.kind

    @property
    def primary(self) -> bool:
        """True for an action that moves the case on."""
        return isinstance(self.operation, Action) and self.operation.primary

    def as_dict(self) -> dict[str, Any]:
        """The action as the REST API tells it."""
        return {
            "name": self.name,
            "label": self.label,
            "enabled": self.enabled,
            "rule": self.rule,
            "reasons": [reason.as_dict() for reason in self.reasons],
        }


def explain(subject: Any, actor: Actor, *, at: datetime) -> list[Explanation]:
    """Every operation that is not hidden: enabled, or with the reasons against it."""
    declared = declarations_of(subject)
    act = Act(actor=actor, at=at, channel=Channel.WEB)
    return [
        _explained(declared, operation, subject, act)
        for operation in [*declared.actions.values(), *declared.amendments.values()]
        if not operation.hidden
    ]


def explain_creation(model: Any, actor: Actor, parent: Any = None, *, at: datetime) -> Explanation | None:
    """Whether this actor may create such a subject (under `parent`) now; None when nobody creates it by hand."""
    declared = declarations_of(model)
    if declared.creation is None or declared.creation.hidden:
        return None
    return _explained(declared, declared.creation, parent, Act(actor=actor, at=at, channel=Channel.WEB))


def offered(subject: Any, actor: Actor, *, at: datetime) -> list[Explanation]:
    """Those which fit the actor's role and the present state: the buttons of a page."""
    return [found for found in explain(subject, actor, at=at) if found.role_fits and found.state_fits]


def awaited(subject: Any, actor: Actor, *, at: datetime) -> list[Explanation]:
    """The primary actions that the case waits for, whoever does them."""
    return [found for found in explain(subject, actor, at=at) if found.state_fits and found.primary]


def _explained(declared: Declarations, operation: Operation, subject: Any, act: Act) -> Explanation:
    if homeless := requirements.wrong_parent(operation, subject):
        return Explanation(
            operation, subject, enabled=False, role_fits=False, state_fits=True, reasons=(homeless,)
        )
    role_fits = operation.who(act.actor, subject)
    state_fits = requirements.fits_state(operation, subject)
    reasons: list[Reason] = []
    if not role_fits:
        reasons.append(requirements.wrong_role(operation))
    if not state_fits:
        reasons.append(requirements.wrong_state(operation, subject))
    if role_fits and state_fits:
        reasons += requirements.guard_reasons(declared, operation, subject, act, None)
    return Explanation(
        operation=operation,
        subject=subject,
        enabled=not reasons,
        role_fits=role_fits,
        state_fits=state_fits,
        reasons=tuple(reasons),
    )
