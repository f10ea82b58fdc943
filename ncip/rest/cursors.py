"""Keyset cursors: lists that stay fast on page one thousand and never skip or repeat a row."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

DEFAULT_LIMIT = 50
MOST = 500


def page(request: Request, queryset: QuerySet[Any], *, first: str = "") -> tuple[list[Any], str | None]:
    """The rows of the page that `cursor` and `limit` ask for (newest first) and the next cursor.

    `first` names a yes-or-no field: the rows where it holds stand before the others.
    """
    limit = limit_of(request)
    rows = queryset.order_by(*([f"-{first}"] if first else []), "-pk")
    if text := request.query_params.get("cursor"):
        rows = rows.filter(_after(text, first))
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return found[:limit], _write(found[limit - 1], first) if more else None


def limit_of(request: Request) -> int:
    """How many rows of a page are wanted; refuses what is no such number."""
    text = request.query_params.get("limit", str(DEFAULT_LIMIT))
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise ValidationError({"limit": [_("Give a whole number from 1 to %(most)s.") % {"most": MOST}]})
    return int(text)


def _write(row: Any, first: str) -> str:
    kind = f"{first}-{getattr(row, first):d}" if first else "pk"
    return base64.urlsafe_b64encode(f"{kind}:{row.pk}".encode()).decode().rstrip("=")


def _after(text: str, first: str) -> Q:
    """The rows behind the one of a cursor, which must have been given for the same order."""
    try:
        kind, number = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(":")
        behind = Q(pk__lt=int(number))
        if not first and kind == "pk":
            return behind
        if first and kind == f"{first}-0":
            return behind & Q(**{first: False})
        if first and kind == f"{first}-1":
            return behind | Q(**{first: False})
    except (ValueError, binascii.Error):
        pass
    raise ValidationError({"cursor": [_("This cursor was not given by the list.")]})
