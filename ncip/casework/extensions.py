"""The one way up: what a higher floor hangs on the actions, terms and cards of a lower one.

Registered in `AppConfig.ready()`; every registration is printed in the matrix.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ncip.law.terms import Term

if TYPE_CHECKING:
    from ncip.casework.actions import Guard

Consequence = Callable[..., None]
Sweep = Callable[..., object]


@dataclass(frozen=True)
class Panel:
    """A part of a card that a higher floor adds to a lower one's."""

    label: str
    template: str
    context: Callable[..., dict[str, Any] | None]
    order: int


@dataclass(frozen=True)
class WorkPanel:
    """A part of “my work” for some kinds of people; `first` stands above what waits for them."""

    template: str
    context: Callable[..., dict[str, Any] | None]
    order: int
    first: bool


@dataclass(frozen=True)
class Due:
    """What happens when a term has run out: an action by name, or a call."""

    action: str | None = None
    call: Callable[..., None] | None = None


_consequences: dict[tuple[str, str], list[Consequence]] = defaultdict(list)
_guards: dict[tuple[str, str], list[Guard]] = defaultdict(list)
_due: dict[str, Due] = {}
_panels: dict[str, list[Panel]] = defaultdict(list)
_work_panels: list[WorkPanel] = []
_sweeps: dict[str, Sweep] = {}
_participants: dict[str, list[Callable[..., Any]]] = defaultdict(list)
_parts: dict[str, Callable[..., Any]] = {}
_missed: dict[str, list[Callable[..., Any]]] = defaultdict(list)


def then(label: str, operation: str, follow: Consequence) -> None:
    """`follow(subject, act, params, event_id)` runs in the transaction of the operation, once the subject is saved."""
    if follow not in _consequences[label, operation]:
        _consequences[label, operation].append(follow)


def guard(label: str, operation: str, test: Guard) -> None:
    """One more guard on an operation of a lower floor."""
    if test not in _guards[label, operation]:
        _guards[label, operation].append(test)


def on_due(term: Term, *, action: str | None = None, call: Callable[..., None] | None = None) -> None:
    """What the tick does when `term` has run out; without it a missed term is only flagged and told."""
    _due[term.code] = Due(action, call)


def missed(term: Term, find: Callable[..., Any]) -> None:
    """`find(subject, act)` gives whom, besides the ladder, the first step after the end of `term` is told to."""
    if find not in _missed[term.code]:
        _missed[term.code].append(find)


def panel(
    label: str, *, template: str, context: Callable[..., dict[str, Any] | None], order: int = 50
) -> None:
    """A panel on the card of that kind of subject: `context(subject, actor, on)` or None to leave it out."""
    found = Panel(label, template, context, order)
    if found not in _panels[label]:
        _panels[label].append(found)


def work_panel(
    *, template: str, context: Callable[..., dict[str, Any] | None], order: int = 50, first: bool = False
) -> None:
    """A panel of “my work”: `context(actor, on)` or None to leave it out; `first` puts it above the queue."""
    found = WorkPanel(template, context, order, first)
    if found not in _work_panels:
        _work_panels.append(found)


def sweep(name: str, run: Sweep) -> None:
    """`run(at, channel)` is called by each tick, after the deadlines."""
    _sweeps[name] = run


def participants(label: str, find: Callable[..., Any]) -> None:
    """`find(subject)` gives the people and organisations whom a message about the subject concerns."""
    if find not in _participants[label]:
        _participants[label].append(find)


def parts(label: str, find: Callable[..., Any]) -> None:
    """`find(subject, actor)` gives the parts of a subject, each with whether this actor answers for it."""
    _parts[label] = find


def consequences_of(label: str, operation: str) -> list[Consequence]:
    """What follows an operation."""
    return _consequences.get((label, operation), [])


def guards_of(label: str, operation: str) -> list[Guard]:
    """The guards that higher floors put on an operation."""
    return _guards.get((label, operation), [])


def due_of(term_code: str) -> Due | None:
    """What happens at the end of a term."""
    return _due.get(term_code)


def told_of_missed(term_code: str, subject: Any, act: Any) -> list[Any]:
    """Whom, besides the ladder, a term that has just run out is told to."""
    return [found for find in _missed.get(term_code, []) for found in find(subject, act) if found is not None]


def panels_of(label: str) -> list[Panel]:
    """The panels of a card in their order."""
    return sorted(_panels.get(label, []), key=lambda found: found.order)


def work_panels(*, first: bool) -> list[WorkPanel]:
    """The panels of “my work” above or below the queue, in their order."""
    return sorted((one for one in _work_panels if one.first is first), key=lambda one: one.order)


def sweeps() -> dict[str, Sweep]:
    """What each tick runs besides the deadlines."""
    return dict(_sweeps)


def participants_of(subject: Any) -> list[Any]:
    """The people and organisations whom a message about the subject concerns."""
    return [
        found for find in _participants.get(subject.label, []) for found in find(subject) if found is not None
    ]


def parts_of(label: str) -> Callable[..., Any] | None:
    """How the parts of that kind of subject are found."""
    return _parts.get(label)


def registered() -> list[tuple[str, str, str]]:
    """Every registration as (kind, where, what), for the printed matrix."""
    rows = [
        ("then", f"{label}.{name}", _name(follow))
        for (label, name), all_ in _consequences.items()
        for follow in all_
    ]
    rows += [
        ("guard", f"{label}.{name}", test.name) for (label, name), tests in _guards.items() for test in tests
    ]
    rows += [("on_due", code, due.action or _name(due.call)) for code, due in _due.items()]
    rows += [("missed", code, _name(find)) for code, all_ in _missed.items() for find in all_]
    rows += [("panel", label, found.template) for label, all_ in _panels.items() for found in all_]
    rows += [("panel", "my work", found.template) for found in _work_panels]
    rows += [("sweep", name, _name(run)) for name, run in _sweeps.items()]
    rows += [("parts", label, _name(find)) for label, find in _parts.items()]
    return sorted(rows)


def _name(function: Any) -> str:
    return f"{function.__module__}.{function.__qualname__}"
