"""The declarations as a page: for each kind of subject its state diagram and who may do what, when and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ncip.casework import extensions
from ncip.casework.actions import (
    ANY_STATE,
    Action,
    Amendment,
    Declarations,
    Operation,
    declarations,
    state_field,
)

HEAD = """# Who may do what, and the states

Printed from the declarations by `manage.py matrix --write`; a test compares. Edit the code, not this page.
"""


def page() -> str:
    """The whole page in Markdown."""
    parts = [HEAD, *(_section(declared) for declared in declarations()), _registered()]
    return "\n".join(parts)


def _section(declared: Declarations) -> str:
    lines = [f"## {declared.label}", "", str(declared.model.__doc__).strip().splitlines()[0], ""]
    if state_field(declared.model):
        lines += ["```mermaid", *_diagram(declared), "```", ""]
    lines += [
        "| action | from | to | who | rules | opens | closes |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [_row(operation) for operation in declared.operations]
    return "\n".join([*lines, ""])


def _diagram(declared: Declarations) -> Iterator[str]:
    name = state_field(declared.model)
    column: Any = declared.model._meta.get_field(str(name))
    yield "stateDiagram-v2"
    yield f"    [*] --> {column.default}"
    for action in declared.actions.values():
        for source in action.sources:
            for target in action.targets or (source,):
                start = "any" if source == ANY_STATE else source
                yield f"    {start} --> {start if target == ANY_STATE else target}: {action.name}"


def _row(operation: Operation) -> str:
    cells = [
        f"`{operation.name}` {operation.label}",
        _from(operation),
        ", ".join(operation.targets) if isinstance(operation, Action) and operation.targets else "-",
        str(operation.who.text),
        ", ".join(operation.rules),
        ", ".join(opening.term.code for opening in operation.opens) or "-",
        ", ".join(term.code for term in operation.closes) or "-",
    ]
    return f"| {' | '.join(cells)} |"


def _from(operation: Operation) -> str:
    if isinstance(operation, Action):
        states = operation.sources
    elif isinstance(operation, Amendment):
        states = tuple(str(state) for state in operation.states)
    else:
        return "-"
    return "any" if ANY_STATE in states else ", ".join(states)


def _registered() -> str:
    rows = [f"| {kind} | {where} | {what} |" for kind, where, what in extensions.registered()]
    head = ["## What higher floors hang on lower ones", "", "| kind | where | what |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows, ""])
