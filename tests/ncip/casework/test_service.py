"""The door and the tick against real processes and real connections: races, killed workers, downtime."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from uuid6 import uuid7

from ncip.accounts.models import User
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, Firing
from ncip.journal import chain
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from ncip.lawbook.models import TableChange
from tests.people import administrator, authorised_body

pytestmark = [
    pytest.mark.service,
    pytest.mark.django_db(transaction=True),
]

ALMATY = ZoneInfo("Asia/Almaty")
ROUNDS = 20
MANAGE = Path(settings.BASE_DIR) / "manage.py"


def proposal(actor: Actor) -> TableChange:
    row = {
        "table": "calculation-index",
        "act": "Law on the republican budget for 2028",
        "row_valid_from": "01.01.2028",
        "row_value": "5000",
    }
    return door.create(TableChange, row, actor, at=timezone.now(), channel=Channel.WEB).subject


def browser(live_server: Any, user: User | None) -> requests.Session:
    """A signed-in browser of that person."""
    assert user is not None
    client = Client()
    client.force_login(user)
    session = requests.Session()
    session.cookies.set(settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value)
    session.get(f"{live_server.url}/law/changes/")
    return session


def press(
    session: requests.Session, live_server: Any, change: TableChange, name: str, barrier: Barrier
) -> int:
    url = f"{live_server.url}/do/table-change/{change.public_id}/{name}/"
    page = session.get(url)
    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    barrier.wait()
    data = {"csrfmiddlewaretoken": token, "reason": "Not published", "key": str(uuid7())}
    return session.post(url, data=data, allow_redirects=False, timeout=30).status_code


def test_of_two_simultaneous_decisions_one_is_taken_and_one_is_refused(live_server: Any) -> None:
    admin, first, second = administrator(), authorised_body(), authorised_body()
    sessions = [browser(live_server, first.user), browser(live_server, second.user)]
    answers = []
    for _round in range(ROUNDS):
        change = proposal(admin)
        barrier = Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            pressed = [
                pool.submit(press, session, live_server, change, name, barrier)
                for session, name in zip(sessions, ("consent", "refuse"), strict=True)
            ]
            answers.append(sorted(one.result() for one in pressed))
    assert answers == [[302, 409]] * ROUNDS
    decided = Event.objects.filter(subject_label="table-change", action__in=["consent", "refuse"]).count()
    assert (decided, chain.verify().clean) == (ROUNDS, True)


def running_deadlines(number: int) -> datetime:
    """So many deadlines whose last day was 2 March 2026; returns an instant twenty days later."""
    change = proposal(administrator())
    opened_by = Event.objects.latest("number")
    due = datetime(2026, 3, 3, tzinfo=ALMATY)
    Deadline.objects.bulk_create(
        Deadline(
            subject_label=change.label,
            subject_id=change.public_id if place == 0 else uuid7(),
            term="rework",
            rule="ncip-51-b",
            started_on=date(2026, 2, 23),
            printed_day=date(2026, 3, 2),
            last_day=date(2026, 3, 2),
            due_at=due,
            next_at=due - timedelta(days=3),
            opened_by=opened_by,
        )
        for place in range(number)
    )
    return due + timedelta(days=20)


def ticker(at: datetime, *, batch: int = 50) -> subprocess.Popen[bytes]:
    """A tick in a process of its own, on the test database."""
    database = connection.settings_dict
    environment = os.environ | {
        "DATABASE_URL": database_url(database),
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    command = [sys.executable, str(MANAGE), "tick", "--at", at.isoformat(), "--batch", str(batch)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def database_url(database: dict[str, Any]) -> str:
    host = str(database["HOST"] or "")
    place = f"{host}:{database['PORT']}" if not host.startswith("/") else ""
    query = f"?host={host}&port={database['PORT'] or 5432}" if host.startswith("/") else ""
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{place}/{database['NAME']}{query}"


def test_four_tickers_of_which_one_is_killed_lose_and_double_nothing() -> None:
    number = 2000
    at = running_deadlines(number)
    processes = [ticker(at) for _four in range(4)]
    while Firing.objects.count() == 0 and any(one.poll() is None for one in processes):
        time.sleep(0.02)
    processes[0].send_signal(signal.SIGKILL)
    for process in processes:
        process.communicate(timeout=120)
    ticker(at).communicate(timeout=120)
    assert Firing.objects.count() == 4 * number
    assert Deadline.objects.filter(step=4, next_at=None).count() == number
    assert chain.verify().clean


def test_twenty_days_of_downtime_are_caught_up_in_one_tick() -> None:
    at = running_deadlines(300)
    output, _errors = ticker(at, batch=500).communicate(timeout=120)
    assert b"300 deadlines moved on" in output
    assert Firing.objects.filter(notified=True, level=6).count() == 300


def test_the_journal_of_concurrent_writers_is_one_clean_chain(live_server: Any) -> None:
    admin = administrator()

    def write(_number: int) -> None:
        proposal(admin)
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    verdict = chain.verify()
    assert (verdict.clean, verdict.checked) == (True, 40)
