"""A live conversation: news of an open page, mentions, what is unread, search, and the document for the file."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from pypdf import PdfReader

from frontoffices.registry.enums import Kind
from ncip.accounts.enums import Role
from ncip.casework import audience, conversation, reading
from ncip.casework.actor import Actor
from ncip.casework.models import Message, Notice, Reading
from ncip.casework.reasons import GuardsRefuse
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from tests.ncip.casework.papers import company, organisation, person, stranger, upload
from tests.people import administrator

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-43-c")]

POLL = {"HX-Request": "true", "X-Poll": "yes"}


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def wrote(subject, actor, text="The land plot is ready.", *, channel=Channel.WEB, **columns) -> Message:
    return conversation.post(subject, text, actor, at=timezone.now(), channel=channel, **columns)


def page_of(subject, part: str = "") -> str:
    return f"/conversation/company/{subject.public_id}/{part}"


def browser_of(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def news(browser, subject, since=None):
    asked = {"since": str(since.public_id)} if since else {}
    return browser.get(page_of(subject, "news/"), asked, headers=POLL)


def told(actor) -> list[str]:
    return [notice.title for notice in Notice.objects.in_portal(actor.user).order_by("id")]


def today():
    return timezone.localdate()


# News of an open page.


def test_nothing_new_is_answered_with_nothing():
    aigul, subject = person("Aigul"), company()
    answer = news(browser_of(aigul), subject, wrote(subject, aigul))
    assert (answer.status_code, answer.content) == (204, b"")


def test_what_was_written_meanwhile_comes_as_a_fragment_that_asks_on_from_there():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    first = wrote(subject, aigul)
    second = wrote(subject, bolat, "The grid has an answer.")
    shown = news(browser_of(aigul), subject, first).content.decode()
    assert ("The grid has an answer." in shown, "The land plot is ready." in shown) == (True, False)
    assert f"news/?since={second.public_id}" in shown


def test_an_empty_conversation_shows_its_first_message():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    browser = browser_of(aigul)
    assert news(browser, subject).status_code == 204
    wrote(subject, bolat)
    assert b"The land plot is ready." in news(browser, subject).content


def test_who_does_not_see_the_subject_hears_no_news_of_it():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul)
    assert news(browser_of(stranger()), subject).status_code == 204


def test_news_of_an_unknown_kind_of_record_is_not_found():
    answer = browser_of(person("Aigul")).get(f"/conversation/nothing/{uuid4()}/news/")
    assert answer.status_code == 404


def test_a_cursor_that_is_none_is_not_found():
    answer = browser_of(person("Aigul")).get(page_of(company(), "news/"), {"since": "yesterday"})
    assert answer.status_code == 404


def test_a_page_whose_person_signed_out_asks_no_more():
    assert news(Client(), company()).status_code == 286


@pytest.mark.parametrize("count", [1, 3])
def test_asking_without_news_costs_the_person_and_one_query_of_messages(count):
    aigul, subject = person("Aigul"), company()
    last = [wrote(subject, aigul, str(number)) for number in range(count)][-1]
    browser = browser_of(aigul)
    news(browser, subject, last)
    with CaptureQueriesContext(connection) as queries:
        news(browser, subject, last)
    about = [one["sql"] for one in queries if "casework" in one["sql"] or "attraction" in one["sql"]]
    assert (len(queries), len(about)) == (4, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_news_cost_the_same_for_one_and_for_three_messages(count):
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    first = wrote(subject, aigul)
    for number in range(count):
        wrote(subject, bolat, str(number), uploads=[upload(f"{number}.pdf")])
    browser = browser_of(aigul)
    browser.get("/notices/")
    with CaptureQueriesContext(connection) as queries:
        news(browser, subject, first)
    assert len(queries) == 10


def test_asking_without_news_reads_the_index_of_the_conversation():
    aigul, subject = person("Aigul"), company()
    last = wrote(subject, aigul)
    found = Message.objects.about("company", subject.public_id).after(last.public_id)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "message_of_subject" in found.explain()


def test_asking_for_news_does_not_keep_a_session_alive(time_machine):
    time_machine.move_to("2026-11-20T06:00:00Z", tick=False)
    aigul, subject = person("Aigul"), company()
    last = wrote(subject, aigul)
    browser = browser_of(aigul)
    browser.get("/notices/")
    time_machine.shift(timedelta(minutes=50))
    assert news(browser, subject, last).status_code == 204
    time_machine.shift(timedelta(minutes=11))
    assert news(browser, subject, last).status_code == 286
    assert browser.get("/notices/").status_code == 302


def test_of_two_writers_at_once_the_later_message_never_hides_the_earlier_one():
    aigul, subject = person("Aigul"), company()
    with CaptureQueriesContext(connection) as queries:
        wrote(subject, aigul)
    locks = [
        place for place, one in enumerate(queries) if "FOR UPDATE" in one["sql"] and "company" in one["sql"]
    ]
    writes = [
        place
        for place, one in enumerate(queries)
        if one["sql"].startswith('INSERT INTO "ncip_casework_message"')
    ]
    assert locks[0] < writes[0]


# Mentions.


def test_a_mention_notifies_that_person():
    bolat, subject = person("Bolat"), company()
    message = wrote(subject, person("Aigul"), "@Test B. please look", mentions=[bolat.user])
    assert told(bolat) == ["Test A. mentioned you: Rhein Solar GmbH"]
    assert list(message.mentioned.all()) == [bolat.user]


def test_a_mentioned_participant_is_told_once():
    bolat, subject = person("Bolat"), company()
    wrote(subject, bolat)
    wrote(subject, person("Aigul"), mentions=[bolat.user])
    assert told(bolat) == ["Test A. mentioned you: Rhein Solar GmbH"]


def test_who_mentions_himself_is_not_told():
    aigul = person("Aigul")
    wrote(company(), aigul, mentions=[aigul.user])
    assert told(aigul) == []


def test_a_mention_of_somebody_who_does_not_see_the_record_is_refused_with_the_reason():
    outsider = stranger()
    with pytest.raises(GuardsRefuse) as refused:
        wrote(company(), person("Aigul"), mentions=[outsider.user])
    (reason,) = refused.value.reasons
    assert (reason.code, reason.field, reason.rule) == ("mention_not_visible", "mention", "ncip-43-c")
    assert (str(reason.text).startswith("Test S."), Message.objects.count()) == (
        True,
        0,
    )


def test_a_refused_mention_keeps_what_was_typed():
    answer = browser_of(person("Aigul")).post(
        page_of(company()), {"text": "Look at this", "mention": [str(stranger().user.public_id)]}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Test S. does not see this record and cannot be notified of it." in shown
    assert ("Look at this</textarea>" in shown, 'name="mention"' in shown) == (True, True)


@pytest.mark.parametrize("number", ["nobody", "00000000-0000-7000-8000-000000000000"])
def test_a_mention_of_nobody_is_refused(number):
    answer = browser_of(person("Aigul")).post(page_of(company()), {"text": "Look", "mention": [number]})
    assert answer.status_code == 422
    assert "There is no such person to notify." in answer.content.decode()


def test_a_closed_account_is_not_mentioned():
    bolat = person("Bolat")
    bolat.user.is_active = False
    bolat.user.save()
    with pytest.raises(GuardsRefuse):
        wrote(company(), person("Aigul"), mentions=[bolat.user])


def test_typing_a_name_offers_those_who_see_the_record():
    aigul = person("Aigul")
    person("Bolat")
    stranger()
    answer = browser_of(aigul).get(page_of(company(), "people/"), {"q": "tes"})
    assert [one["name"] for one in answer.json()["people"]] == ["Test B."]


def test_family_and_given_name_may_be_typed_together():
    aigul, _bolat = person("Aigul"), person("Bolat")
    person("Botagoz")
    answer = browser_of(aigul).get(page_of(company(), "people/"), {"q": "Test Bol"})
    assert [(one["name"], one["organisation"]) for one in answer.json()["people"]] == [
        ("Test B.", organisation().short_name)
    ]


def test_without_a_name_the_participants_are_offered():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    person("Botagoz")
    wrote(subject, bolat)
    found = audience.offered(subject, "", on=today(), but=aigul.user)
    assert bolat.user in found


def test_the_form_without_javascript_offers_people_and_keeps_the_text():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    wrote(subject, bolat)
    answer = browser_of(aigul).post(page_of(subject), {"text": "Half a sentence", "choose": "1"})
    shown = answer.content.decode()
    assert (answer.status_code, Message.objects.count()) == (200, 1)
    assert f'name="mention" value="{bolat.user.public_id}"' in shown
    assert "Half a sentence</textarea>" in shown


def test_the_people_of_a_record_are_hidden_from_who_does_not_see_it():
    assert browser_of(stranger()).get(page_of(company(), "people/"), {"q": "t"}).status_code == 404


def test_an_administrator_of_the_portal_sees_every_record():
    chief = administrator().user
    assert audience.seers(company(), [chief], on=today()) == [chief]


def test_who_sees_is_asked_in_two_queries_for_any_number_of_people():
    subject = company()
    people = [person(f"Official{number}").user for number in range(5)] + [stranger().user]
    with CaptureQueriesContext(connection) as queries:
        found = audience.seers(subject, people, on=today())
    assert (found, len(queries)) == (people[:5], 2)


# What is unread.


def test_a_message_of_somebody_else_is_unread_for_who_was_told():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    wrote(subject, aigul)
    wrote(subject, bolat)
    assert reading.unread_counts(aigul.user, "company", [subject.public_id]) == {subject.public_id: 1}


def test_own_words_are_never_unread():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul)
    assert reading.unread_counts(aigul.user, "company", [subject.public_id]) == {}


def test_opening_the_card_reads_the_conversation_and_its_notices():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    wrote(subject, aigul)
    wrote(subject, bolat)
    shown = browser_of(aigul).get(page_of(subject)).content.decode()
    assert 'class="is-new"' in shown
    assert reading.unread_conversations(aigul) == []
    assert Notice.objects.in_portal(aigul.user).unread().count() == 0


def test_a_message_is_new_once():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    wrote(subject, aigul)
    wrote(subject, bolat)
    browser = browser_of(aigul)
    browser.get(page_of(subject))
    assert 'class="is-new"' not in browser.get(page_of(subject)).content.decode()


def test_earlier_messages_and_a_search_read_nothing():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    first = wrote(subject, aigul)
    wrote(subject, bolat)
    browser = browser_of(aigul)
    browser.get(page_of(subject), {"before": first.public_id})
    browser.get(page_of(subject), {"q": "plot"})
    assert [one.count for one in reading.unread_conversations(aigul)] == [1]


def test_the_unread_conversations_stand_above_the_notices():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    wrote(subject, aigul)
    wrote(subject, bolat)
    wrote(subject, bolat, "And the contract.")
    (found,) = reading.unread_conversations(aigul)
    assert (found.subject, found.count, found.url) == (
        subject,
        2,
        f"{subject.get_absolute_url()}#conversation",
    )
    assert "Unread conversations" in browser_of(aigul).get("/notices/").content.decode()


def test_a_conversation_that_one_may_no_longer_see_is_not_listed():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul)
    wrote(subject, person("Bolat"))
    aigul.membership.organisation = organisation(Kind.INVESTOR, "Another company")
    aigul.membership.save()
    assert reading.unread_conversations(Actor.of(aigul.user, aigul.membership)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_unread_conversations_cost_one_query_and_one_more_for_their_kind(count):
    aigul, bolat = person("Aigul"), person("Bolat")
    for number in range(count):
        subject = company(f"Company {number}")
        wrote(subject, aigul)
        wrote(subject, bolat)
    with CaptureQueriesContext(connection) as queries:
        assert len(reading.unread_conversations(aigul)) == count
    assert len(queries) == 2


def test_one_position_per_person_and_conversation():
    aigul, subject = person("Aigul"), company()
    for _twice in range(2):
        wrote(subject, aigul)
    assert Reading.objects.filter(user=aigul.user).count() == 1


# Several files.


def test_several_files_go_with_one_message():
    answer = browser_of(person("Aigul")).post(
        page_of(company()), {"text": "Both", "file": [upload("a.pdf"), upload("b.pdf")]}
    )
    assert answer.status_code == 302
    assert sorted(one.name for one in Message.objects.get().documents.all()) == ["a.pdf", "b.pdf"]


def test_a_bad_file_is_named_and_nothing_is_sent():
    answer = browser_of(person("Aigul")).post(
        page_of(company()), {"text": "Both", "file": [upload("a.pdf"), upload("b.pdf", b"MZ\x90\x00")]}
    )
    assert (answer.status_code, Message.objects.count()) == (422, 0)
    assert "b.pdf: This file is a program" in answer.content.decode()


@pytest.mark.parametrize(("number", "status"), [(10, 302), (11, 422)])
def test_at_most_ten_files_go_with_one_message(number, status):
    files = [upload(f"{one}.pdf") for one in range(number)]
    answer = browser_of(person("Aigul")).post(page_of(company()), {"text": "Many", "file": files})
    assert answer.status_code == status


def test_a_second_bad_file_undoes_the_first():
    with pytest.raises(ValidationError), transaction.atomic():
        wrote(company(), person("Aigul"), uploads=[upload("a.pdf"), upload("b.pdf", b"MZ\x90\x00")])
    assert Event.objects.filter(action="message.post").count() == 0


def test_the_files_of_a_message_are_never_taken_from_it():
    message = wrote(company(), person("Aigul"), uploads=[upload("a.pdf")])
    with pytest.raises(DatabaseError, match="kept for good"), transaction.atomic():
        message.documents.clear()


# Search and the document for the file.


def test_a_search_finds_words_and_names_of_files_whatever_their_case():
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul, "Жер учаскесі дайын")
    wrote(subject, aigul, "See the file", uploads=[upload("Grid-answer.pdf")])
    wrote(subject, aigul, "Nothing of the kind")
    browser = browser_of(aigul)
    by_word = browser.get(page_of(subject), {"q": "ЖЕР"}).content.decode()
    by_file = browser.get(page_of(subject), {"q": "grid"}).content.decode()
    assert ("Жер учаскесі" in by_word, "See the file" in by_word) == (True, False)
    assert ("See the file" in by_file, "Nothing of the kind" in by_file) == (True, False)


@pytest.mark.parametrize("wild", ["%", "_"])
def test_a_search_takes_every_character_as_it_is(wild):
    aigul, subject = person("Aigul"), company()
    wrote(subject, aigul)
    assert "The land plot" not in browser_of(aigul).get(page_of(subject), {"q": wild}).content.decode()


def text_of(answer) -> str:
    pages = PdfReader(BytesIO(answer.getvalue() if hasattr(answer, "getvalue") else answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "Хат алмасу"), ("ru", "Переписка"), ("en", "Conversation")]
)
def test_the_whole_conversation_is_a_document_in_three_languages(language, word):
    aigul, subject = person("Aigul", language=language), company()
    message = wrote(subject, aigul, "Жер учаскесі дайын", uploads=[upload("акт.pdf")])
    for number in range(25):
        wrote(subject, aigul, f"Line {number:02}")
    answer = browser_of(aigul).get(page_of(subject, "export/"))
    text = text_of(answer)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "Жер учаскесі дайын" in text
    assert all(f"Line {number:02}" in text for number in range(25))
    assert message.documents.get().blob.sha256 in text.replace(" ", "")
    assert f"{timezone.localtime(message.at):%d.%m.%Y %H:%M}" in text
    with override(language):
        assert " ".join(organisation().name.split()) in text
    assert word in text


def test_a_long_conversation_is_printed_in_parts(monkeypatch):
    monkeypatch.setattr("ncip.casework.talk_cards.EXPORTED", 2)
    aigul, subject = person("Aigul"), company()
    for number in range(3):
        wrote(subject, aigul, f"Line {number}")
    browser = browser_of(aigul)
    first, second = (text_of(browser.get(page_of(subject, "export/"), {"part": part})) for part in ("1", "2"))
    assert ("Line 0" in first, "Line 2" in first, "Line 2" in second) == (True, False, True)
    assert "part 2 of 2" in second


def test_every_part_of_a_long_conversation_has_its_link(monkeypatch):
    monkeypatch.setattr("ncip.casework.talk_cards.EXPORTED", 20)
    aigul, subject = person("Aigul"), company()
    for number in range(21):
        wrote(subject, aigul, f"Line {number}")
    shown = browser_of(aigul).get(page_of(subject)).content.decode()
    address = page_of(subject, "export/")
    assert [f'href="{address}?part={part}"' in shown for part in (1, 2, 3)] == [True, True, False]


def test_the_document_is_not_made_for_who_does_not_see_the_subject():
    assert browser_of(stranger()).get(page_of(company(), "export/")).status_code == 404


def test_an_observer_reads_the_news_and_has_nothing_to_answer_with():
    aigul, observer, subject = person("Aigul"), person("Observer", role=Role.OBSERVER), company()
    wrote(subject, aigul)
    shown = news(browser_of(observer), subject).content.decode()
    assert ("The land plot is ready." in shown, "?reply=" in shown) == (True, False)


# The same over the REST API.


def api(subject, query: str = "") -> str:
    return f"/api/v1/companies/{subject.public_id}/messages/{query}"


def test_a_partner_system_reads_the_conversation_in_its_order():
    aigul, subject = person("Aigul"), company()
    sent = [wrote(subject, aigul, str(number)) for number in range(3)]
    browser = browser_of(aigul)
    first = browser.get(api(subject, "?limit=2")).json()
    rest = browser.get(api(subject, f"?since={first['next']}")).json()
    assert [one["id"] for one in first["results"] + rest["results"]] == [str(one.public_id) for one in sent]
    assert rest["next"] is None


def test_a_message_over_the_api_is_whole():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    first = wrote(subject, bolat)
    sent = wrote(subject, aigul, "Look", in_reply_to=first, mentions=[bolat.user], uploads=[upload("a.pdf")])
    got = browser_of(bolat).get(api(subject)).json()["results"][1]
    assert got["author"] == {"id": str(aigul.user.public_id), "name": "Test Aigul"}
    assert (got["organisation"], got["in_reply_to"], got["mentions"][0]["name"]) == (
        str(aigul.organisation.public_id),
        str(first.public_id),
        "Test Bolat",
    )
    assert got["files"][0]["sha256"] == sent.documents.get().blob.sha256


def test_a_message_is_sent_over_the_api_once_and_journaled():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    browser = browser_of(aigul)
    data = {"text": "Over the API", "mention": [str(bolat.user.public_id)]}
    answers = [
        browser.post(api(subject), data, content_type="application/json", headers={"Idempotency-Key": "k"})
        for _twice in range(2)
    ]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    event = Event.objects.get(action="message.post")
    assert (event.channel, event.rules, Message.objects.count()) == ("api", ["ncip-43-c"], 1)


def test_files_are_sent_over_the_api_as_multipart():
    subject = company()
    answer = browser_of(person("Aigul")).post(
        api(subject), {"text": "Both", "file": [upload("a.pdf"), upload("b.pdf")]}
    )
    assert [one["name"] for one in answer.json()["files"]] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    ("data", "status", "field"),
    [
        ({"text": ""}, 400, "text"),
        ({"text": "Look", "mention": ["nobody"]}, 400, "mention"),
        ({"text": "Look", "reply": str(uuid4())}, 400, "reply"),
    ],
    ids=["no text", "no such person", "no such message"],
)
def test_what_cannot_be_sent_is_told_with_its_field(data, status, field):
    answer = browser_of(person("Aigul")).post(api(company()), data, content_type="application/json")
    assert (answer.status_code, answer.json()["reasons"][0]["field"]) == (status, field)


def test_a_mention_that_may_not_see_is_refused_over_the_api_too():
    data = {"text": "Look", "mention": [str(stranger().user.public_id)]}
    answer = browser_of(person("Aigul")).post(api(company()), data, content_type="application/json")
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (422, "mention_not_visible")


@pytest.mark.parametrize("query", ["?since=yesterday", "?limit=0", "?limit=501", "?limit=many"])
def test_a_page_that_cannot_be_is_refused(query):
    assert browser_of(person("Aigul")).get(api(company(), query)).status_code == 400


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_api_hides_the_conversation_from_who_does_not_see_the_subject(method):
    answer = getattr(browser_of(stranger()), method)(
        api(company()), {"text": "x"}, content_type="application/json"
    )
    assert answer.status_code == 404


def test_an_observer_does_not_write_over_the_api():
    observer = browser_of(person("Observer", role=Role.OBSERVER))
    assert observer.post(api(company()), {"text": "x"}, content_type="application/json").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_api_asks_the_same_number_of_queries_for_one_and_for_three_messages(count):
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    for number in range(count):
        wrote(subject, aigul, str(number), mentions=[bolat.user], uploads=[upload(f"{number}.pdf")])
    browser = browser_of(aigul)
    browser.get("/notices/")
    with CaptureQueriesContext(connection) as queries:
        browser.get(api(subject))
    assert len(queries) == 7


def test_nobody_has_unread_conversations_before_he_signs_in():
    assert reading.unread_conversations(Actor()) == []


def test_an_answer_to_what_is_no_message_is_refused_over_the_api():
    answer = browser_of(person("Aigul")).post(
        api(company()), {"text": "Look", "reply": "the first one"}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["reasons"][0]["field"]) == (400, "reply")


def test_an_answer_over_the_api_names_what_it_answers():
    aigul, subject = person("Aigul"), company()
    first = wrote(subject, aigul)
    answer = browser_of(aigul).post(
        api(subject), {"text": "Thank you", "reply": str(first.public_id)}, content_type="application/json"
    )
    assert answer.json()["in_reply_to"] == str(first.public_id)


def test_the_boxes_of_people_keep_those_already_ticked():
    aigul, bolat, subject = person("Aigul"), person("Bolat"), company()
    ticked = {"mention": [str(bolat.user.public_id), "nobody"]}
    shown = browser_of(aigul).get(page_of(subject, "people/"), ticked).content.decode()
    assert f'value="{bolat.user.public_id}" id="mention-{bolat.user.public_id}" checked' in shown
