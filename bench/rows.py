"""Rows put in by COPY, each column as the model would save it, and what many rows share."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from django.db import connection, models

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import Subject
from ncip.journal.enums import Channel

# So many rows are held in memory at once.
BATCH: Final = 50_000
NOW: Final = datetime(2026, 1, 12, 9, tzinfo=UTC)


def copy(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Put rows in by COPY, each column as the model would save it; numbers of rows are given by the database."""
    columns = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    names = ", ".join(f'"{field.column}"' for field in columns)
    statement = f"COPY \"{model._meta.db_table}\" ({names}) FROM STDIN WITH (FORMAT csv, NULL '\\N')"
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        with connection.cursor() as cursor:
            cursor.copy_expert(statement, _file(batch, columns))


def _file(rows: Sequence[Any], columns: Sequence[Any]) -> io.StringIO:
    file = io.StringIO()
    writer = csv.writer(file)
    for row in rows:
        writer.writerow([_plain(field, field.pre_save(row, True)) for field in columns])
    file.seek(0)
    return file


def _plain(field: Any, value: Any) -> Any:
    if value is None:
        return "\\N"
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "{" + ",".join(json.dumps(str(one), ensure_ascii=False) for one in value) + "}"
    if isinstance(value, bool):
        return "t" if value else "f"
    return value


def first_event(subject: Subject) -> Any:
    """The one entry of the journal to which all terms refer."""
    with door.operation(Actor.system(), at=NOW, channel=Channel.IMPORT):
        act = Act(Actor.system(), NOW, Channel.IMPORT)
        door.note(subject, "loaded", act, after={}, rules=[])
    return act.event_id
