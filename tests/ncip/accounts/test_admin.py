"""Back office of people: what they made themselves is only looked at or ended."""

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings

pytestmark = pytest.mark.django_db

SESSIONS = "/admin/usersessions/usersession/"
FACTORS = "/admin/mfa/authenticator/"
Store = import_module(settings.SESSION_ENGINE).SessionStore


@pytest.fixture
def office(client, admin_user):
    """The back office as an administrator of the portal sees it."""
    client.force_login(admin_user)
    return client


@pytest.fixture
def browser(official):
    """A browser in which the official is signed in."""
    store = Store()
    store.create()
    return UserSession.objects.create(user=official, ip="127.0.0.1", session_key=store.session_key)


def test_signed_in_browsers_are_found_by_the_person(office, browser):
    assert office.get(SESSIONS, {"q": browser.user.email}).context["cl"].result_count == 1


def test_deleting_a_signed_in_browser_signs_it_out(office, browser):
    office.post(f"{SESSIONS}{browser.pk}/delete/", {"post": "yes"})
    assert not Store().exists(browser.session_key)


def test_the_secret_of_a_second_factor_is_not_shown(office, official):
    factor = Authenticator.objects.create(user=official, type="totp", data={"secret": "do-not-show"})
    assert b"do-not-show" not in office.get(f"{FACTORS}{factor.pk}/change/").content


@pytest.mark.parametrize("rows", [SESSIONS, FACTORS])
def test_what_a_person_makes_is_not_added_by_another(office, rows):
    assert office.get(f"{rows}add/").status_code == 403
