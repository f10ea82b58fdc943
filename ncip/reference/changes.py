"""Changes of the legal tables: what a proposal says, what it would change, and its entry into the table.

The door above asks for the authorised body's consent (9-8, 22), then calls `apply_change`; nobody else does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ncip.reference.enums import Table
from ncip.reference.forms import DayForm, DelayReasonForm, GoodForm, IndexForm, MeasureForm, ParameterForm
from ncip.reference.history import drop, key_of, record_all, same, standing_by_key
from ncip.reference.models import (
    CalculationIndex,
    CalendarDay,
    DelayReason,
    LegalValue,
    PriorityGood,
    SupportMeasure,
)
from ncip.reference.models.recorded import Recorded

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LegalTable:
    """A table that changes only with the authorised body's consent: its rows, their form and the rule."""

    table: Table
    model: type[Recorded]
    form: type[forms.Form]
    rule: str = "ncip-9-8"


LEGAL_TABLES: dict[str, LegalTable] = {
    entry.table.value: entry
    for entry in (
        LegalTable(Table.CALCULATION_INDEX, CalculationIndex, IndexForm),
        LegalTable(Table.CALENDAR, CalendarDay, DayForm),
        LegalTable(Table.PRIORITY_GOODS, PriorityGood, GoodForm),
        LegalTable(Table.SUPPORT_MEASURE, SupportMeasure, MeasureForm),
        LegalTable(Table.DELAY_REASON, DelayReason, DelayReasonForm),
        LegalTable(Table.PARAMETER, LegalValue, ParameterForm),
    )
}


def legal_table_choices() -> list[tuple[str, str]]:
    """The tables a change may be proposed for."""
    return [(name, str(entry.table.label)) for name, entry in LEGAL_TABLES.items()]


def checked(table: str, payload: Payload) -> dict[str, Any]:
    """ncip-9-8: the proposed row with values of the right kinds; raises ValidationError by field."""
    if table not in LEGAL_TABLES:
        raise ValidationError(_("There is no legal table of this name."), code="unknown_table")
    if not isinstance(payload, Mapping):
        raise ValidationError(_("A row is an object of columns and values."), code="no_row")
    form = LEGAL_TABLES[table].form(dict(payload))
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return form.cleaned_data


def rows_of(payloads: Payload | Sequence[Payload]) -> list[Payload]:
    """The rows of a proposal: one, or the rows of a file."""
    return [payloads] if isinstance(payloads, Mapping) else list(payloads)


def checked_all(table: str, payloads: Payload | Sequence[Payload]) -> list[dict[str, Any]]:
    """ncip-9-8: every proposed row with values of the right kinds, each key once.

    Raises ValidationError: by field for one row, with the numbers of all bad rows for a list.
    """
    if isinstance(payloads, Mapping):
        return [checked(table, payloads)]
    rows, errors = [], []
    for number, payload in enumerate(payloads, start=1):
        try:
            rows.append(checked(table, payload))
        except ValidationError as error:
            errors += [
                _("Row %(number)s: %(text)s") % {"number": number, "text": text} for text in error.messages
            ]
    if errors:
        raise ValidationError(errors)
    key = key_of(LEGAL_TABLES[table].model)
    if len({tuple(row[name] for name in key) for row in rows}) < len(rows):
        raise ValidationError(
            _("Two of the rows are about the same thing. Leave one of them."), code="same_key"
        )
    return rows


@transaction.atomic
def apply_change(
    table: str, payloads: Payload | Sequence[Payload], *, act: str, at: datetime
) -> list[Recorded]:
    """ncip-9-8, ncip-22: enters agreed rows, all or none; superseded rows stay in the table's history.

    A day of the calendar without a kind only ends the row that stands. Rows of a list that say what the table says
    already keep the act on which they stand. Raises ValidationError.
    """
    rows = checked_all(table, payloads)
    if not isinstance(payloads, Mapping):
        rows = _telling(table, rows)
    kept = [row for row in rows if not _is_plain_day(table, row)]
    _end_days([row["day"] for row in rows if _is_plain_day(table, row)], at=at)
    return record_all(LEGAL_TABLES[table].model, [{**row, "act": act} for row in kept], at=at)


def _telling(table: str, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows that say something else than the table does."""
    model = LEGAL_TABLES[table].model
    known = standing_by_key(model, rows)
    standing = [known.get(tuple(row[name] for name in key_of(model))) for row in rows]
    return [
        row for row, stands in zip(rows, standing, strict=True) if stands is None or not same(stands, row)
    ]


def _is_plain_day(table: str, values: Payload) -> bool:
    return table == Table.CALENDAR and not values["kind"]


def _end_days(days: Sequence[date], *, at: datetime) -> None:
    for row in CalendarDay.objects.standing().select_for_update().filter(day__in=days):
        drop(row, at=at)
