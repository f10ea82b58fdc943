"""People talk about a subject: who reads it, who is told, and what a form sent twice leaves."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontoffices.registry.enums import Kind
from ncip.accounts.enums import Role
from ncip.casework import conversation, extensions
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, Message, Notice
from ncip.casework.reasons import KeyReused, NotVisible, WrongRole
from ncip.journal.enums import ActorKind, Channel
from ncip.journal.models import Event
from tests.ncip.casework.papers import FRIDAY, company, event_of, organisation, person, stranger, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ncip.casework.card_urls")]


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def wrote(subject, actor, text="The land plot is ready.", *, channel=Channel.WEB, **columns) -> Message:
    return conversation.post(subject, text, actor, at=timezone.now(), channel=channel, **columns)


def page_of(subject) -> str:
    return f"/conversation/company/{subject.public_id}/"


def browser_of(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def told(person) -> list[str]:
    return [notice.title for notice in Notice.objects.in_portal(person.user)]


@pytest.mark.rule("ncip-43-c")
def test_a_message_is_written_with_its_author_and_organisation():
    aigul, subject = person("Aigul"), company()
    message = wrote(subject, aigul)
    assert (message.text, message.author, message.organisation) == (
        "The land plot is ready.",
        aigul.user,
        aigul.organisation,
    )
    assert list(conversation.messages_about(subject)) == [message]


def test_a_message_is_called_by_its_first_words_in_the_back_office():
    assert str(wrote(company(), person("Aigul"), "я" * 100)) == "я" * 60


def test_the_journal_does_not_keep_the_words():
    message = wrote(company(), person("Aigul"), "My telephone is 123")
    event = Event.objects.get(pk=message.event_id)
    assert event.action == "message.post"
    assert event.params["text"].startswith("hmac:")


def test_the_same_form_sent_twice_is_one_message():
    aigul, subject = person("Aigul"), company()
    first = wrote(subject, aigul, idempotency_key="message:1")
    assert wrote(subject, aigul, idempotency_key="message:1") == first
    assert Message.objects.count() == 1


def test_the_key_of_another_message_is_refused():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul, idempotency_key="message:1")
    with pytest.raises(KeyReused):
        wrote(subject, aigul, "Another text", idempotency_key="message:1")


def test_who_does_not_see_the_subject_writes_nothing():
    with pytest.raises(NotVisible):
        wrote(company(), stranger())


def test_an_observer_writes_nothing():
    with pytest.raises(WrongRole):
        wrote(company(), person("Observer", role=Role.OBSERVER))


def test_a_partner_system_writes_nothing():
    client = Actor(client="partner", organisation=organisation(), kind=ActorKind.CLIENT)
    with pytest.raises(WrongRole), transaction.atomic():
        wrote(company(), client)
    assert Message.objects.count() == 0


def test_a_file_goes_with_a_message():
    message = wrote(company(), person("Aigul"), uploads=[upload("plan.pdf")])
    assert [(one.name, one.event_id) for one in message.documents.all()] == [("plan.pdf", message.event_id)]


def test_a_message_whose_file_is_refused_is_not_written():
    with pytest.raises(ValidationError), transaction.atomic():
        wrote(company(), person("Aigul"), uploads=[upload("plan.pdf", b"MZ\x90\x00")])
    assert Message.objects.count() == 0


def test_who_wrote_before_is_told():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    wrote(subject, aigul)
    wrote(subject, bolat)
    assert told(aigul) == ["Test B. wrote about Rhein Solar GmbH"]


def test_who_writes_is_not_told_of_his_own_words():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul)
    wrote(subject, aigul, "And the contract.")
    assert told(aigul) == []


def test_a_notice_speaks_the_language_of_its_reader():
    aigul, bolat, subject = person("Aigul", language="ru"), person("Bolat"), company()
    wrote(subject, aigul)
    wrote(subject, bolat)
    assert Notice.objects.in_portal(aigul.user).get().language == "ru"


def test_a_participant_whom_a_higher_floor_names_is_told():
    bolat, subject = person("Bolat"), company()
    extensions.participants("company", name_bolat)
    wrote(subject, person("Aigul"))
    extensions._participants["company"].remove(name_bolat)
    assert told(bolat) == ["Test A. wrote about Rhein Solar GmbH"]


def name_bolat(subject):
    return [conversation.User.objects.get(given_name="Bolat")]


def test_who_keeps_a_running_term_is_told():
    bolat, aigul, subject = person("Bolat"), person("Aigul"), company()
    Deadline.objects.create(
        subject_label="company",
        subject_id=subject.public_id,
        term="test",
        rule="ncip-60",
        started_on=FRIDAY,
        printed_day=FRIDAY,
        last_day=FRIDAY,
        due_at=FRIDAY,
        official=bolat.user,
        opened_by_id=event_of(aigul, subject),
    )
    wrote(subject, aigul)
    assert told(bolat) == ["Test A. wrote about Rhein Solar GmbH"]


def test_who_no_longer_sees_the_subject_is_not_told():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul)
    aigul.membership.organisation = organisation(Kind.INVESTOR, "Another company")
    aigul.membership.save()
    wrote(subject, person("Bolat"))
    assert told(aigul) == []


def test_the_demonstration_sends_no_letters():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul, channel=Channel.DEMO)
    wrote(subject, person("Bolat"), channel=Channel.DEMO)
    assert [notice.channel for notice in Notice.objects.all()] == ["portal"]


def test_messages_are_never_deleted():
    wrote(company(), person("Aigul"))
    with (
        pytest.raises(DatabaseError, match="kept for good"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM ncip_casework_message")


def test_the_form_works_without_javascript():
    aigul, subject = person("Aigul"), company()
    response = browser_of(aigul).post(page_of(subject), {"text": "Ready.\r\nSigned.", "key": "1"})
    assert (response.status_code, response["Location"]) == (302, f"{subject.get_absolute_url()}#conversation")
    assert Message.objects.get().text == "Ready.\nSigned."


def test_htmx_is_answered_with_the_fragment():
    aigul, subject = person("Aigul"), company()
    response = browser_of(aigul).post(page_of(subject), {"text": "Ready."}, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert response.content.decode().startswith('<section class="card" id="conversation"')
    assert "Ready." in response.content.decode()


def test_a_page_with_the_same_key_sent_twice_shows_one_message():
    aigul, subject = person("Aigul"), company()
    browser = browser_of(aigul)
    first = browser.post(page_of(subject), {"text": "Ready.", "key": "1"})
    second = browser.post(page_of(subject), {"text": "Ready.", "key": "1"})
    assert (first.status_code, second.status_code, Message.objects.count()) == (302, 302, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write something before you send."),
        (" \r\n ", "Write something before you send."),
        ("я" * 5001, "Ensure this value has at most 5000 characters (it has 5001)."),
    ],
    ids=["nothing", "only spaces", "one character too many"],
)
def test_what_cannot_be_sent_is_told_above_the_field(text, sentence):
    response = browser_of(person("Aigul")).post(page_of(company()), {"text": text})
    assert (response.status_code, Message.objects.count()) == (422, 0)
    assert sentence in response.content.decode()


def test_a_message_of_exactly_5000_characters_is_sent():
    browser_of(person("Aigul")).post(page_of(company()), {"text": "я\r\n" * 2499 + "яя"})
    assert len(Message.objects.get().text) == 5000


def test_a_reused_key_is_told_on_the_page():
    aigul, subject = person("Aigul"), company()
    browser = browser_of(aigul)
    browser.post(page_of(subject), {"text": "Ready.", "key": "1"})
    response = browser.post(page_of(subject), {"text": "Another.", "key": "1"})
    assert response.status_code == 422
    assert "This request was already sent with other contents." in response.content.decode()


def test_markup_in_a_message_is_shown_as_text():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul, "<script>alert(1)</script> https://a.kz/?a=1&b=2")
    shown = browser_of(aigul).get(page_of(subject)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert '<a href="https://a.kz/?a=1&amp;b=2" rel="nofollow">https://a.kz/?a=1&amp;b=2</a>' in shown


def test_an_address_of_a_script_is_no_link():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul, "javascript:alert(1)")
    assert 'href="javascript' not in browser_of(aigul).get(page_of(subject)).content.decode()


def test_an_answer_names_what_it_answers():
    aigul, subject = person("Aigul"), company()
    first = wrote(subject, aigul)
    browser = browser_of(aigul)
    assert "In reply to Test A." in browser.get(page_of(subject), {"reply": first.public_id}).content.decode()
    browser.post(page_of(subject), {"text": "Thank you.", "reply": str(first.public_id)})
    assert Message.objects.get(text="Thank you.").in_reply_to == first


def test_an_answer_to_a_message_elsewhere_is_an_ordinary_message():
    aigul, subject = person("Aigul"), company()
    elsewhere = wrote(company("Other"), aigul)
    browser_of(aigul).post(page_of(subject), {"text": "Thank you.", "reply": str(elsewhere.public_id)})
    assert Message.objects.get(text="Thank you.").in_reply_to is None


def test_earlier_messages_are_on_the_next_page():
    aigul, subject = person("Aigul"), company()
    messages = [wrote(subject, aigul, f"Message {number:02}.") for number in range(21)]
    browser = browser_of(aigul)
    newest = browser.get(page_of(subject)).content.decode()
    earlier = browser.get(page_of(subject), {"before": messages[1].public_id}).content.decode()
    assert ("Message 00." in newest, f"?before={messages[1].public_id}" in newest) == (False, True)
    assert ("Message 00." in earlier, "Message 01." in earlier) == (True, False)


def test_an_observer_reads_and_has_no_form():
    subject = company()
    wrote(subject, person("Aigul"))
    shown = browser_of(person("Observer", role=Role.OBSERVER)).get(page_of(subject)).content.decode()
    assert ("The land plot is ready." in shown, "<textarea" in shown) == (True, False)


def queries_of_card(count: int) -> int:
    aigul, subject = person(f"Aigul{count}"), company()
    for number in range(count):
        wrote(subject, aigul, f"{number}", uploads=[upload(f"{number}.pdf")])
    browser = browser_of(aigul)
    browser.get(subject.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        browser.get(subject.get_absolute_url())
    return len(queries)


def test_a_card_asks_the_same_number_of_queries_for_one_and_for_three_messages():
    assert queries_of_card(3) == queries_of_card(1)
