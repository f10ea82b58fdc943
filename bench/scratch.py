"""The scratch database: made, filled, measured, dropped."""

from typing import Any

import django
import psycopg2

from bench.choice import Choice


def make(url: str, name: str) -> None:
    """A new, empty database."""
    drop(url, name)
    _on_server(url, f'CREATE DATABASE "{name}"')


def drop(url: str, name: str) -> None:
    """The database is gone, whoever is still connected."""
    _on_server(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def prepare() -> None:
    """Schema and reference tables."""
    from django.core.management import call_command  # noqa: PLC0415 - the applications are loaded only now

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference", verbosity=0)


def measure(choice: Choice) -> int:
    """Rows and findings of the chosen parts; the worst exit code."""
    django.setup()
    from django.utils import timezone  # noqa: PLC0415 - the applications are loaded only now

    from bench import load, pages, projects, ratios  # noqa: PLC0415

    prepare()
    codes = [0]
    if choice.plans:
        load.fill()
        codes.append(pages.measure())
    if choice.ratios:
        projects.fill(projects.Moment(timezone.now(), timezone.localdate()), choice.projects)
        codes.append(ratios.measure())
    return max(codes)


def _on_server(url: str, statement: Any) -> None:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()
