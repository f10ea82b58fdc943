"""Declarations: what can be done with a subject, by whom, from which state, under which paragraph.

The door, the buttons, the REST API, the printed matrix, the state diagrams and the permission tests all read these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from django_fsm import transition

from ncip.casework.permissions import Predicate
from ncip.casework.reasons import Reason
from ncip.law.terms import Term

if TYPE_CHECKING:
    from django import forms
    from django.utils.functional import _StrPromise

    from ncip.casework.act import Act
    from ncip.casework.models import Subject

    Text = str | _StrPromise

Recipients = Callable[..., Iterable[Any]]
ANY_STATE = "*"


class Guard:
    """What must hold before an action, with the rule that asks for it."""

    def __init__(self, test: Callable[..., Any], rule: str, *, needs_params: bool) -> None:
        """Wrap `test`."""
        self.test = test
        self.rule = rule
        self.needs_params = needs_params
        self.name = test.__name__

    def reasons(self, subject: Any, act: Act, params: dict[str, Any] | None) -> list[Reason]:
        """All that stands against the action; without `params` a guard that needs them is not asked."""
        if self.needs_params and params is None:
            return []
        found = self.test(subject, act, params) if self.needs_params else self.test(subject, act)
        if found is None:
            return []
        found = [found] if isinstance(found, Reason) else list(found)
        return [reason.under(self.rule) for reason in found]


def guard(*, rule: str, needs_params: bool = False) -> Callable[[Callable[..., Any]], Guard]:
    """Declare a guard: the function returns a Reason, several, or None when nothing stands against it."""

    def wrap(test: Callable[..., Any]) -> Guard:
        return Guard(test, rule, needs_params=needs_params)

    return wrap


@dataclass(frozen=True)
class Opening:
    """A term that an action starts: who must keep it and from which day it runs.

    `responsible` and `official` are attribute paths on the subject; `start` is an attribute path to a date, a
    function of (subject, act), or None for the local day of the act (day 1 is the day after).
    """

    term: Term
    responsible: str | None = None
    official: str | None = None
    start: str | Callable[[Any, Act], date] | None = None

    def started_on(self, subject: Any, act: Act) -> date:
        """The day after which the term is counted."""
        if self.start is None:
            return act.on
        if callable(self.start):
            return self.start(subject, act)
        value: date = reach(subject, self.start)
        return value


def reach(subject: Any, path: str | None) -> Any:
    """Follow an attribute path such as `roadmap.project.leb`; None when a step is None."""
    if not path:
        return None
    value = subject
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, name)
    return value


@dataclass(frozen=True, kw_only=True)
class Operation:
    """What a creation, an amendment and an action have in common."""

    name: str
    label: Text
    rule: str | Sequence[str]
    who: Predicate
    text: Text = ""
    form: str | None = None
    guards: Sequence[Guard] = ()
    opens: Sequence[Opening] = ()
    closes: Sequence[Term] = ()
    notify: Sequence[Recipients] = ()
    notice: Text = ""
    hidden: bool = False

    @property
    def rules(self) -> tuple[str, ...]:
        """The paragraphs it stands on."""
        return (self.rule,) if isinstance(self.rule, str) else tuple(self.rule)

    @property
    def kind(self) -> str:
        """create, amend or act."""
        return type(self).__name__.lower()

    def form_class(self, model: type[Subject]) -> type[forms.BaseForm] | None:
        """The form class in the forms module of the model's app, or None when nothing is asked."""
        if self.form is None:
            return None
        module = import_module(f"{apps.get_containing_app_config(model.__module__).name}.forms")  # type: ignore[union-attr]
        try:
            found: type[forms.BaseForm] = getattr(module, self.form)
        except AttributeError as error:
            message = (
                f"{model.__name__}.{self.name} wants the form {self.form}, which {module.__name__} lacks."
            )
            raise ImproperlyConfigured(message) from error
        return found


@dataclass(frozen=True, kw_only=True)
class Creation(Operation):
    """How a subject comes into being; `parent` is the label of the subject it is created under."""

    name: str = "create"
    parent: str | None = None


@dataclass(frozen=True, kw_only=True)
class Amendment(Operation):
    """An edit of fields in the given states, without a change of state."""

    name: str
    states: Sequence[str] = (ANY_STATE,)
    danger: bool = False

    def __init__(self, name: str, **columns: Any) -> None:
        """The name comes first, the columns by keyword."""
        for key, value in {"name": name, **_defaults(Amendment), **columns}.items():
            object.__setattr__(self, key, value)


def _defaults(cls: type) -> dict[str, Any]:
    return {
        key: column.default
        for key, column in cls.__dataclass_fields__.items()  # type: ignore[attr-defined]
        if column.default is not column.default_factory
    }


@dataclass(frozen=True, kw_only=True)
class Action(Operation):
    """A declared transition. `targets` lists every state it may end in; empty when the state stays."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    text: Text = ""
    primary: bool = True
    danger: bool = False


@dataclass
class Declarations:
    """All that can be done with one model."""

    model: type[Subject]
    label: str
    resource: str
    verbose: Text
    creation: Creation | None = None
    amendments: dict[str, Amendment] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)

    @property
    def operations(self) -> list[Operation]:
        """Creation, amendments and actions in this order."""
        first: list[Operation] = [self.creation] if self.creation else []
        return [*first, *self.amendments.values(), *self.actions.values()]

    def operation(self, name: str) -> Operation:
        """The operation of that name; KeyError when there is none."""
        return next(operation for operation in self.operations if operation.name == name)


def action(
    *,
    field: Any,
    source: Any = ANY_STATE,
    target: Any = None,
    rule: str | Sequence[str],
    label: Text,
    who: Predicate,
    text: Text = "",
    form: str | None = None,
    guards: Sequence[Guard] = (),
    opens: Sequence[Opening] = (),
    closes: Sequence[Term] = (),
    notify: Sequence[Recipients] = (),
    notice: Text = "",
    hidden: bool = False,
    primary: bool = True,
    danger: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a transition of a subject; the decorated body assigns fields and nothing else."""
    sources = (
        tuple(str(state) for state in source) if isinstance(source, (list, tuple, set)) else (str(source),)
    )
    targets = _targets(target)

    def wrap(body: Callable[..., Any]) -> Callable[..., Any]:
        wrapped: Callable[..., Any] = transition(field=field, source=list(sources), target=target)(body)
        wrapped._declared = Action(  # type: ignore[attr-defined]
            name=body.__name__,
            label=label,
            rule=rule,
            who=who,
            text=text,
            form=form,
            guards=tuple(guards),
            opens=tuple(opens),
            closes=tuple(closes),
            notify=tuple(notify),
            notice=notice,
            hidden=hidden,
            primary=primary,
            danger=danger,
            sources=sources,
            targets=targets,
        )
        return wrapped

    return wrap


def _targets(target: Any) -> tuple[str, ...]:
    if target is None:
        return ()
    if hasattr(target, "allowed_states"):
        return tuple(str(state) for state in target.allowed_states or ())
    return (str(target),)


_by_label: dict[str, Declarations] = {}
_by_model: dict[type, Declarations] = {}


def register_all(models: Iterable[type[Subject]]) -> None:
    """Collect the declarations of every kind of subject; called once all models are loaded."""
    _by_label.clear()
    _by_model.clear()
    for model in models:
        _register(model)


def _register(model: type[Subject]) -> None:
    facts: Any = model.Casework  # type: ignore[attr-defined]
    declared = Declarations(model=model, label=facts.label, resource=facts.resource, verbose=facts.verbose)
    declared.creation = getattr(facts, "creation", None)
    declared.amendments = {amendment.name: amendment for amendment in getattr(facts, "amendments", [])}
    for name in [name for one in reversed(model.__mro__) for name in vars(one)]:
        declaration = getattr(getattr(model, name, None), "_declared", None)
        if declaration is not None:
            declared.actions[name] = declaration
    if declared.label in _by_label:
        message = f"Two kinds of subject are called {declared.label}."
        raise ImproperlyConfigured(message)
    _by_label[declared.label] = _by_model[model] = declared


def declarations() -> list[Declarations]:
    """Every kind of subject, in the order of the floors."""
    return list(_by_label.values())


def declarations_of(model: Any) -> Declarations:
    """The declarations of a model or of an instance."""
    cls = model if isinstance(model, type) else type(model)
    return _by_model[cls]


def model_of(label: str) -> type[Subject]:
    """The model of that label; KeyError when there is none."""
    return _by_label[label].model


def state_field(model: Any) -> str | None:
    """The name of the model's state field, or None when it has no state."""
    return _state_field(model if isinstance(model, type) else type(model))


@cache
def _state_field(cls: Any) -> str | None:
    return next((column.name for column in cls._meta.concrete_fields if hasattr(column, "transitions")), None)


def state_of(subject: Any) -> str | None:
    """The present state of a subject, or None when its kind has none."""
    name = state_field(subject)
    return str(getattr(subject, name)) if name else None


def state_label(subject: Any) -> str:
    """The present state in the reader's language, or an empty string."""
    name = state_field(subject)
    return str(getattr(subject, f"get_{name}_display")()) if name else ""


NO_SUCH_ACTION = _("There is no such action.")
