"""Signing in by login and password, its limits, and what the sign-in page says of the other ways."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from ncip.accounts.models import User
from tests.ncip.accounts.conftest import PASSWORD, person

pytestmark = pytest.mark.django_db

LOGIN, PROFILE = "/account/login/", "/profile/"


@pytest.fixture(autouse=True)
def fresh_limits():
    """The limits of earlier tests do not count."""
    cache.clear()


def sign_in(client, email="akbota@example.kz", password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


@pytest.mark.rule("ncip-24-1")
def test_a_person_signs_in_by_email_and_password(client, official):
    response = sign_in(client)
    assert (response.status_code, client.session["_auth_user_id"]) == (302, str(official.pk))


@pytest.mark.rule("ncip-24-1")
def test_the_case_of_the_email_does_not_matter(client, official):
    assert sign_in(client, "AKBOTA@Example.kz").status_code == 302


def test_a_wrong_password_is_refused(client, official):
    assert "_auth_user_id" not in sign_in(client, password="wrong horse battery").wsgi_request.session


def test_a_closed_account_does_not_sign_in(client):
    person(is_active=False)
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_the_sixth_wrong_password_is_not_even_tried(client, official):
    for _number in range(5):
        sign_in(client, password="wrong horse battery")
    sign_in(client)
    assert "_auth_user_id" not in client.session


@pytest.mark.rule("ncip-24", "ncip-24-2", "ncip-24-3")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_names_the_three_ways(client, language):
    content = client.get(LOGIN, {"lang": language}).content.decode()
    assert [f"#ncip-24{way}" in content for way in ("", "-2", "-3")] == [True, True, True]


@pytest.mark.rule("ncip-24")
def test_a_visitor_is_led_to_the_sign_in_page(client):
    response = client.get(PROFILE)
    assert response["Location"] == f"{LOGIN}?next={PROFILE}"


def test_the_back_office_has_no_sign_in_of_its_own(client):
    response = client.get("/admin/login/")
    assert response["Location"].startswith(LOGIN)


def test_an_official_without_staff_does_not_enter_the_back_office(client, official):
    client.force_login(official)
    assert client.get("/admin/login/").status_code == 403


def test_nobody_signs_up_by_himself(client):
    client.post("/account/signup/", {"email": "new@example.kz", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="new@example.kz").exists()


def test_a_forgotten_password_is_answered_by_letter(client, official):
    client.post("/account/password/reset/", {"email": official.email})
    assert [letter.to for letter in mail.outbox] == [[official.email]]


def test_an_unknown_address_gets_the_same_answer_and_no_letter(client):
    response = client.post("/account/password/reset/", {"email": "nobody@example.kz"})
    assert (response["Location"], mail.outbox) == (reverse("account_reset_password_done"), [])


def test_the_link_of_the_letter_sets_a_password(client, official):
    client.post("/account/password/reset/", {"email": official.email})
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    new = "another horse battery"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    official.refresh_from_db()
    assert official.check_password(new)


@pytest.mark.parametrize("weak", ["short", "elevenchars", "q1w2e3r4t5y6", "akbota@example.kz"])
def test_a_weak_password_is_refused(client, official, weak):
    client.force_login(official)
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    official.refresh_from_db()
    assert official.check_password(PASSWORD)


def test_sign_in_brings_the_language_of_the_account(client):
    person(language="kk", theme="dark")
    response = sign_in(client)
    assert (response.cookies["django_language"].value, response.cookies["theme"].value) == ("kk", "dark")


def test_sign_out(client, official):
    client.force_login(official)
    client.post("/account/logout/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "page",
    [
        "/account/login/",
        "/account/signup/",
        "/account/password/reset/",
        "/account/password/reset/done/",
        "/account/password/reset/key/done/",
        "/account/password/reset/key/1-set-password/",
        "/account/inactive/",
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_before_sign_in_open(client, page, language):
    assert client.get(page, {"lang": language}).status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        "/account/password/change/",
        "/account/2fa/",
        "/account/2fa/totp/activate/",
        "/account/sessions/",
        "/account/logout/",
        "/account/reauthenticate/",
        "/profile/",
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_of_the_account_open(client, official, page, language):
    sign_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get(page, {"lang": language}).status_code == 200


def test_an_email_is_not_changed_by_its_person(client, official):
    client.force_login(official)
    assert client.get("/account/email/")["Location"] == PROFILE


@pytest.mark.parametrize(("seconds", "status"), [(3600, 200), (3602, 302)])
def test_a_session_ends_after_an_idle_hour(client, official, time_machine, seconds, status):
    time_machine.move_to("2026-11-20T06:00:00Z", tick=False)
    sign_in(client)
    client.get(PROFILE)
    time_machine.shift(timedelta(seconds=seconds))
    assert client.get(PROFILE).status_code == status


def test_a_session_ends_after_eight_hours_of_work(client, official, time_machine):
    time_machine.move_to("2026-11-20T01:00:00Z", tick=False)
    sign_in(client)
    answers = []
    for _half_hour in range(17):
        answers.append(client.get(PROFILE).status_code)
        time_machine.shift(timedelta(minutes=30))
    assert (answers, client.get(PROFILE).status_code) == ([200] * 17, 302)
