"""Notices: written with the event, delivered once, whatever happens to broker, mail server and workers."""

import socketserver
import threading
from datetime import timedelta

import pytest
from celery import Celery
from django.core import mail as outgoing
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ncip.accounts.enums import Role
from ncip.casework import door, jobs, mail, notices
from ncip.casework.models import Notice
from ncip.celery import app as our_app
from ncip.journal.enums import Channel
from tests.ncip.casework.papers import FRIDAY, company, event_of, organisation, person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ncip.casework.card_urls")]
DEAD_BROKER = "redis://127.0.0.1:1/0"


def told(*recipients, event_id=None, **columns) -> list[Notice]:
    facts = {
        "at": FRIDAY,
        "title": "A term ends soon",
        "text": "Rhein Solar GmbH",
        "url": "/bare/1/",
        **columns,
    }
    event_id = event_id or event_of(person("Clerk"), company())
    notices.write(event_id, recipients, **facts)
    return list(Notice.objects.filter(event_id=event_id).order_by("id"))


def ways(rows) -> list[tuple[str, str]]:
    return [(row.user.given_name, row.channel) for row in rows]


def browser_of(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def test_a_person_is_told_in_the_portal_and_by_e_mail():
    assert ways(told(person("Aigul").user)) == [("Aigul", "portal"), ("Aigul", "email")]


def test_an_organisation_stands_for_its_officers_and_heads():
    office = organisation("investor", "Rhein")
    for name, role in [("O", "officer"), ("H", "head"), ("Watcher", "observer"), ("Admin", "administrator")]:
        person(name, office, role=Role(role))
    assert ways(told(office, silent=True)) == [("O", "portal"), ("H", "portal")]


@pytest.mark.parametrize(("ends_in", "known"), [(-1, 0), (0, 1), (1, 1)])
def test_a_member_is_told_up_to_his_last_day(ends_in, known):
    office = organisation("investor", "Rhein")
    membership = person("Aigul", office).membership
    membership.ends_on = FRIDAY.date() + timedelta(days=ends_in)
    membership.save()
    assert len(told(office, silent=True)) == known


def test_a_person_named_twice_is_told_once():
    aigul = person("Aigul", organisation("investor", "Rhein"))
    assert ways(told(aigul.user, aigul.organisation, aigul.user, silent=True)) == [("Aigul", "portal")]


def test_the_same_event_told_twice_is_one_notice():
    aigul, event_id = person("Aigul").user, event_of(person("Clerk"), company())
    told(aigul, event_id=event_id)
    assert len(told(aigul, event_id=event_id)) == 2


def test_who_may_not_sign_in_is_not_told():
    aigul = person("Aigul").user
    aigul.is_active = False
    aigul.save()
    assert told(aigul) == []


def test_who_acted_knows_already():
    aigul, bolat = person("Aigul").user, person("Bolat").user
    assert ways(told(aigul, bolat, silent=True, but=aigul)) == [("Bolat", "portal")]


def test_a_notice_is_called_by_its_title_in_the_back_office():
    assert str(told(person("Aigul").user)[0]) == "A term ends soon"


def test_a_silent_notice_sends_no_letter():
    assert ways(told(person("Aigul").user, silent=True)) == [("Aigul", "portal")]


def test_words_are_made_in_the_language_of_each_reader():
    readers = [person("Aigul", language="kk").user, person("Bolat", language="en").user]
    rows = told(*readers, title=gettext_lazy("January"), text=lambda: gettext_lazy("Monday"), silent=True)
    assert [(row.language, row.title, row.text) for row in rows] == [
        ("kk", "Қаңтар", "Дүйсенбі"),
        ("en", "January", "Monday"),
    ]


def test_a_letter_is_written_in_the_language_of_its_reader_with_a_link(settings):
    settings.PORTAL_URL = "https://ncip.example.kz/"
    told(person("Aigul").user)
    assert mail.deliver(at=FRIDAY) == 1
    letter = outgoing.outbox[0]
    assert (letter.subject, letter.to) == ("NCIP: A term ends soon", ["aigul@example.kz"])
    assert "Open in the portal: https://ncip.example.kz/bare/1/" in letter.body
    assert letter.alternatives[0].mimetype == "text/html"


def test_a_letter_cannot_be_given_headers_by_a_title():
    told(person("Aigul").user, title="Term\r\nBcc: all@example.kz")
    mail.deliver(at=FRIDAY)
    assert outgoing.outbox[0].subject == "NCIP: Term Bcc: all@example.kz"


def test_markup_of_a_notice_is_text_in_the_letter():
    told(person("Aigul").user, text="<script>alert(1)</script>")
    mail.deliver(at=FRIDAY)
    assert "&lt;script&gt;" in outgoing.outbox[0].alternatives[0].content


def test_a_delivered_letter_is_not_sent_again():
    rows = told(person("Aigul").user)
    mail.deliver(at=FRIDAY)
    assert (mail.deliver(at=FRIDAY + timedelta(days=1)), len(outgoing.outbox)) == (0, 1)
    rows[1].refresh_from_db()
    assert (rows[1].delivered_at, rows[1].attempts) == (FRIDAY, 1)


def test_the_jobs_send_what_waits():
    told(person("Aigul").user)
    assert (jobs.deliver_notices(), jobs.sweep_notices()) == (1, 0)


def test_the_tick_runs_as_a_job():
    assert jobs.run_tick() == 0


class MailServer(socketserver.ThreadingTCPServer):
    """An SMTP server that answers one command with a given line and counts the letters."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, answer: bytes, to: bytes) -> None:
        super().__init__(("127.0.0.1", 0), MailTalk)
        self.answer, self.to, self.letters = answer, to, 0
        threading.Thread(target=self.serve_forever, daemon=True).start()


class MailTalk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        while line := self.rfile.readline():
            self.wfile.write(self.reply_to(line.strip().upper()))

    def reply_to(self, line: bytes) -> bytes:
        if line.startswith(self.server.to):
            return self.server.answer
        if line.startswith(b"DATA"):
            self.wfile.write(b"354 go on\r\n")
            while self.rfile.readline() != b".\r\n":
                pass
            self.server.letters += 1
        return b"250 ok\r\n"


@pytest.fixture
def mail_server(settings):
    servers = []

    def start(answer: bytes, to: bytes = b"RCPT") -> MailServer:
        server = MailServer(answer, to)
        servers.append(server)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        return server

    yield start
    for server in servers:
        server.shutdown()


def letter_of(actor) -> Notice:
    return Notice.objects.get(user=actor.user, channel="email")


def test_letters_go_to_a_real_mail_server(mail_server):
    server, aigul = mail_server(b"250 ok\r\n"), person("Aigul")
    told(aigul.user)
    assert (mail.deliver(at=FRIDAY), server.letters) == (1, 1)


def test_an_address_that_does_not_exist_is_given_up_with_its_reason(mail_server):
    mail_server(b"550 no such user\r\n")
    aigul = person("Aigul")
    told(aigul.user)
    assert mail.deliver(at=FRIDAY) == 0
    letter = letter_of(aigul)
    assert (letter.is_given_up, letter.error) == (True, "550 no such user")


def test_a_server_that_refuses_the_sender_is_asked_again_later(mail_server):
    mail_server(b"451 not now\r\n", to=b"MAIL")
    aigul = person("Aigul")
    told(aigul.user)
    mail.deliver(at=FRIDAY)
    letter = letter_of(aigul)
    assert (letter.error, letter.next_try_at) == ("451 not now", FRIDAY + timedelta(minutes=1))


def test_a_pass_sends_no_more_letters_than_its_limit():
    told(person("Aigul").user, person("Bolat").user)
    assert (mail.deliver(at=FRIDAY, limit=1), len(outgoing.outbox)) == (1, 1)


def test_a_bounced_letter_is_shown_on_the_notice(mail_server):
    mail_server(b"550 no such user\r\n")
    aigul = person("Aigul")
    told(aigul.user)
    mail.deliver(at=FRIDAY)
    shown = browser_of(aigul).get("/notices/").content.decode()
    assert "The e-mail to aigul@example.kz did not arrive: 550 no such user" in shown


def test_a_busy_mailbox_is_tried_again_later_and_later(mail_server):
    mail_server(b"450 busy\r\n")
    aigul = person("Aigul")
    told(aigul.user)
    mail.deliver(at=FRIDAY)
    assert letter_of(aigul).next_try_at == FRIDAY + timedelta(minutes=1)
    mail.deliver(at=FRIDAY + timedelta(minutes=1))
    assert letter_of(aigul).next_try_at == FRIDAY + timedelta(minutes=3)


def test_the_last_attempt_gives_up(mail_server):
    mail_server(b"450 busy\r\n")
    aigul = person("Aigul")
    told(aigul.user)
    Notice.objects.update(attempts=mail.MAX_ATTEMPTS - 1)
    mail.deliver(at=FRIDAY)
    assert (letter_of(aigul).is_given_up, letter_of(aigul).error) == (True, "450 busy")


def test_a_mail_server_that_is_down_ends_the_pass(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    told(person("Aigul").user, person("Bolat").user)
    assert mail.deliver(at=FRIDAY) == 0
    letters = Notice.objects.filter(channel="email").order_by("id")
    assert [(letter.attempts, letter.delivered_at) for letter in letters] == [(1, None), (0, None)]


def test_an_address_that_is_none_is_given_up(mail_server):
    mail_server(b"250 ok\r\n")
    aigul = person("Aigul")
    told(aigul.user)
    aigul.user.email = "two\nlines@example.kz"
    aigul.user.save()
    mail.deliver(at=FRIDAY)
    assert letter_of(aigul).is_given_up


def test_unread_notices_are_counted_until_they_are_read():
    aigul = person("Aigul")
    told(aigul.user)
    told(aigul.user, event_id=event_of(aigul, company()))
    browser = browser_of(aigul)
    first = Notice.objects.in_portal(aigul.user).first()
    counts = [notices.unread_count(aigul.user)]
    browser.post(f"/notices/{first.public_id}/read/")
    counts.append(notices.unread_count(aigul.user))
    browser.post("/notices/read/")
    counts.append(notices.unread_count(aigul.user))
    assert counts == [2, 1, 0]


def test_opening_a_notice_leads_to_its_page_and_reads_it():
    aigul = person("Aigul")
    notice = told(aigul.user)[0]
    response = browser_of(aigul).get(f"/notices/{notice.public_id}/")
    assert (response.status_code, response["Location"]) == (302, "/bare/1/")
    assert notices.unread_count(aigul.user) == 0


@pytest.mark.parametrize(("method", "path"), [("get", "/notices/{id}/"), ("post", "/notices/{id}/read/")])
def test_notices_of_others_are_not_found(method, path):
    notice = told(person("Aigul").user)[0]
    response = getattr(browser_of(person("Bolat")), method)(path.format(id=notice.public_id))
    assert (response.status_code, Notice.objects.unread().count()) == (404, 2)


def test_unread_notices_stand_first_and_pages_go_on(monkeypatch):
    monkeypatch.setattr(notices, "PAGE", 2)
    aigul, subject = person("Aigul"), company()
    for number in range(5):
        told(aigul.user, event_id=event_of(aigul, subject), title=f"T{number}", silent=True)
    Notice.objects.filter(title__in=["T4", "T1"]).update(read_at=FRIDAY)
    titles, after = [], None
    for _page in range(3):
        page = notices.page_of(aigul.user, str(after) if after else None)
        titles.append([row.title for row in page.rows])
        after = page.after
    assert (titles, after) == ([["T3", "T2"], ["T0", "T4"], ["T1"]], None)


def test_nonsense_in_the_address_shows_the_first_page():
    aigul = person("Aigul")
    told(aigul.user)
    assert "A term ends soon" in browser_of(aigul).get("/notices/?after=nonsense").content.decode()


def test_the_page_without_notices_says_so():
    assert "No notices yet" in browser_of(person("Aigul")).get("/notices/").content.decode()


def queries_of_page(count: int) -> int:
    aigul = person(f"Aigul{count}")
    for _number in range(count):
        told(aigul.user, event_id=event_of(aigul, company()))
    browser = browser_of(aigul)
    browser.get("/notices/")
    with CaptureQueriesContext(connection) as queries:
        browser.get("/notices/")
    return len(queries)


def test_the_page_asks_the_same_number_of_queries_for_one_and_for_three():
    assert queries_of_page(3) == queries_of_page(1)


@pytest.fixture
def dead_broker():
    """The default Celery application with a broker that does not answer."""
    dead = Celery("dead")
    dead.config_from_object("django.conf:settings", namespace="CELERY")
    dead.conf.broker_url = DEAD_BROKER
    dead.set_current()
    yield
    our_app.set_current()


@pytest.mark.django_db(transaction=True)
def test_a_request_succeeds_while_the_broker_is_down(dead_broker):
    aigul, subject = person("Aigul"), company()
    door.remark(
        subject,
        "test",
        aigul,
        at=timezone.now(),
        channel=Channel.WEB,
        change=lambda act: notices.write(act.event_id, [aigul.user], at=act.at, title="Told"),
    )
    assert (jobs.sweep_notices(), len(outgoing.outbox)) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_notice_of_an_act_that_is_taken_back_is_never_sent():
    aigul, subject = person("Aigul"), company()
    with pytest.raises(RuntimeError), transaction.atomic():
        told(aigul.user, event_id=event_of(aigul, subject))
        raise RuntimeError
    assert (mail.deliver(at=FRIDAY), Notice.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_deliver_each_letter_once():
    aigul, subject = person("Aigul"), company()
    for _number in range(20):
        told(aigul.user, event_id=event_of(aigul, subject))
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        mail.deliver(at=FRIDAY)
        connection.close()

    workers = [threading.Thread(target=work) for _number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(outgoing.outbox) == 20
    assert set(Notice.objects.filter(channel="email").values_list("attempts", flat=True)) == {1}
