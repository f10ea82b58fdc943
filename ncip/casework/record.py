"""What the journal keeps of a subject: its columns, plain and without personal data."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.functional import Promise

from ncip.journal.hashes import keyed_hash

# They change with every act and say nothing by themselves.
BOOKKEEPING = frozenset(
    {
        "id",
        "public_id",
        "version",
        "created_at",
        "changed_at",
        "search",
        "search_text",
        "sort_key",
        "sort_kk",
        "sort_ru",
        "sort_en",
        "trigrams",
    }
)


def snapshot(subject: models.Model) -> dict[str, Any]:
    """Every stored column of the subject but the bookkeeping ones."""
    return {
        column.attname: column.value_from_object(subject)
        for column in subject._meta.concrete_fields
        if column.attname not in BOOKKEEPING
    }


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any], personal: Collection[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns that differ, as they were and as they are; personal ones as keyed hashes."""
    names = [name for name in after if name not in before or before[name] != after[name]]
    if not before:
        names = [name for name in names if after[name] not in (None, "", [], {})]
    was = {name: _kept(name, before[name], personal) for name in names if name in before}
    now = {name: _kept(name, after[name], personal) for name in names}
    return was, now


def _kept(name: str, value: Any, personal: Collection[str]) -> Any:
    return keyed_hash(value) if name in personal and value not in (None, "") else plain(value)


def plain(value: Any, personal: Collection[str] = ()) -> Any:
    """A value as JSON holds it, exactly: decimals and days as text, rows as their public numbers."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, models.Model):
        return {"id": str(getattr(value, "public_id", value.pk)), "kind": value._meta.label_lower}
    if isinstance(value, UploadedFile):
        return {"file": value.name, "size": value.size}
    if isinstance(value, Mapping):
        return {str(key): _kept(str(key), item, personal) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset, models.QuerySet)):
        return [plain(item) for item in value]
    return str(value)
