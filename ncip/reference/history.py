"""How a table with history changes: an equal row stays, another supersedes it, nothing is overwritten."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from ncip.reference.models.recorded import Recorded

R = TypeVar("R", bound=Recorded)
Values = Mapping[str, Any]
BATCH = 1000

# The natural key of each table with history.
KEYS: dict[str, tuple[str, ...]] = {
    "calculationindex": ("valid_from",),
    "exchangerate": ("currency", "day"),
    "calendarday": ("day",),
    "global2000edition": ("year",),
    "prioritygood": ("hs_code", "valid_from"),
    "oked": ("code",),
    "supportmeasure": ("code",),
    "delayreason": ("code",),
    "legalvalue": ("code", "valid_from"),
}


def key_of(model: type[Recorded]) -> tuple[str, ...]:
    """The fields by which a row of the table is known."""
    return KEYS[str(model._meta.model_name)]


def same(row: Recorded, values: Values) -> bool:
    """Whether a row already holds these values."""
    return all(getattr(row, name) == value for name, value in values.items())


@transaction.atomic
def record(model: type[R], values: Values, *, at: datetime) -> R:
    """The row that holds these values from `at` on; an equal standing row is returned as it is."""
    key = {name: values[name] for name in key_of(model)}
    rows: Any = model._default_manager.select_for_update()
    standing: R | None = rows.filter(superseded_at=None, **key).first()
    if standing is not None:
        if same(standing, values):
            return standing
        drop(standing, at=at)
    manager: Any = model._default_manager
    row: R = manager.create(recorded_at=at, **values)
    return row


@transaction.atomic
def record_all(model: type[R], rows: Sequence[Values], *, at: datetime) -> list[R]:
    """Rows of different keys that hold from `at` on, in three queries; an equal standing row is left as it is."""
    known = standing_by_key(model, rows, lock=True)
    new: list[R] = []
    dropped: list[R] = []
    for values in rows:
        row = known.get(_key_values(model, values))
        if row is not None and same(row, values):
            continue
        if row is not None:
            row.superseded_at = at
            dropped.append(row)
        new.append(model(recorded_at=at, **values))
    manager: Any = model._default_manager
    manager.bulk_update(dropped, ["superseded_at"], batch_size=BATCH)
    return list(manager.bulk_create(new, batch_size=BATCH))


def standing_by_key(
    model: type[R], rows: Iterable[Values], *, lock: bool = False
) -> dict[tuple[Any, ...], R]:
    """The standing rows that share a key with one of these, in one query, by the values of the key."""
    first = key_of(model)[0]
    found: Any = model._default_manager.filter(
        superseded_at=None, **{f"{first}__in": {values[first] for values in rows}}
    )
    found = found.select_for_update() if lock else found
    return {tuple(getattr(row, name) for name in key_of(model)): row for row in found}


def _key_values(model: type[Recorded], values: Values) -> tuple[Any, ...]:
    return tuple(values[name] for name in key_of(model))


def drop(row: Recorded, *, at: datetime) -> None:
    """The row holds no longer; it stays in the history."""
    row.superseded_at = at
    row.save(update_fields=["superseded_at"])


@transaction.atomic
def add_missing(model: type[Recorded], rows: Iterable[Values], *, at: datetime) -> Counter[str]:
    """Adds rows whose key the table never held, in two queries; what people changed since is left alone."""
    key = key_of(model)
    known = set(model._default_manager.values_list(*key))
    fresh: dict[tuple[Any, ...], Values] = {}
    for row in rows:
        fresh.setdefault(tuple(row[name] for name in key), row)
    new = [model(recorded_at=at, **row) for found, row in fresh.items() if found not in known]
    model._default_manager.bulk_create(new, batch_size=BATCH)
    return Counter(added=len(new), unchanged=len(fresh) - len(new))


def history_of(model: type[R], values: Values) -> Sequence[R]:
    """Every row of a key, the newest first."""
    key = {name: values[name] for name in key_of(model)}
    manager: Any = model._default_manager
    return list(manager.filter(**key).order_by("-recorded_at", "-id"))
