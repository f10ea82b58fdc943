"""Rows of the legal tables from files: what a file says, what is wrong with it, what it would change (9-8, 22)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO, Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ncip.reference.changes import LEGAL_TABLES, Payload, rows_of
from ncip.reference.enums import Table
from ncip.reference.history import key_of
from ncip.reference.models.recorded import Recorded
from ncip.ui.sheet_templates import shown_value
from ncip.ui.sheets import Fault, Kind, SheetColumn, SheetRow, faults_of, read_sheet

# The tables that come as files; a parameter is one value with its own checks.
FILED = (
    Table.CALCULATION_INDEX,
    Table.CALENDAR,
    Table.PRIORITY_GOODS,
    Table.SUPPORT_MEASURE,
    Table.DELAY_REASON,
)
KINDS: tuple[tuple[type[forms.Field], Kind], ...] = (
    (forms.DateField, Kind.DAY),
    (forms.DecimalField, Kind.NUMBER),
    (forms.BooleanField, Kind.FLAG),
)


class Effect(TextChoices):
    """What a proposed row does to its table."""

    ADDED = "added", gettext_lazy("new row")
    CHANGED = "changed", gettext_lazy("changed row")
    ENDED = "ended", gettext_lazy("ended row")
    SAME = "same", gettext_lazy("unchanged row")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file of rows says: the rows as a proposal holds them, and every fault; no rows when there is one."""

    rows: list[dict[str, Any]]
    faults: list[Fault]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a proposed row in words: what stands and what is proposed."""

    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class RowChange:
    """A proposed row beside the one that stands."""

    number: int
    effect: Effect
    cells: list[CellChange]


def columns_of(table: str) -> list[SheetColumn]:
    """The columns of the file of a table: the key first, then the order of the form."""
    entry = LEGAL_TABLES[table]
    key = key_of(entry.model)
    fields = entry.form.base_fields
    names = [*key, *(name for name in fields if name not in key)]
    return [_column(name, fields[name]) for name in names]


def _column(name: str, field: forms.Field) -> SheetColumn:
    kind = next((kind for cls, kind in KINDS if isinstance(field, cls)), Kind.TEXT)
    choices: Any = getattr(field, "choices", ())
    return SheetColumn(name, field.label, kind, tuple(choices))


def standing_rows(table: str) -> Iterator[dict[str, Any]]:
    """The rows that stand, to start a file from."""
    model = LEGAL_TABLES[table].model
    names = [column.name for column in columns_of(table)]
    rows: Any = model._default_manager.filter(superseded_at=None).order_by(*key_of(model))
    yield from rows.values(*names).iterator()


def read_rows(table: str, file: IO[bytes]) -> Reading:
    """ncip-9-8: the rows of a file, or every fault of every row. Raises ValidationError for a file of another form."""
    columns = columns_of(table)
    rows = read_sheet(file, columns)
    forms_ = [LEGAL_TABLES[table].form(row.values) for row in rows]
    faults = [
        fault
        for row, form in zip(rows, forms_, strict=True)
        for fault in [*row.faults, *faults_of(row, columns, {} if form.is_valid() else form.errors.as_data())]
    ]
    faults += _same_keys(table, rows, forms_)
    if faults:
        return Reading([], sorted(faults, key=lambda fault: fault.row))
    return Reading([form.cleaned_data for form in forms_], [])


def _same_keys(table: str, rows: Sequence[SheetRow], forms_: Sequence[forms.Form]) -> Iterator[Fault]:
    """A row whose key an earlier row of the file has already."""
    seen: dict[tuple[Any, ...], int] = {}
    key = key_of(LEGAL_TABLES[table].model)
    label = next(str(column.label) for column in columns_of(table) if column.name == key[0])
    for row, form in zip(rows, forms_, strict=True):
        found = tuple(form.cleaned_data.get(name) for name in key)
        if None in found:
            continue
        first = seen.setdefault(found, row.number)
        if first != row.number:
            text = _("Row %(number)s is about the same thing. Leave one of them.") % {"number": first}
            yield Fault(row.number, label, text, row.values[key[0]])


def row_changes(table: str, payloads: Payload | Sequence[Payload]) -> list[RowChange]:
    """ncip-9-8: row by row, what stands now and what is proposed; one query however many rows there are."""
    columns = columns_of(table)
    known = _standing(table, rows_of(payloads), columns)
    return [
        _row_change(table, number, row, known.get(_key(table, row)), columns)
        for number, row in enumerate(rows_of(payloads), start=1)
    ]


def _standing(table: str, rows: Sequence[Payload], columns: Sequence[SheetColumn]) -> dict[Any, Recorded]:
    model = LEGAL_TABLES[table].model
    first = key_of(model)[0]
    found: Any = model._default_manager.filter(
        superseded_at=None, **{f"{first}__in": {row.get(first) for row in rows}}
    )
    return {_key(table, {name: getattr(row, name) for name in key_of(model)}): row for row in found}


def _key(table: str, row: Payload) -> tuple[str, ...]:
    """The key as text: a proposal holds days in ISO."""
    return tuple(str(row.get(name)) for name in key_of(LEGAL_TABLES[table].model))


def _row_change(
    table: str, number: int, row: Payload, standing: Recorded | None, columns: Sequence[SheetColumn]
) -> RowChange:
    cells = [
        CellChange(
            str(column.label),
            _shown(column, getattr(standing, column.name)) if standing else "",
            _shown(column, row.get(column.name)),
        )
        for column in columns
    ]
    return RowChange(number, _effect(table, row, standing, cells), cells)


def _effect(table: str, row: Payload, standing: Recorded | None, cells: Sequence[CellChange]) -> Effect:
    if table == Table.CALENDAR and not row.get("kind"):
        return Effect.ENDED if standing else Effect.SAME
    if standing is None:
        return Effect.ADDED
    return Effect.CHANGED if any(cell.changed for cell in cells) else Effect.SAME


def _shown(column: SheetColumn, value: Any) -> str:
    """The same words for a stored value and for its text in a proposal."""
    if column.kind is Kind.NUMBER and value not in (None, ""):
        return format(Decimal(str(value)).normalize(), "f")
    if column.kind is Kind.DAY and value:
        return shown_value(column, date.fromisoformat(str(value)))
    return shown_value(column, value)


def effects(changes: Sequence[RowChange]) -> list[tuple[str, int]]:
    """How many rows are added, changed, ended or stay, in words."""
    counted: Mapping[str, int] = Counter(change.effect for change in changes)
    return [(str(effect.label), counted[effect]) for effect in Effect if counted.get(effect)]
