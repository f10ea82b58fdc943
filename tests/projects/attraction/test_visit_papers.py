"""What is printed of visits and companies: read back from the PDF, with Kazakh letters, and only what may be seen."""

from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from frontoffices.registry.enums import Kind
from projects.attraction.models import Company
from tests.projects.attraction.people import (
    FULL_CARD,
    akimat,
    contact,
    embassy,
    meeting,
    moment,
    office,
    officer_of,
    organisation,
    passport_data,
    perform,
)
from tests.projects.attraction.test_pages import count, signed_in
from tests.projects.attraction.visiting import (
    PLANNED,
    approved,
    born_of,
    filled,
    held,
    item,
    key,
    kostanay,
    ministry,
    participant,
    prepared,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(moment(PLANNED), tick=False):
        yield


def words(answer):
    """The text of a PDF, its line breaks as spaces."""
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def programme(client, visit, language):
    return client.get(reverse("visit_programme", args=[visit.public_id, language]))


def in_kazakh():
    found = approved(title="Құрметті қонақтардың сапары", place="Қостанай, Өскемен")
    item(found, what="Әкіммен кездесу", place="Үкімет үйі, ұлы зал", person="Ғани Һәкімов")
    participant(found, name="Айгүл Іңкәрбекова", position="Директор")
    return found


@pytest.mark.rule("ncip-40-7-b")
@pytest.mark.parametrize(
    ("language", "heading", "day"),
    [
        ("kk", "Сапар бағдарламасы", "2025 ж. 5 ақпан"),
        ("ru", "Программа визита", "5 февраля 2025 г."),
        ("en", "Programme of the visit", "5 February 2025"),
    ],
)
def test_the_programme_is_printed_in_three_languages_with_kazakh_letters(client, language, heading, day):
    text = words(programme(signed_in(client, embassy(), "en"), in_kazakh(), language))
    wanted = [
        heading,
        day,
        "10:00–11:30",
        "Құрметті қонақтардың сапары",
        "Қостанай, Өскемен",
        "Әкіммен кездесу",
        "Үкімет үйі, ұлы зал",
        "Ғани Һәкімов",
        "Айгүл Іңкәрбекова",
    ]
    assert [phrase for phrase in wanted if phrase not in text] == []


def test_a_programme_without_rows_is_printed_and_says_so(client):
    assert "The programme has no row yet." in words(programme(signed_in(client, embassy()), approved(), "en"))


def test_a_programme_in_another_language_is_not_found(client):
    assert programme(signed_in(client, embassy()), approved(), "de").status_code == 404


@pytest.mark.parametrize("name", ["visit_programme", "visit_briefing"])
def test_strangers_print_nothing(client, name):
    found = prepared()
    arguments = [found.public_id, "ru"] if name == "visit_programme" else [found.public_id]
    answer = signed_in(client, akimat("11")).get(reverse(name, args=arguments))
    assert answer.status_code == 404


@pytest.mark.rule("ncip-5-2")
def test_the_note_on_a_visit_tells_of_its_companies_and_results(client):
    found = held()
    of = found.companies.get()
    meeting(of, held_on="2025-02-01", **FULL_CARD)
    text = words(signed_in(client, ministry(), "en").get(reverse("visit_briefing", args=[found.public_id])))
    wanted = [
        "Briefing note",
        "Rhein Solar GmbH",
        "Anna Schmidt",
        "Talks on the site",
        "KYC",
        "last day 12.02.2025",
    ]
    assert [phrase for phrase in wanted if phrase not in text] == []


def test_the_note_tells_what_was_agreed_on_the_visit(client):
    text = words(signed_in(client, embassy()).get(reverse("visit_briefing", args=[filled().public_id])))
    assert "A memorandum by 1 March" in text


def note(client, actor, company):
    return signed_in(client, actor, "en").get(reverse("company_briefing", args=[company.public_id]))


@pytest.mark.rule("ncip-5-2")
def test_the_note_on_a_company_tells_contacts_meetings_and_last_agreements(client):
    found = held()
    of = found.companies.get()
    contact(of, family_name="Meyer", given_name="Karl", phone="+49 30 123")
    meeting(of, held_on="2025-02-01", **FULL_CARD)
    born_of(found)
    text = words(note(client, embassy(), of))
    wanted = [
        "Meyer",
        "+49 30 123",
        "Last agreements, 01.02.2025",
        "A visit in May",
        "A site by summer",
        "Solar plant",
    ]
    assert [phrase for phrase in wanted if phrase not in text] == []


def test_the_note_does_not_tell_what_the_reader_may_not_see(client):
    found = held()
    of = found.companies.get()
    meeting(of, held_on="2025-02-01", **FULL_CARD)
    born_of(found)
    text = words(note(client, ministry(), of))
    hidden = ["A visit in May", "Solar plant (Created)"]
    assert ([phrase for phrase in hidden if phrase in text], "No meeting is shown to you." in text) == (
        [],
        True,
    )


def test_the_projects_of_a_company_stand_in_its_note(client):
    found = held()
    born = born_of(found)
    perform(born, "pass_on", embassy(), kostanay(), on=PLANNED.replace(day=7))
    perform(born, "assign", akimat(), {"official": key(akimat().user)}, on=PLANNED.replace(day=7))
    perform(
        born, "create_passport", akimat(), passport_data(title="Kostanay Solar"), on=PLANNED.replace(day=7)
    )
    assert "Kostanay Solar" in words(note(client, akimat(), found.companies.get()))


def test_the_investor_prints_no_note_on_himself(client):
    found = held()
    investor = officer_of(organisation(Kind.INVESTOR, name="Rhein Solar"))
    Company.objects.filter(visits=found).update(organisation=investor.organisation)
    assert note(client, investor, found.companies.get()).status_code == 404


def test_the_card_of_a_company_shows_its_visits_and_the_way_to_the_note(client):
    found = held()
    of = found.companies.get()
    text = signed_in(client, embassy(), "en").get(of.get_absolute_url()).content.decode()
    assert (
        str(found) in text,
        f"/companies/{of.public_id}/briefing/" in text,
        f"?companies={of.public_id}" in text,
    ) == (
        True,
        True,
        True,
    )


def test_only_missions_are_offered_to_plan_a_visit_on_the_card_of_a_company(client):
    of = held().companies.get()
    text = signed_in(client, office(Kind.AUTHORISED_BODY), "en").get(of.get_absolute_url()).content.decode()
    assert f"?companies={of.public_id}" not in text


def test_the_note_on_a_visit_asks_as_much_for_three_rows_as_for_one(client):
    found = prepared()
    signed_in(client, embassy())
    url = reverse("visit_briefing", args=[found.public_id])
    one = count(client, url)
    for hour in ("12", "14"):
        item(found, starts_at=f"{hour}:00", ends_at=f"{hour}:30")
        participant(found, name=f"Guest {hour}")
    assert count(client, url) == one
