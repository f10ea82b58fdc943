"""The form of the passport on the page: what is offered, how it is grouped, what is there already (46, 47)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.attraction.activities import activities_by_section
from projects.implementation.models import Project
from tests.people import akimat, national_company
from tests.projects.implementation.road import a_company, passport
from tests.projects.implementation.test_pages import browser_of

pytestmark = pytest.mark.django_db
NEW = "/new/project/"


def page(actor: Any = None) -> str:
    return browser_of(actor or akimat(), "en").get(NEW).content.decode()


def headings(text: str, name: str) -> list[str]:
    field = text.split(f'name="{name}"', 1)[1].split("</select>", 1)[0]
    return re.findall(r'<optgroup label="([^"]+)"', field)


@pytest.mark.rule("ncip-47-5")
def test_the_own_region_of_an_akimat_is_chosen_already() -> None:
    assert '<option value="KZ-39" selected>' in page()


def test_nobody_without_a_region_finds_one_chosen() -> None:
    region = page(national_company()).split('name="region"', 1)[1].split("</select>", 1)[0]
    assert '<option value="" selected>' in region


@pytest.mark.rule("ncip-47-5")
def test_districts_stand_under_their_regions_with_the_own_region_first() -> None:
    found = headings(page(), "district")
    assert (found[0], len(found), len(set(found))) == ("Kostanay Region", 20, 20)


@pytest.mark.rule("ncip-47-3")
def test_activities_stand_under_their_sections() -> None:
    found = headings(page(), "oked")
    assert (found[0][:2], len(found)) == ("A ", len(set(found)))


def test_a_section_comes_before_its_divisions() -> None:
    codes = [row.code for row in activities_by_section() if row.section == "B"]
    assert codes == ["B", "05", "06", "07", "08", "09"]


@pytest.mark.rule("ncip-47-8")
def test_contact_persons_stand_under_their_companies() -> None:
    card = a_company("Tobyl Steel")
    card.owner = akimat().organisation
    card.save()
    assert headings(page(), "contact") == ["Tobyl Steel"]


@pytest.mark.rule("ncip-47-6")
@pytest.mark.parametrize("written", ["48 600 000,50", "48600000.50", "48,600,000.50"])
def test_the_cost_is_read_as_people_write_it(written: str) -> None:
    card = a_company()
    card.owner = akimat().organisation
    card.save()
    browser_of(akimat()).post(NEW, passport(card, cost=written))
    assert str(Project.objects.get().cost) == "48600000.50"


@pytest.mark.rule("ncip-46")
def test_what_forming_will_ask_for_is_not_called_optional() -> None:
    label = page().split('for="id_cost"', 1)[1].split("</label>", 1)[0]
    assert "(needed to form the passport)" in label


def test_the_page_of_a_new_passport_can_be_left() -> None:
    assert f'href="{reverse("my_work")}">Cancel' in page()


def test_the_page_asks_no_more_for_more_companies(django_assert_max_num_queries: Any) -> None:
    def asked(client: Client) -> int:
        with django_assert_max_num_queries(60) as found:
            client.get(NEW)
        return len(found)

    client = browser_of(national_company())
    a_company("One")
    client.get(NEW)
    one = asked(client)
    a_company("Two")
    a_company("Three")
    assert asked(client) == one
