"""What every test may use."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from ncip import celery  # noqa: F401  (jobs are sent to the application that the portal uses)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """Every test database holds the reference tables, as every installation does."""
    with django_db_blocker.unblock():
        load_reference()
    yield


def load_reference() -> None:
    """Load regions, organisations and the tables of the law; quick when they are there."""
    call_command("load_reference", verbosity=0)


@pytest.fixture
def reference_after_flush(transactional_db: Any) -> Iterator[None]:
    """For tests with real commits: the flush after an earlier one has emptied the reference tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM regions_atlas_region")
        if cursor.fetchone()[0] == 0:
            load_reference()
    yield


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are named by their argument: a zip file carries the minute of its making, which differs between workers."""
    return argname if isinstance(val, bytes) else None
