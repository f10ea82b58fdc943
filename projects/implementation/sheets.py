"""The table of a roadmap: what is written out is what is read in (48, 49)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from ncip.ui.sheets import Kind, SheetColumn, SheetRow
from projects.implementation.enums import ResponsibleKind, Stage, TaskState
from projects.implementation.numbering import numbers_of

ROW_LIMIT: Final = 500
# Columns of the table that are no fields of the form of a task.
KEY, NUMBER, AFTER, LEFT_OUT = "key", "number", "after", "not_applicable_reason"
COLUMNS: Final = (
    SheetColumn(KEY, _("Key (leave as it is; empty for a new task)"), optional=True),
    SheetColumn(NUMBER, _("No.")),
    SheetColumn("stage", _("Stage"), choices=Stage.choices),
    SheetColumn("title", _("Task")),
    SheetColumn("starts_on", _("Planned start"), Kind.DAY, optional=True),
    SheetColumn("due_on", _("Due date"), Kind.DAY),
    SheetColumn(AFTER, _("Predecessors (numbers)"), optional=True),
    SheetColumn("responsible_kind", _("Who is responsible"), choices=ResponsibleKind.choices),
    SheetColumn("responsible", _("Responsible organisation"), optional=True),
    SheetColumn("responsible_name", _("Name of the responsible"), optional=True),
    SheetColumn("expected_result", _("Expected result"), optional=True),
    SheetColumn("support_measure", _("Code of the state support measure"), optional=True),
    SheetColumn("support_note", _("Note on state support"), optional=True),
    SheetColumn("risk", _("Possible risk"), optional=True),
    SheetColumn("mitigation", _("How the risk is minimised"), optional=True),
    SheetColumn(LEFT_OUT, _("Why not applicable"), optional=True),
)
FIELDS: Final = tuple(one.name for one in COLUMNS if one.name not in (KEY, NUMBER, AFTER, LEFT_OUT))


@dataclass(frozen=True)
class SentTable:
    """The rows of a file that was sent; the journal keeps its name and how many there were."""

    name: str
    rows: Sequence[SheetRow]

    def __str__(self) -> str:
        return f"{self.name} ({len(self.rows)})"


def rows_of(tasks: Iterable[Any]) -> list[dict[str, Any]]:
    """The tasks of a roadmap as rows of the table; `preceded` and `responsible` are read with them."""
    tasks = list(tasks)
    numbers = numbers_of(tasks)
    return [_row(task, numbers) for task in tasks]


def _row(task: Any, numbers: Mapping[int, str]) -> dict[str, Any]:
    left_out = task.state == TaskState.NOT_APPLICABLE
    before = sorted(link.before_id for link in task.preceded.all())
    return {
        KEY: str(task.public_id),
        NUMBER: numbers[task.pk],
        AFTER: ", ".join(numbers[pk] for pk in before if pk in numbers),
        LEFT_OUT: task.not_applicable_reason if left_out else "",
        **{name: getattr(task, name) for name in FIELDS},
        "title": task.name,
        "responsible": task.responsible.name if task.responsible else "",
        "support_measure": task.support_measure.code if task.support_measure else "",
    }
