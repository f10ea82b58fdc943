"""Two cards of one name are told apart where a company is written in words (ncip-6-2)."""

import pytest
from django.http import QueryDict

from projects.attraction.forms.company import told_apart
from projects.attraction.models import Company, Visit
from tests.projects.attraction import visiting
from tests.projects.attraction.people import company, create, embassy
from tests.projects.attraction.test_pages import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-6-2")]
NAME = "Rhein Solar GmbH"


@pytest.fixture
def namesakes():
    return company(), company(really_another=True, registration_number="HRB 77")


def keys(cards):
    return {str(card.public_id) for card in cards}


def planning(client, companies):
    data = visiting.plan_data(companies=companies)
    return signed_in(client, embassy()).post("/new/visit/", data)


def test_the_parent_is_chosen_among_namesakes(client, namesakes):
    data = {"name": "Elbe Wind AG", "kind": "legal_entity", "size": "large", "country": "DE", "parent": NAME}
    data["oked"] = namesakes[0].oked.code
    answer = signed_in(client, embassy()).post("/new/company/", data)
    field = answer.context["form"].fields["parent"]
    assert {key for key, _words in field.widget.choices} == {*keys(namesakes), ""}
    answer = client.post("/new/company/", {**data, "parent": str(namesakes[1].public_id)})
    assert Company.objects.get(name="Elbe Wind AG").parent == namesakes[1]


def test_what_tells_a_card_from_its_namesake_is_shown(namesakes):
    assert told_apart(namesakes[1]) == (
        f"Rhein Solar GmbH · Германия · HRB 77 · {embassy().organisation.short_name} · 03.03.2025"
    )


def test_the_companies_of_a_visit_are_ticked_among_namesakes(client, namesakes):
    elbe = company(name="Elbe Wind AG")
    answer = planning(client, f"Elbe Wind AG\n{NAME}")
    widget = answer.context["form"].fields["companies"].widget
    assert ({key for key, _words in widget.choices}, widget.ticked) == (
        keys([elbe, *namesakes]),
        [str(elbe.public_id)],
    )
    assert answer.content.decode().count("checked") == 1


def test_the_ticked_companies_are_those_of_the_visit(namesakes):
    elbe = company(name="Elbe Wind AG")
    sent = QueryDict(mutable=True)
    sent.update(visiting.plan_data())
    sent.setlist("companies", [str(elbe.public_id), str(namesakes[1].public_id)])
    visit = create(Visit, sent, embassy(), on=visiting.PLANNED)
    assert set(visit.companies.all()) == {elbe, namesakes[1]}


def test_an_unknown_line_keeps_the_lines_as_they_were_typed(client, namesakes):
    answer = planning(client, f"Nobody Ltd\n{NAME}")
    form = answer.context["form"]
    assert (form["companies"].value(), len(form.errors["companies"])) == (f"Nobody Ltd\n{NAME}", 2)
