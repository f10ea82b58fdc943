"""The pages of the kit."""

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

pytestmark = pytest.mark.django_db


def test_style_guide_asks_a_visitor_to_sign_in(client: Client) -> None:
    response = client.get("/styleguide/")
    assert response.status_code == 302


@pytest.mark.parametrize(("staff", "status"), [(False, 403), (True, 200)])
def test_style_guide_is_for_staff(client: Client, staff: bool, status: int) -> None:
    user = get_user_model().objects.create(email="a@demo.test", is_staff=staff)
    client.force_login(user)
    assert client.get("/styleguide/").status_code == status


def test_page_that_does_not_exist_is_in_our_look(client: Client) -> None:
    response = client.get("/no-such-page/?lang=ru")
    assert response.status_code == 404
    assert "Страница не найдена" in response.content.decode()


def test_expired_form_says_that_nothing_has_been_changed() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/account/login/?lang=en", {"login": "x"})
    assert response.status_code == 403
    assert "Nothing has been changed" in response.content.decode()


def test_page_of_a_fault_needs_no_context() -> None:
    with translation.override("en"):
        assert "Something went wrong" in render_to_string("500.html")
