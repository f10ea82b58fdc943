"""The public directory: filters, paging, export, card."""

import pytest
from django.urls import reverse

from frontoffices.registry.enums import Kind, Level
from frontoffices.registry.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-4-1")]

LIST = reverse("organisation_list")


def names(response):
    return [row.cells[0].value for row in response.context["table"].rows]


def only(number):
    """Leaves the directory with this many entries."""
    kept = Organisation.objects.filter(kind=Kind.FOREIGN_MISSION).values_list("pk", flat=True)[:number]
    Organisation.objects.exclude(pk__in=list(kept)).update(active_to="2020-01-01")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_everybody_sees_the_list_in_three_languages(client, language):
    response = client.get(LIST, {"lang": language})
    assert (response.status_code, response["Content-Language"]) == (200, language)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three(client, number, django_assert_num_queries):
    only(number)
    with django_assert_num_queries(2):  # regions of the filter, rows
        client.get(LIST)


def test_a_level_filters(client):
    response = client.get(LIST, {"level": "external"})
    assert {row.level for row in response.context["page"].rows} == {Level.EXTERNAL}


def test_filters_join(client):
    response = client.get(LIST, {"region": "39", "kind": "local_executive_body"})
    assert len(names(response)) == 1


def test_words_find(client):
    assert len(names(client.get(LIST, {"q": "шымкент қаласының әкімдігі"}))) == 1


def test_nothing_found_is_said(client):
    assert "Организация" not in names(client.get(LIST, {"q": "нет такого слова"}))


def test_an_unknown_filter_is_refused(client):
    assert client.get(LIST, {"level": "galactic"}).status_code == 400


def test_a_damaged_cursor_is_refused(client):
    assert client.get(LIST, {"cursor": "abc"}).status_code == 400


def test_the_second_page_goes_on_after_the_first(client):
    first = client.get(LIST).context["page"]
    second = client.get(LIST + first.next_url).context["page"]
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


def test_investors_are_not_public(client):
    one = Organisation.objects.create(kind=Kind.INVESTOR, level="", name_ru="ТОО «Тайна»")
    assert client.get(reverse("organisation", args=[one.public_id])).status_code == 404


@pytest.mark.parametrize(("form", "kind"), [("csv", "text/csv"), ("xlsx", "spreadsheetml")])
def test_the_list_is_exported(client, form, kind):
    response = client.get(LIST, {"export": form, "level": "central"})
    assert kind in response["Content-Type"]


def test_the_card_names_its_paragraph(client):
    one = Organisation.objects.get(kind=Kind.NATIONAL_COMPANY)
    assert b"#ncip-4-3" in client.get(one.get_absolute_url()).content


@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.NATIONAL_COMPANY])
def test_a_card_takes_two_queries(client, kind, django_assert_num_queries):
    one = Organisation.objects.get(kind=kind)
    with django_assert_num_queries(2):  # the organisation, its units
        client.get(one.get_absolute_url())


def test_a_card_that_does_not_exist(client):
    assert client.get(LIST + "00000000-0000-7000-8000-000000000000/").status_code == 404
