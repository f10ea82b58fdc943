"""Loading the figures that come with the portal: what is there already is left as people have made it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction

from ncip.reference import seeds
from ncip.reference.editions import enter_edition
from ncip.reference.enums import Table
from ncip.reference.fields import DerivedTextField
from ncip.reference.history import add_missing
from ncip.reference.models import (
    CalculationIndex,
    CalendarDay,
    DelayReason,
    Global2000Edition,
    Oked,
    PriorityGood,
    SupportMeasure,
)

M = TypeVar("M", bound=models.Model)


def load_tables(*, at: datetime) -> dict[Table, Counter[str]]:
    """Adds the rows that are missing, table by table."""
    return {
        Table.CALCULATION_INDEX: add_missing(CalculationIndex, seeds.calculation_indices(), at=at),
        Table.CALENDAR: add_missing(CalendarDay, seeds.calendar_days(), at=at),
        Table.OKED: add_missing(Oked, seeds.activities(), at=at),
        Table.SUPPORT_MEASURE: add_missing(SupportMeasure, seeds.support_measures(), at=at),
        Table.DELAY_REASON: add_missing(DelayReason, seeds.delay_reasons(), at=at),
        Table.GLOBAL2000: _load_sample(at=at),
    }


def load_demonstration_goods(*, at: datetime) -> Counter[str]:
    """Adds the demonstration rows of the priority goods, unless an official list is there."""
    if PriorityGood.objects.filter(demonstration=False).exists():
        return Counter(added=0, unchanged=0)
    return add_missing(PriorityGood, seeds.demonstration_goods(), at=at)


def _load_sample(*, at: datetime) -> Counter[str]:
    rows = seeds.global2000_sample()
    years = sorted({int(row["year"]) for row in rows})
    missing = sorted(set(years) - set(Global2000Edition.objects.values_list("year", flat=True)))
    for year in missing:
        chosen = [row for row in rows if int(row["year"]) == year]
        enter_edition(year, chosen, at=at, sample=True, source="sample for demonstration")
    return Counter(added=len(missing), unchanged=len(years) - len(missing))


@transaction.atomic
def upsert(model: type[M], key: str, rows: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """Brings the rows of a classifier to the given values by a natural key, in at most three queries."""
    known = {getattr(row, key): row for row in model._default_manager.all()}
    new: list[M] = []
    changed: list[M] = []
    columns: set[str] = set()
    for values in rows:
        columns |= set(values)
        row = known.get(values[key])
        if row is None:
            new.append(model(**values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    model._default_manager.bulk_create(new)
    if changed:
        model._default_manager.bulk_update(changed, sorted((columns - {key}) | _derive(model, changed)))
    return Counter(added=len(new), changed=len(changed), unchanged=len(known) - len(changed))


def _derive(model: type[M], rows: list[M]) -> set[str]:
    derived = [field for field in model._meta.fields if isinstance(field, DerivedTextField)]
    for row in rows:
        for field in derived:
            field.pre_save(row, add=False)
    return {field.name for field in derived}
