"""The REST API describes itself, for machines and for people."""

import pytest
from django.test import Client
from django.urls import reverse

from ncip.api.reference import resources
from ncip.api.routing import router

pytestmark = pytest.mark.django_db
MAIN_ROAD = {
    "companies",
    "contacts",
    "meetings",
    "initiatives",
    "projects",
    "roadmaps",
    "tasks",
    "contracts",
    "passport-versions",
    "validations",
    "rules",
}


def test_every_resource_of_the_main_road_is_published() -> None:
    assert MAIN_ROAD - {prefix for prefix, _viewset, _name in router().registry} == set()


def test_the_description_is_open_to_everybody() -> None:
    assert Client().get(reverse("api_schema")).status_code == 200


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_readable_page_has_no_script_of_its_own(language: str) -> None:
    page = Client().get(f"{reverse('api_docs')}?lang={language}").content.decode()
    assert ("<script>" in page, 'id="projects"' in page) == (False, True)


def test_the_page_names_every_resource_of_the_router() -> None:
    named = {resource.name for resource in resources("en")}
    assert {prefix for prefix, _viewset, _name in router().registry} - named == set()
