"""The scratch database: made, filled, measured, dropped."""

from typing import Any

import django
import psycopg2


def make(url: str, name: str) -> None:
    """A new, empty database."""
    drop(url, name)
    _on_server(url, f'CREATE DATABASE "{name}"')


def drop(url: str, name: str) -> None:
    """The database is gone, whoever is still connected."""
    _on_server(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def fill_and_measure() -> int:
    """Schema, reference tables, rows, plans; returns the exit code."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - the applications are loaded only now

    from bench import load, pages  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference", verbosity=0)
    load.fill()
    return pages.measure()


def _on_server(url: str, statement: Any) -> None:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()
