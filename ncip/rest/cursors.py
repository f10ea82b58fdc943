"""Keyset cursors: lists that stay fast on page one thousand and never skip or repeat a row."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

DEFAULT_LIMIT = 50
MOST = 500


def page(request: Request, queryset: QuerySet[Any]) -> tuple[list[Any], str | None]:
    """The rows of the page that `cursor` and `limit` ask for (newest first) and the next cursor."""
    limit = limit_of(request)
    rows = queryset.order_by("-pk")
    if text := request.query_params.get("cursor"):
        rows = rows.filter(pk__lt=_read(text))
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return found[:limit], _write(found[limit - 1].pk) if more else None


def limit_of(request: Request) -> int:
    """How many rows of a page are wanted; refuses what is no such number."""
    text = request.query_params.get("limit", str(DEFAULT_LIMIT))
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise ValidationError({"limit": [_("Give a whole number from 1 to %(most)s.") % {"most": MOST}]})
    return int(text)


def _write(pk: int) -> str:
    return base64.urlsafe_b64encode(f"pk:{pk}".encode()).decode().rstrip("=")


def _read(text: str) -> int:
    try:
        kind, number = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(":")
        if kind == "pk":
            return int(number)
    except (ValueError, binascii.Error):
        pass
    raise ValidationError({"cursor": [_("This cursor was not given by the list.")]})
