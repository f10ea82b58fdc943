"""The quick entry of a meeting: one page, one transaction, nothing typed is lost (ncip-40-3, ncip-40-4)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frontoffices.registry.enums import Kind
from ncip.casework.models import Refusal
from ncip.journal.models import Event
from projects.attraction.forms.company import CompanyForm
from projects.attraction.forms.contact import ContactForm
from projects.attraction.forms.meeting import MeetingForm
from projects.attraction.models import Company, Contact, Meeting
from tests.people import observer_of
from tests.projects.attraction.people import (
    company,
    contact,
    contact_data,
    embassy,
    initiative,
    meeting,
    office,
    oked,
)
from tests.projects.attraction.test_pages import page_of, signed_in

pytestmark = pytest.mark.django_db

ENTRY = "meeting_new"


def today() -> str:
    return timezone.localdate().strftime("%d.%m.%Y")


def typed(**fields):
    """What an officer types after a meeting with a company he knows."""
    data = {"name": "Rhein Solar GmbH", "held_on": today(), "place": "Berlin", "event_scope": "none"}
    return {**data, "subject_of_interest": "Solar plant", **fields}


def typed_new(**fields):
    """What he types after a meeting with a company that has no card."""
    more = {"company": "new", "country": "DE", "size": "large", "oked": oked().code}
    return typed(**{**more, **contact_data(), **fields})


def send(client, actor=None, **data):
    return signed_in(client, actor or embassy()).post(reverse(ENTRY), data)


def known():
    """A company with its contact."""
    card = company()
    contact(card)
    return card


def cards():
    return (Company.objects.count(), Contact.objects.count(), Meeting.objects.count())


@pytest.mark.rule("ncip-40-4")
def test_a_meeting_with_a_known_company_needs_four_answers(client):
    card = known()
    answer = send(client, **typed())
    assert (answer.status_code, answer.url) == (302, page_of(card.meetings.get()))


@pytest.mark.rule("ncip-40-3", "ncip-40-3-d", "ncip-40-4")
def test_company_contact_and_meeting_are_made_at_once(client):
    send(client, **typed_new())
    assert [row.company.name for row in Meeting.objects.all()] == ["Rhein Solar GmbH"]
    assert cards() == (1, 1, 1)


def test_each_of_the_three_cards_has_its_entry_in_the_journal(client):
    send(client, **typed_new())
    written = list(Event.objects.order_by("number").values_list("subject_label", "action"))
    assert written[-3:] == [("company", "create"), ("contact", "create"), ("meeting", "create")]


@pytest.mark.parametrize("missing", ["oked", "family_name", "email", "place", "subject_of_interest"])
def test_nothing_is_kept_when_one_card_is_refused(client, missing):
    answer = send(client, **typed_new(**{missing: ""}))
    assert (answer.status_code, cards()) == (400, (0, 0, 0))


def test_everything_missing_in_all_cards_is_told_at_once(client):
    answer = send(client, **typed_new(size="", family_name="", place=""))
    assert {reason.field for reason in answer.context["reasons"]} == {"size", "family_name", "place"}


def test_a_refused_entry_keeps_what_was_typed(client):
    text = send(client, **typed_new(place="", position="Direktor", key_aspects="Land")).content.decode()
    assert [word in text for word in ("Rhein Solar GmbH", "Direktor", "Land", "anna@rhein.example")] == [
        True
    ] * 4


@pytest.mark.rule("ncip-40-3")
def test_a_near_duplicate_is_asked_about_and_the_answer_is_taken(client):
    known()
    refused = send(client, **typed_new(name="Rhein Solar AG"))
    assert [reason.code for reason in refused.context["reasons"]] == ["similar"]
    assert send(client, **typed_new(name="Rhein Solar AG", really_another="on")).status_code == 302
    assert Company.objects.filter(name="Rhein Solar AG").count() == 1


def test_an_unclear_name_offers_the_cards_that_may_be_meant(client):
    card = known()
    answer = send(client, **typed(name="Rhein"))
    assert [(reason.code, reason.field) for reason in answer.context["reasons"]] == [("unclear", "company")]
    assert send(client, **typed(name="Rhein", company=str(card.public_id))).status_code == 302


@pytest.mark.parametrize("name", ["", "  ", "\u0000"])
def test_an_entry_without_a_company_says_what_is_missing(client, name):
    answer = send(client, **typed(name=name))
    assert [(reason.code, reason.field) for reason in answer.context["reasons"]] == [("required", "name")]


def test_a_name_that_nobody_has_asks_for_the_new_card(client):
    answer = send(client, **typed(name="Elbe Wind AG"))
    assert {"country", "oked", "size", "email"} <= {reason.field for reason in answer.context["reasons"]}


@pytest.mark.rule("ncip-40-3")
def test_a_company_without_a_contact_person_gets_one_on_the_way(client):
    card = company()
    assert [reason.field for reason in send(client, **typed()).context["reasons"]] == ["family_name", "email"]
    send(client, **typed(**contact_data()))
    assert (card.contacts.count(), card.meetings.count()) == (1, 1)


def test_left_over_words_make_no_second_contact_of_a_known_company(client):
    card = known()
    send(client, **typed(**contact_data(family_name="Other")))
    assert card.contacts.count() == 1


def test_a_card_that_is_not_shown_cannot_be_chosen(client):
    foreign = company(embassy("FR"), name="Seine Hydro", country="FR")
    answer = send(client, **typed(name="", company=str(foreign.public_id)))
    assert (answer.status_code, Meeting.objects.count()) == (400, 0)


def test_the_same_sending_twice_is_one_meeting(client):
    first = send(client, **typed_new(key="one"))
    again = send(client, **typed_new(key="one"))
    assert (first.url, cards()) == (again.url, (1, 1, 1))


def test_the_day_and_the_country_of_the_mission_are_there_already(client):
    text = signed_in(client, embassy("DE")).get(reverse(ENTRY)).content.decode()
    assert (f'value="{today()}"' in text, '<option value="DE" selected>' in text) == (True, True)


def test_the_places_of_the_office_are_offered(client):
    meeting(company(), place="Hotel Adlon")
    assert '<option value="Hotel Adlon">' in signed_in(client, embassy()).get(reverse(ENTRY)).content.decode()


def test_without_javascript_the_button_finds_and_asks_for_nothing_yet(client):
    known()
    answer = send(client, name="Rhein", find="1", place="")
    text = answer.content.decode()
    assert (answer.status_code, "Rhein Solar GmbH" in text, "field-error" in text) == (200, True, False)


def test_while_typing_only_cards_that_the_reader_sees_are_offered(client):
    known()
    company(embassy("FR"), name="Rhein Hydro", country="FR")
    signed_in(client, embassy("DE"))
    text = client.get(reverse("meeting_companies"), {"name": "rhein"}).content.decode()
    assert ("Rhein Solar GmbH" in text, "Rhein Hydro" in text) == (True, False)


def test_the_search_while_typing_asks_as_much_for_three_cards_as_for_one(client):
    signed_in(client, embassy())
    url = reverse("meeting_companies") + "?name=rhein"
    counts = []
    for names in (["Rhein Solar GmbH"], ["Rhein Wind", "Rhein Gas"]):
        for name in names:
            company(name=name, really_another="on")
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.rule("ncip-43-a")
def test_a_meeting_within_an_initiative_joins_it(client):
    found = initiative()
    send(client, **typed(initiative=str(found.public_id), place="Bonn"))
    assert sorted(row.place for row in found.meetings.all()) == ["Berlin", "Bonn"]


@pytest.mark.rule("ncip-43-a")
@pytest.mark.parametrize(("who", "offered"), [(embassy, True), (lambda: office(Kind.AUTHORISED_BODY), False)])
def test_the_initiative_leads_those_who_accompany_it_to_the_quick_entry(client, who, offered):
    found = initiative()
    text = signed_in(client, who()).get(page_of(found)).content.decode()
    assert (f"{reverse(ENTRY)}?initiative={found.public_id}" in text) is offered


@pytest.mark.rule("ncip-43-a")
def test_a_meeting_within_an_initiative_of_others_is_not_recorded(client):
    found = initiative()
    answer = send(client, embassy("FR"), **typed(initiative=str(found.public_id)))
    assert (answer.status_code, Meeting.objects.count()) == (404, 1)


@pytest.mark.rule("ncip-39-b")
@pytest.mark.parametrize("kind", [Kind.AUTHORISED_BODY, Kind.COUNCIL, Kind.INVESTOR])
def test_others_are_told_who_records_meetings(client, kind):
    stranger = office(kind)
    page = signed_in(client, stranger).get(reverse(ENTRY)).content.decode()
    answer = send(client, stranger, **typed_new())
    assert ('<form method="post" class="form quick"' in page, answer.status_code, cards()) == (
        False,
        403,
        (0, 0, 0),
    )


def test_an_observer_records_nothing(client):
    watching = observer_of(embassy())
    assert (send(client, watching, **typed_new()).status_code, cards()) == (403, (0, 0, 0))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_is_shown_in_three_languages(client, language):
    assert signed_in(client, embassy(), language).get(reverse(ENTRY)).status_code == 200


def test_the_forms_of_the_three_cards_share_no_field():
    names = [set(form.base_fields) for form in (CompanyForm, ContactForm, MeetingForm)]
    assert sum(map(len, names)) == len(set.union(*names))


def test_a_refused_entry_is_kept_among_the_refused_attempts(client):
    known()
    send(client, **typed(place=""))
    (refused,) = Refusal.objects.all()
    found = (refused.subject_label, refused.action, refused.code, refused.reasons[0]["field"])
    assert found == ("meeting", "create", "bad_parameters", "place")
