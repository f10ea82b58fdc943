"""The hash chain: clean, and broken by any change, whoever makes it."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.utils import timezone

from ncip.casework import door
from ncip.journal import chain
from ncip.journal.enums import Channel
from ncip.journal.models import Anchor, ChainHead, Event
from ncip.lawbook.models import TableChange
from tests.people import administrator

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries() -> list[Event]:
    actor = administrator()
    for year in (2028, 2029, 2030):
        row = {
            "table": "calculation-index",
            "act": f"Budget {year}",
            "row_valid_from": f"01.01.{year}",
            "row_value": "5000",
        }
        door.create(TableChange, row, actor, at=timezone.now(), channel=Channel.WEB)
    return list(Event.objects.order_by("number"))


def tamper(sql: str, *params: Any) -> None:
    """Do what only somebody with the rights of the database's owner could do: switch the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ncip_journal_event DISABLE TRIGGER USER")
        cursor.execute(sql, params)
        cursor.execute("ALTER TABLE ncip_journal_event ENABLE TRIGGER USER")


def test_a_chain_nobody_touched_is_clean(entries: list[Event]) -> None:
    assert chain.verify() == chain.Verdict(checked=len(entries))


@pytest.mark.parametrize(
    "sql", ["UPDATE ncip_journal_event SET action = 'other'", "DELETE FROM ncip_journal_event"]
)
def test_the_database_refuses_to_change_or_delete(entries: list[Event], sql: str) -> None:
    with (
        pytest.raises((InternalError, IntegrityError), match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_the_database_refuses_to_empty_the_journal(entries: list[Event]) -> None:
    with (
        pytest.raises((InternalError, IntegrityError), match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL ncip.flush_allowed = 'off'")
        cursor.execute("TRUNCATE ncip_journal_event CASCADE")


def test_a_changed_row_is_named(entries: list[Event]) -> None:
    tamper("UPDATE ncip_journal_event SET action = 'other' WHERE number = %s", entries[1].number)
    assert chain.verify().broken_number == entries[1].number


def test_a_removed_row_is_named(entries: list[Event]) -> None:
    tamper("DELETE FROM ncip_journal_event WHERE number = %s", entries[1].number)
    assert chain.verify().broken_number == entries[1].number


def test_a_removed_end_is_noticed(entries: list[Event]) -> None:
    tamper("DELETE FROM ncip_journal_event WHERE number = %s", entries[-1].number)
    assert chain.verify().broken_number == entries[-1].number


def test_a_row_written_anew_with_its_hash_breaks_the_next_one(entries: list[Event]) -> None:
    event = entries[0]
    event.action = "other"
    tamper(
        "UPDATE ncip_journal_event SET action = 'other', hash = %s WHERE number = %s",
        chain.digest(event),
        event.number,
    )
    assert chain.verify().broken_number == entries[1].number


def test_a_whole_chain_written_anew_differs_from_the_published_anchor(entries: list[Event]) -> None:
    chain.publish_anchor(day=date(2026, 11, 19), at=timezone.now())
    last = entries[-1]
    last.action = "other"
    forged = chain.digest(last)
    tamper("UPDATE ncip_journal_event SET action = 'other', hash = %s WHERE number = %s", forged, last.number)
    ChainHead.objects.update(hash=forged)
    assert chain.verify().reason == "differs from the published anchor"


def test_a_journal_cut_off_before_a_published_anchor_is_noticed(entries: list[Event]) -> None:
    chain.publish_anchor(day=date(2026, 11, 19), at=timezone.now())
    tamper("DELETE FROM ncip_journal_event WHERE number = %s", entries[-1].number)
    ChainHead.objects.update(number=entries[-2].number, hash=entries[-2].hash)
    assert chain.verify().broken_number == entries[-1].number


def test_the_command_says_that_the_journal_is_clean(entries: list[Event]) -> None:
    out = StringIO()
    call_command("journal", "verify", stdout=out)
    assert f"{len(entries)} entries hold" in out.getvalue()


def test_the_command_fails_and_names_the_broken_entry(entries: list[Event]) -> None:
    tamper('UPDATE ncip_journal_event SET params = \'{"a": "b"}\' WHERE number = %s', entries[0].number)
    with pytest.raises(CommandError, match=f"entry {entries[0].number}"):
        call_command("journal", "verify")


def test_an_anchor_is_published_once_a_day(entries: list[Event]) -> None:
    for _twice in range(2):
        chain.publish_anchor(day=date(2026, 11, 19), at=timezone.now())
    assert Anchor.objects.get().hash == entries[-1].hash


def test_an_empty_journal_has_no_anchor() -> None:
    assert chain.publish_anchor(day=date(2026, 11, 19), at=timezone.now()) is None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_anchors_are_public(client: Client, entries: list[Event], language: str) -> None:
    anchor = chain.publish_anchor(day=date(2026, 11, 19), at=timezone.now())
    assert anchor is not None
    assert anchor.hash in client.get(f"/journal/?lang={language}").content.decode()
