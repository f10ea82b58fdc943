"""The database restarted in the middle: a serving process goes on with the next request."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from django.conf import settings
from django.db import connection

from tests.ncip.casework.test_service import database_url

pytestmark = [pytest.mark.service, pytest.mark.django_db(transaction=True)]
GIVE_UP = 60


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def server() -> Iterator[str]:
    """A real gunicorn with one worker on the test database, so that every request meets the same connection."""
    port = free_port()
    environment = os.environ | {
        "DATABASE_URL": database_url(connection.settings_dict),
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    process = subprocess.Popen(
        [gunicorn, "ncip.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=GIVE_UP)


def wait_for(address: str) -> None:
    end = time.monotonic() + GIVE_UP
    while time.monotonic() < end:
        try:
            requests.get(f"{address}/health/live/", timeout=5)
        except requests.RequestException:
            time.sleep(0.2)
        else:
            return
    pytest.fail("The server did not come up.")


def cut_every_other_connection() -> int:
    """What a restart does to a serving process: its connections are gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def test_the_next_request_after_a_restart_of_the_database_is_answered(server: str) -> None:
    assert requests.get(f"{server}/organisations/", timeout=30).status_code == 200
    assert cut_every_other_connection() >= 1
    assert requests.get(f"{server}/organisations/", timeout=30).status_code == 200
