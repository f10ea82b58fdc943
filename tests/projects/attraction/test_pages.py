"""The pages of Module 1: shown in three languages, narrowed, exported, with a steady number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.attraction.models import Company, Contact, Initiative, Meeting
from tests.projects.attraction.people import (
    VALID_BIN,
    akimat,
    assigned,
    company,
    company_data,
    contact,
    contact_data,
    embassy,
    initiative,
    meeting,
    meeting_data,
    received,
)

pytestmark = pytest.mark.django_db

HEADINGS = {"ru": "Компании", "kk": "Компаниялар", "en": "Companies"}


def signed_in(client, actor, language="en"):
    actor.user.language = language
    actor.user.save(update_fields=["language"])
    client.force_login(actor.user)
    return client


def page_of(subject):
    return subject.get_absolute_url()


@pytest.mark.parametrize("name", ["companies", "initiatives"])
def test_lists_ask_visitors_to_sign_in(client, name):
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_of_companies_speaks_three_languages(client, language):
    company()
    answer = signed_in(client, embassy(), language).get(reverse("companies"))
    assert f"<h1>{HEADINGS[language]}</h1>" in answer.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_card_is_shown_in_three_languages(client, language):
    found = assigned()
    signed_in(client, embassy(), language)
    cards = [found, found.company, found.company.contacts.get(), found.meetings.get()]
    assert [client.get(page_of(card)).status_code for card in cards] == [200, 200, 200, 200]


def test_a_card_that_is_not_shown_is_not_found(client):
    found = received()
    signed_in(client, akimat("11"))
    cards = [found, found.company, found.company.contacts.get(), found.meetings.get()]
    assert [client.get(page_of(card)).status_code for card in cards] == [404, 404, 404, 404]


def test_the_list_is_searched_in_cyrillic(client):
    company(other_names="ТОО «Рейн Солар»")
    company(name="Elbe Wind AG")
    answer = signed_in(client, embassy()).get(reverse("companies"), {"q": "РЕЙН"})
    assert [card.name for card in answer.context["page"].rows] == ["Rhein Solar GmbH"]


def test_the_list_is_narrowed_by_size(client):
    company()
    company(name="Elbe Wind AG", size="small")
    answer = signed_in(client, embassy()).get(reverse("companies"), {"size": "small"})
    assert [card.name for card in answer.context["page"].rows] == ["Elbe Wind AG"]


@pytest.mark.parametrize(
    "query", [{"country": "??"}, {"oked": "nothing"}, {"size": "giant"}, {"q": "\u0000'%_"}]
)
def test_a_filter_that_cannot_be_is_no_error_of_the_portal(client, query):
    company()
    assert signed_in(client, embassy()).get(reverse("companies"), query).status_code == 200


def test_a_damaged_cursor_is_a_bad_request(client):
    assert signed_in(client, embassy()).get(reverse("companies"), {"cursor": "x"}).status_code == 400


def test_the_list_is_exported_as_csv(client):
    company(name="=Rhein Solar", bin=VALID_BIN)
    answer = signed_in(client, embassy()).get(reverse("companies"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[1].startswith("'=Rhein Solar;")


def test_the_list_is_exported_as_xlsx(client):
    initiative()
    answer = signed_in(client, embassy()).get(reverse("initiatives"), {"export": "xlsx"})
    assert b"".join(answer.streaming_content)[:2] == b"PK"


def count(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_list_of_companies_asks_as_much_for_three_as_for_one(client):
    signed_in(client, embassy())
    company()
    one = count(client, reverse("companies"))
    company(name="Elbe Wind AG")
    company(name="Isar Hydro AG")
    assert count(client, reverse("companies")) == one


def test_the_list_of_initiatives_asks_as_much_for_three_as_for_one(client):
    signed_in(client, embassy())
    received(title="One")
    one = count(client, reverse("initiatives"))
    for name in ("Elbe Wind AG", "Isar Hydro AG"):
        received(of=company(name=name), title=name)
    assert count(client, reverse("initiatives")) == one


def test_a_company_card_asks_as_much_for_three_meetings_as_for_one(client):
    signed_in(client, embassy())
    found = received()
    one = count(client, page_of(found.company))
    for place in ("Bonn", "Kiel"):
        meeting(found.company, place=place)
        received(of=found.company, title=place)
    assert count(client, page_of(found.company)) == one


def test_the_guided_creation_leads_from_company_to_initiative(client):
    signed_in(client, embassy())
    client.post(reverse("create", args=["company"]), company_data())
    card = Company.objects.get()
    for label, data in (("contact", contact_data()), ("meeting", meeting_data())):
        client.post(reverse("create", args=[label]), data | {"parent": card.public_id})
    held = Meeting.objects.get()
    data = {
        "title": "Solar plant",
        "summary": "50 MW",
        "meetings": [held.public_id],
        "parent": card.public_id,
    }
    answer = client.post(reverse("create", args=["initiative"]), data)
    assert (Contact.objects.count(), answer.url) == (1, page_of(Initiative.objects.get()))


@pytest.mark.parametrize(
    ("step", "title"), [("contact", "Add a contact person"), ("meeting", "Record a meeting")]
)
def test_a_new_card_says_what_is_next(client, step, title):
    card = company()
    if step == "meeting":
        contact(card)
    answer = signed_in(client, embassy()).get(page_of(card))
    assert (answer.context["missing"], f'<h2 id="next-title">{title}</h2>' in answer.content.decode()) == (
        step,
        True,
    )


def test_a_refused_company_keeps_what_was_typed(client):
    company()
    answer = signed_in(client, embassy()).post(
        reverse("create", args=["company"]), company_data(name="Rhein Solar AG")
    )
    text = answer.content.decode()
    assert (answer.status_code, "Rhein Solar AG" in text, "Similar companies exist already" in text) == (
        400,
        True,
        True,
    )


def test_while_typing_similar_companies_are_shown(client):
    company()
    signed_in(client, embassy())
    found = client.get(reverse("similar_companies"), {"name": "Rhein Solar"}).content.decode()
    nothing = client.get(reverse("similar_companies"), {"name": "Quite Different"}).content.decode()
    assert ("Rhein Solar GmbH" in found, nothing.strip()) == (True, "")


def test_the_initiative_shows_its_next_action_with_the_paragraph(client):
    text = signed_in(client, akimat()).get(page_of(received())).content.decode()
    assert ("Name the responsible official" in text, "ncip-42-a" in text) == (True, True)


@pytest.mark.parametrize("label", ["contact", "meeting", "initiative"])
def test_a_form_without_its_company_says_so(client, label):
    answer = signed_in(client, embassy()).get(reverse("create", args=[label]))
    assert "Open this first and create it from there: company card." in answer.content.decode()


def test_a_demonstration_value_is_marked(client):
    card = company(demo_fields=["size"])
    text = signed_in(client, embassy()).get(page_of(card)).content.decode()
    assert text.count("demonstration value") == 1


@pytest.mark.rule("ncip-42")
def test_an_initiative_is_found_by_the_search_of_the_header_only_by_those_who_see_it(client):
    found = received(title="Solar plant of the north")
    shown = [
        page_of(found) in signed_in(client, actor).get(reverse("search"), {"q": "north"}).content.decode()
        for actor in (embassy(), akimat(), akimat("79"))
    ]
    assert shown == [True, True, False]
