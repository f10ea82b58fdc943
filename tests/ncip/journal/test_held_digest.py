"""The hash of an entry covers every column of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from ncip.journal import chain
from ncip.journal.models import Event

AT = datetime(2026, 3, 2, 5, tzinfo=UTC)
ENTRY: dict[str, Any] = {
    "number": 7,
    "id": UUID(int=1),
    "at": AT,
    "recorded_at": AT,
    "channel": "web",
    "actor_kind": "user",
    "user_id": 1,
    "membership_id": 1,
    "organisation_id": 1,
    "client": "",
    "subject_label": "project",
    "subject_id": UUID(int=2),
    "action": "edit",
    "before": {"title": "Plant"},
    "after": {"title": "Car plant"},
    "params": {"reason": "Name"},
    "rules": ["ncip-45"],
    "caused_by_id": None,
    "previous_hash": chain.GENESIS,
}
OTHER: dict[str, Any] = {
    "number": 8,
    "id": UUID(int=3),
    "at": AT + timedelta(microseconds=1),
    "recorded_at": AT + timedelta(microseconds=1),
    "channel": "api",
    "actor_kind": "client",
    "user_id": 2,
    "membership_id": None,
    "organisation_id": 2,
    "client": "egov",
    "subject_label": "task",
    "subject_id": UUID(int=4),
    "action": "validate",
    "before": {},
    "after": {"title": "Plant"},
    "params": {},
    "rules": [],
    "caused_by_id": UUID(int=1),
    "previous_hash": "1" * 64,
}


@pytest.mark.parametrize("column", ENTRY)
def test_another_value_of_any_column_is_another_hash(column: str) -> None:
    assert chain.digest(Event(**ENTRY)) != chain.digest(Event(**{**ENTRY, column: OTHER[column]}))


def test_no_column_is_forgotten() -> None:
    assert {field.attname for field in Event._meta.concrete_fields} == {*ENTRY, "hash"}


def test_the_hash_is_the_same_in_every_time_zone() -> None:
    local = AT.astimezone(ZoneInfo("Asia/Almaty"))
    assert chain.digest(Event(**ENTRY)) == chain.digest(Event(**{**ENTRY, "at": local, "recorded_at": local}))
