"""What every test may use."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.plugin import blocking_manager_key

from ncip import celery  # noqa: F401  (jobs are sent to the application that the portal uses)
from tests import reference


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """Every test database holds the reference tables, as every installation does."""
    with django_db_blocker.unblock():
        reference.load()
    yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test with real commits ends with a flush of everything: the reference tables are put back for the next one."""
    yield
    marker = item.get_closest_marker("django_db")
    # After the last test there is no test database any more.
    if nextitem is not None and marker is not None and marker.kwargs.get("transaction"):
        with item.config.stash[blocking_manager_key].unblock():
            reference.restore()


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are named by their argument: a zip file carries the minute of its making, which differs between workers."""
    return argname if isinstance(val, bytes) else None
