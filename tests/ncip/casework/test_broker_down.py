"""A request whose broker is dead: it succeeds, its notices wait in the outbox, and the next sweep sends them."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from celery import Celery
from django.core import mail
from django.test import Client

from ncip.accounts.models import User
from ncip.casework import jobs
from ncip.casework.models import Notice
from ncip.celery import app as our_app
from ncip.lawbook.models import TableChange
from tests.people import administrator, authorised_body

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("dead_broker"),
]


@pytest.fixture
def dead_broker() -> Iterator[None]:
    """The portal's Celery application with a broker at a port where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        dead = Celery("dead")
        dead.config_from_object("django.conf:settings", namespace="CELERY")
        dead.conf.update(broker_url=f"redis://127.0.0.1:{taken.getsockname()[1]}/0")
        dead.set_current()
        yield
        our_app.set_current()


def browser_of(user: User | None) -> Client:
    assert user is not None
    client = Client()
    client.force_login(user)
    return client


def propose_in_the_browser() -> int:
    """An administrator of the portal proposes a change of a legal table; the status of the answer."""
    row = {
        "table": "calculation-index",
        "act": "Law on the republican budget for 2028",
        "row_valid_from": "01.01.2028",
        "row_value": "5000",
        "key": "one form",
    }
    return browser_of(administrator().user).post("/new/table-change/", row).status_code


def waiting() -> int:
    """How many e-mails wait in the outbox."""
    return Notice.objects.filter(channel=Notice.Channel.EMAIL, delivered_at=None).count()


def test_an_action_succeeds_and_its_notice_waits() -> None:
    authorised_body()
    status = propose_in_the_browser()
    assert (status, TableChange.objects.count(), waiting(), len(mail.outbox)) == (302, 1, 1, 0)


def test_the_sweep_delivers_what_nobody_was_woken_for() -> None:
    reader = authorised_body().user
    assert reader is not None
    propose_in_the_browser()
    jobs.sweep_notices()
    assert ([letter.to for letter in mail.outbox], waiting()) == ([[reader.email]], 0)


def test_the_reader_finds_the_notice_in_the_portal_at_once() -> None:
    reader = authorised_body().user
    propose_in_the_browser()
    page = browser_of(reader).get("/notices/?lang=en").content.decode()
    assert Notice.objects.get(channel=Notice.Channel.PORTAL).title in page
