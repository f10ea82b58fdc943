"""The log of consultations with potential investors (ncip-5-1)."""

from datetime import date

import pytest
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.casework import door
from projects.attraction.models import Consultation
from tests.projects.attraction.people import akimat, amend, company, create, embassy, office
from tests.projects.attraction.test_pages import count, page_of, signed_in

pytestmark = pytest.mark.django_db


def consultation(actor=None, of=None, **fields):
    data = {"held_on": "2025-03-03", "topic": "Tax preferences", "advice": "Investment Code", **fields}
    return create(Consultation, data, actor or embassy(), of or company())


@pytest.mark.rule("ncip-5-1")
def test_a_consultation_is_logged_with_investor_date_subject_and_officer():
    card = consultation()
    assert (card.company.name, card.held_on, card.topic, card.officer) == (
        "Rhein Solar GmbH",
        date(2025, 3, 3),
        "Tax preferences",
        embassy().user,
    )


@pytest.mark.rule("ncip-5-1")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"held_on": "2025-03-04"}, [("held_on", "day")]),
        ({"held_on": "1991-12-15"}, [("held_on", "day")]),
        ({"topic": ""}, [("topic", "required")]),
    ],
)
def test_what_cannot_be_is_refused(fields, expected):
    with pytest.raises(door.BadParameters) as caught:
        consultation(**fields)
    assert [(reason.field, reason.code) for reason in caught.value.reasons] == expected


@pytest.mark.rule("ncip-5-1")
@pytest.mark.parametrize("kind", [Kind.NATIONAL_COMPANY, Kind.AUTHORISED_BODY])
def test_consultations_are_logged_by_external_offices(kind):
    with pytest.raises(door.WrongRole):
        consultation(office(kind))


def test_its_keeper_corrects_it_and_the_officer_stays():
    card = consultation()
    amend(card, "edit", {"held_on": "2025-03-02", "topic": "Land"}, embassy(name="Colleague"))
    assert (card.topic, card.officer) == ("Land", embassy().user)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (lambda: embassy("DE"), True),
        (lambda: embassy("FR"), False),
        (lambda: akimat("39"), False),
        (lambda: office(Kind.AUTHORISED_BODY), True),
        (lambda: office(Kind.INVESTOR), False),
    ],
)
def test_who_sees_consultations(who, sees):
    consultation()
    assert Consultation.objects.visible_to(who()).exists() is sees


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_are_shown_in_three_languages(client, language):
    card = consultation()
    signed_in(client, embassy(), language)
    urls = [reverse("consultations"), page_of(card), page_of(card.company)]
    assert [client.get(url).status_code for url in urls] == [200, 200, 200]


@pytest.mark.parametrize("name", ["consultations", "api-consultations-list"])
def test_the_list_asks_as_much_for_three_as_for_one(client, name):
    signed_in(client, embassy())
    consultation()
    one = count(client, reverse(name))
    for other in ("Elbe Wind AG", "Isar Hydro AG"):
        consultation(of=company(name=other))
    assert count(client, reverse(name)) == one


def test_the_company_card_counts_what_else_is_noted(client):
    card = consultation().company
    text = signed_in(client, embassy()).get(page_of(card)).content.decode()
    assert f"{reverse('consultations')}?company={card.public_id}" in text
