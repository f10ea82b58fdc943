"""Keyset paging: a page starts after the last row of the one before, so no page costs more than the first.

A cursor holds the sort values of a row and the direction; it is signed, since its values go into a query.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

SALT = "ncip.ui.paging"
AFTER, BEFORE = "a", "b"
MAX_LIMIT = 500


class BadCursor(BadRequest):
    """A cursor that this portal did not give, or gave for another order; the answer is 400."""


class KeysetPage:
    """One page of a queryset. The last name of `order` must be unique, usually the key.

    Sort fields must not be null, or the rows without a value are left out of later pages.
    """

    def __init__(
        self,
        queryset: QuerySet[Any],
        *,
        order: Sequence[str] = ("-created_at", "-id"),
        cursor: str = "",
        limit: int = 50,
        params: QueryDict | Mapping[str, str] | None = None,
    ) -> None:
        self.order = tuple(order)
        self.limit = max(1, min(limit, MAX_LIMIT))
        self.params = params
        self._direction = AFTER
        self._values: list[Any] | None = None
        if cursor:
            self._direction, self._values = self._read(cursor)
        self._queryset = queryset

    @cached_property
    def _fetched(self) -> list[Any]:
        """One row more than the page holds, in the direction of reading."""
        backwards = self._direction == BEFORE
        order = [_reversed(name) for name in self.order] if backwards else list(self.order)
        queryset = self._queryset.order_by(*order)
        if self._values is not None:
            queryset = queryset.filter(_beyond(order, self._values))
        return list(queryset[: self.limit + 1])

    @cached_property
    def rows(self) -> list[Any]:
        """The rows of this page in the order of the list."""
        rows = self._fetched[: self.limit]
        return rows[::-1] if self._direction == BEFORE else rows

    @property
    def has_next(self) -> bool:
        return self._more if self._direction == AFTER else bool(self.rows)

    @property
    def has_previous(self) -> bool:
        return self._more if self._direction == BEFORE else self._values is not None and bool(self.rows)

    @property
    def _more(self) -> bool:
        return len(self._fetched) > self.limit

    @property
    def next_cursor(self) -> str:
        return self._write(AFTER, self.rows[-1]) if self.has_next else ""

    @property
    def previous_cursor(self) -> str:
        return self._write(BEFORE, self.rows[0]) if self.has_previous else ""

    @property
    def next_url(self) -> str:
        return self._url(self.next_cursor)

    @property
    def previous_url(self) -> str:
        return self._url(self.previous_cursor)

    def _url(self, cursor: str) -> str:
        query = QueryDict(mutable=True)
        if isinstance(self.params, QueryDict):
            query = self.params.copy()
        elif self.params is not None:
            query.update(dict(self.params))
        for name in ("lang", "theme"):
            query.pop(name, None)
        query["cursor"] = cursor
        return f"?{query.urlencode()}"

    def _write(self, direction: str, row: Any) -> str:
        values = [_packed(_read_path(row, name.lstrip("-"))) for name in self.order]
        return signing.dumps([direction, ",".join(self.order), values], salt=SALT, compress=True)

    def _read(self, cursor: str) -> tuple[str, list[Any]]:
        try:
            direction, order, values = signing.loads(cursor, salt=SALT)
            unpacked = [_unpacked(value) for value in values]
        except (signing.BadSignature, ValueError, TypeError):
            raise BadCursor(_("The page number in the address is damaged. Open the list again.")) from None
        if order != ",".join(self.order):
            raise BadCursor(_("The list has been sorted in another way since. Open it again."))
        return direction, unpacked


def _beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows that come after `values`: greater in the first field, or equal in it and beyond in the rest.

    The bound on the first field alone follows from the rest; it is there for the index of the database.
    """
    first = order[0].lstrip("-")
    bound = Q(**{f"{first}__{'lte' if order[0].startswith('-') else 'gte'}": values[0]})
    condition = Q()
    equal = Q()
    for name, value in zip(order, values, strict=True):
        field = name.lstrip("-")
        condition |= equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        equal &= Q(**{field: value})
    return bound & condition


def _reversed(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _read_path(row: Model, path: str) -> Any:
    value: Any = row
    for part in path.split("__"):
        value = value[part] if isinstance(value, Mapping) else getattr(value, part)
    return value


def _packed(value: Any) -> Any:
    """A sort value as JSON, with its type where JSON has none."""
    for mark, kind in (("t", datetime), ("d", date)):
        if isinstance(value, kind):
            return {mark: value.isoformat()}
    if isinstance(value, Decimal):
        return {"n": str(value)}
    return value if isinstance(value, int | str | bool | float) else {"s": str(value)}


def _unpacked(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    (mark, text), *_rest = value.items()
    readers: dict[str, Any] = {"t": datetime.fromisoformat, "d": date.fromisoformat, "n": Decimal, "s": str}
    return readers[mark](text)
