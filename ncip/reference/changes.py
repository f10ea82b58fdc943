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
from ncip.reference.forms import DayForm, GoodForm, IndexForm, MeasureForm, ParameterForm
from ncip.reference.history import drop, key_of, record
from ncip.reference.models import CalculationIndex, CalendarDay, LegalValue, PriorityGood, SupportMeasure
from ncip.reference.models.recorded import Recorded

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LegalTable:
    """A table that changes only with the authorised body's consent: its rows, their form and the rule."""

    table: Table
    model: type[Recorded]
    form: type[forms.Form]
    rule: str = "ncip-9-8"


@dataclass(frozen=True, slots=True)
class Difference:
    """One column of a proposed row: its label, the value that stands and the proposed one (None: no row)."""

    label: str
    before: Any
    after: Any


LEGAL_TABLES: dict[str, LegalTable] = {
    entry.table.value: entry
    for entry in (
        LegalTable(Table.CALCULATION_INDEX, CalculationIndex, IndexForm),
        LegalTable(Table.CALENDAR, CalendarDay, DayForm),
        LegalTable(Table.PRIORITY_GOODS, PriorityGood, GoodForm),
        LegalTable(Table.SUPPORT_MEASURE, SupportMeasure, MeasureForm),
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
    form = LEGAL_TABLES[table].form(dict(payload))
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return form.cleaned_data


def describe(table: str, payload: Payload) -> list[Difference]:
    """ncip-9-8: column by column, what stands now and what is proposed."""
    values = checked(table, payload)
    standing = _standing(table, values)
    labels = {name: str(field.label) for name, field in LEGAL_TABLES[table].form.base_fields.items()}
    return [
        Difference(label, getattr(standing, name) if standing else None, values[name])
        for name, label in labels.items()
    ]


@transaction.atomic
def apply_change(
    table: str, payloads: Payload | Sequence[Payload], *, act: str, at: datetime
) -> list[Recorded]:
    """ncip-9-8, ncip-22: enters agreed rows, all or none; superseded rows stay in the table's history.

    A day of the calendar without a kind only ends the row that stands. Raises ValidationError.
    """
    rows = [payloads] if isinstance(payloads, Mapping) else payloads
    written = [_write(table, checked(table, row), act=act, at=at) for row in rows]
    return [row for row in written if row is not None]


def _write(table: str, values: dict[str, Any], *, act: str, at: datetime) -> Recorded | None:
    if table == Table.CALENDAR and not values["kind"]:
        _end_day(values["day"], at=at)
        return None
    return record(LEGAL_TABLES[table].model, {**values, "act": act}, at=at)


def _end_day(day: date, *, at: datetime) -> None:
    standing = CalendarDay.objects.standing().filter(day=day).first()
    if standing is not None:
        drop(standing, at=at)


def _standing(table: str, values: Mapping[str, Any]) -> Recorded | None:
    model = LEGAL_TABLES[table].model
    key = {name: values[name] for name in key_of(model)}
    return model._default_manager.filter(superseded_at=None, **key).first()
