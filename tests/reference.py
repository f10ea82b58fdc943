"""The reference tables of a test database: loaded once, and put back after a test with real commits was flushed."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection, transaction

# What `manage.py load_reference` and the migrations fill; a flush empties it with everything else.
OWNERS = ("ncip_reference_", "regions_atlas_", "frontoffices_registry_", "projects_attraction_kycitem")


def load() -> None:
    """Load regions, organisations and the tables of the law, and keep a copy of them beside."""
    call_command("load_reference", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS kept")
        for table in _tables():
            cursor.execute(f'DROP TABLE IF EXISTS kept."{table}"')
            cursor.execute(f'CREATE TABLE kept."{table}" AS TABLE public."{table}"')


def restore() -> None:
    """Put the copies back; foreign keys are checked at the end of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f'DELETE FROM public."{table}"')
        for table in _tables():
            cursor.execute(f'INSERT INTO public."{table}" SELECT * FROM kept."{table}"')


def _tables() -> list[str]:
    return [name for name in connection.introspection.table_names() if name.startswith(OWNERS)]
