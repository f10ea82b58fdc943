"""A roadmap taken from a table: read on trial first, and taken as a whole or not at all (48, 49).

A row with the key of a task edits what differs, a row without one adds a task, tasks that the table leaves out stay
as they are. What one row says of another by its number is understood when all rows are written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from frontoffices.registry.models import Organisation
from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.reasons import GuardsRefuse, Reason
from ncip.journal.enums import Channel
from ncip.law.kazakh import fold
from ncip.ui.sheets import SHOWN_VALUE, Fault, SheetRow
from projects.implementation.enums import TaskType, labels_of
from projects.implementation.models import Roadmap, Task
from projects.implementation.planning import PlanRefused, PlanRow, write_rows
from projects.implementation.sheets import AFTER, COLUMNS, FIELDS, KEY, LEFT_OUT, NUMBER, SentTable, rows_of

LABELS = {column.name: column.label for column in COLUMNS}
# Fields of the forms of the door that are other columns of the table.
COLUMN_OF = {"predecessors": AFTER, "reason": LEFT_OUT, "after": AFTER}
SEPARATORS = re.compile(r"[,;\s]+")


@dataclass
class TableRow(PlanRow):
    """A row to be written, with the row of the file it comes from."""

    sheet: SheetRow = field(default_factory=lambda: SheetRow(0, {}))

    @property
    def is_new(self) -> bool:
        """Whether the row adds a task: it names none."""
        return not self.sheet.values.get(KEY)

    @property
    def columns(self) -> list[str]:
        """The columns in which the table differs from the roadmap."""
        names = [*self.params, *([AFTER] if self.after is not None else [])]
        names += [LEFT_OUT] if self.left_out is not None else []
        return [str(LABELS[name]) for name in names]


@dataclass
class Reading:
    """What a table would do: the rows that write something, how many change nothing, and every fault."""

    rows: list[TableRow] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def new(self) -> list[TableRow]:
        """The tasks that are added."""
        return [row for row in self.rows if row.is_new]

    @property
    def changed(self) -> list[TableRow]:
        """The tasks in which something differs."""
        return [row for row in self.rows if not row.is_new]


class TableRefused(GuardsRefuse):
    """The table has bad rows, so nothing of it was taken."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Each fault is a reason that names its row and column."""
        self.faults = list(faults)
        super().__init__([_reason(fault) for fault in faults])


class _Undo(Exception):
    """Ends a trial whose rows shall not stay."""


def take(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-48-c: the rows of the table become tasks; raises TableRefused with every bad row."""
    reading = read(roadmap, params["table"].rows, act)
    if not reading.faults and not reading.rows:
        text = _("The table says nothing new: every row is as the roadmap has it.")
        raise GuardsRefuse([Reason("nothing_new", text, "file", "ncip-48-c")])
    if not reading.faults:
        try:
            write_rows(roadmap, reading.rows, act)
        except PlanRefused as refused:
            reading.faults = [_fault(one.row, one.reason) for one in refused.found]
    if reading.faults:
        raise TableRefused(reading.faults)


def try_table(roadmap: Roadmap, table: SentTable, actor: Actor, *, at: datetime, channel: Channel) -> Reading:
    """What the table would do, found out by doing it and undoing it; raises Refused for whoever may not."""
    act = Act(actor=actor, at=at, channel=channel)
    reading = read(roadmap, table.rows, act)
    try:
        with door.operation(actor, at=at, channel=channel):
            door.perform(Roadmap, roadmap, "import_tasks", actor, {"table": table}, at=at, channel=channel)
            raise _Undo
    except _Undo:
        pass
    except TableRefused as refused:
        reading.faults = refused.faults
    return reading


# --- rows of the file as rows of the plan ---------------------------------------------------------------------------


def read(roadmap: Roadmap, sheet_rows: Iterable[SheetRow], act: Act) -> Reading:
    """Each row beside the task it is about; a row is bad by itself when its key, number or names are."""
    sheet_rows, reading = list(sheet_rows), Reading()
    tasks = list(roadmap.tasks.select_related("responsible", "support_measure").prefetch_related("preceded"))
    known = {str(task.public_id): task for task in tasks}
    present = {row[KEY]: row for row in rows_of(tasks)}
    organisations = _organisations(act)
    twice = {name: _said_twice(sheet_rows, name) for name in (KEY, NUMBER)}
    for sheet in sheet_rows:
        faults = [*sheet.faults, *_faults_of_row(sheet, known, organisations, twice)]
        key = sheet.values.get(KEY, "")
        row = None if faults else _table_row(sheet, known.get(key), present.get(key, {}), organisations)
        reading.faults += faults
        if row is not None and _writes(row):
            reading.rows.append(row)
        elif row is not None:
            reading.unchanged += 1
    return reading


def _said_twice(rows: Iterable[SheetRow], name: str) -> set[str]:
    counted = Counter(row.values.get(name, "") for row in rows)
    return {text for text, number in counted.items() if text and number > 1}


def _faults_of_row(
    sheet: SheetRow,
    known: Mapping[str, Task],
    organisations: Mapping[str, list[Organisation]],
    twice: Mapping[str, set[str]],
) -> Iterable[Fault]:
    key, number = sheet.values.get(KEY, ""), sheet.values.get(NUMBER, "")
    named = sheet.values.get("responsible", "")
    if key and key not in known:
        yield _cell(sheet, KEY, _("No task of this roadmap has this key. Leave it empty for a new task."))
    if key in twice[KEY]:
        yield _cell(sheet, KEY, _("This key stands in several rows."))
    if not number:
        yield _cell(sheet, NUMBER, _("Give the row a number."))
    if number in twice[NUMBER]:
        yield _cell(sheet, NUMBER, _("This number stands in several rows."))
    if named and len(organisations.get(fold(named), [])) != 1:
        text = _("No single organisation of the portal is called so. Use the column “%(column)s”.")
        yield _cell(sheet, "responsible", text % {"column": LABELS["responsible_name"]})


def _table_row(
    sheet: SheetRow,
    task: Task | None,
    present: Mapping[str, Any],
    organisations: Mapping[str, list[Organisation]],
) -> TableRow:
    values = dict(sheet.values)
    if named := values.get("responsible"):
        values["responsible"] = str(organisations[fold(named)][0].public_id)
    after = tuple(number for number in SEPARATORS.split(values.get(AFTER, "")) if number)
    row = TableRow(
        label=_("Row %(number)s") % {"number": sheet.number},
        task=task,
        params={name: values[name] for name in FIELDS if name in values},
        number=values[NUMBER],
        after=after if AFTER in values else None,
        left_out=values.get(LEFT_OUT),
        sheet=sheet,
    )
    if task is not None:
        _leave_what_stays(row, task, present)
    return row


def _leave_what_stays(row: TableRow, task: Task, present: Mapping[str, Any]) -> None:
    """Only what differs is written, so that the journal shows what the table really changed."""
    now = {name: str(value or "") for name, value in present.items()}
    now["responsible"] = str(task.responsible.public_id) if task.responsible else ""
    row.params = {name: text for name, text in row.params.items() if _plain(text) != _plain(now[name])}
    title = row.params.get("title", "")
    if task.type != TaskType.OTHER and task.title in labels_of(task.type) and title in labels_of(task.type):
        row.params.pop("title", None)
    if row.after is not None and ", ".join(row.after) == now[AFTER]:
        row.after = None
    if row.left_out == now[LEFT_OUT]:
        row.left_out = None


def _writes(row: TableRow) -> bool:
    return row.task is None or bool(row.params) or row.after is not None or row.left_out is not None


def _organisations(act: Act) -> dict[str, list[Organisation]]:
    """The organisations of the day by each of their names, as people write them, and by their BIN."""
    found: dict[str, list[Organisation]] = {}
    for one in Organisation.objects.active(act.on):
        for name in {fold(text) for text in (one.name_kk, one.name_ru, one.name_en) if text}:
            found.setdefault(name, []).append(one)
    return found


def _plain(text: str) -> str:
    """A text as a cell keeps it: a workbook knows one kind of line break."""
    return text.replace("\r\n", "\n").strip()


# --- faults ----------------------------------------------------------------------------------------------------------


def _cell(sheet: SheetRow, column: str, text: str) -> Fault:
    return Fault(sheet.number, str(LABELS[column]), text, sheet.values.get(column, "")[:SHOWN_VALUE])


def _fault(row: PlanRow | None, reason: Reason) -> Fault:
    if not isinstance(row, TableRow):
        return Fault(0, "", str(reason.text))
    name = COLUMN_OF.get(reason.field or "", reason.field or "")
    if name in LABELS:
        return _cell(row.sheet, name, str(reason.text))
    return Fault(row.sheet.number, "", str(reason.text))


def _reason(fault: Fault) -> Reason:
    where = _("Row %(number)s") % {"number": fault.row} if fault.row else ""
    text = ": ".join(part for part in (", ".join(p for p in (where, fault.column) if p), fault.text) if part)
    return Reason("bad_row", text, "file", "ncip-48-c")
