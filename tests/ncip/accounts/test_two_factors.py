"""The second factor: demanded of officials and staff, kept encrypted, lifted only by the demonstration."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from frontoffices.registry.models import Organisation
from ncip.accounts.two_factor import must_have_two_factors
from tests.ncip.accounts.conftest import PASSWORD, akimat, member, person

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP"
SET_UP = "/account/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def real_installation(settings):
    """Not the demonstration, and no limits of earlier tests."""
    settings.DEMO = False
    cache.clear()


def code(secret=SECRET):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_an_official_sets_up_the_second_factor_first(client, official):
    client.force_login(official)
    assert client.get("/profile/")["Location"] == SET_UP


def test_an_investor_need_not(client):
    user = person()
    member(user, Organisation.objects.create(kind="investor", level="", name_ru="ТОО «Дән»"))
    client.force_login(user)
    assert client.get("/profile/").status_code == 200


def test_staff_need_it():
    assert must_have_two_factors(person(is_staff=True))


def test_the_demonstration_lifts_it(client, official, settings):
    settings.DEMO = True
    client.force_login(official)
    assert client.get("/profile/").status_code == 200


def test_with_the_second_factor_work_goes_on(client, official):
    TOTP.activate(official, SECRET)
    client.force_login(official)
    assert client.get("/profile/").status_code == 200


def test_the_password_alone_does_not_sign_in(client, official):
    TOTP.activate(official, SECRET)
    client.post("/account/login/", {"login": official.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_password_and_code_sign_in(client, official, language):
    TOTP.activate(official, SECRET)
    client.post("/account/login/", {"login": official.email, "password": PASSWORD})
    assert client.get("/account/2fa/authenticate/", {"lang": language}).status_code == 200
    client.post("/account/2fa/authenticate/", {"code": code()})
    assert client.session["_auth_user_id"] == str(official.pk)


def test_a_person_sets_it_up_with_the_app(client, official):
    client.post("/account/login/", {"login": official.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get(SET_UP).context["form"].secret
    client.post(SET_UP, {"code": code(secret)})
    assert client.get("/profile/").status_code == 200


@pytest.mark.parametrize(
    "page", ["/account/2fa/", "/account/2fa/recovery-codes/", "/account/2fa/reauthenticate/"]
)
def test_its_pages_open(client, official, page):
    test_a_person_sets_it_up_with_the_app(client, official)
    assert client.get(page).status_code == 200


def test_the_secret_is_stored_encrypted(official):
    TOTP.activate(official, SECRET)
    assert SECRET not in str(Authenticator.objects.get(user=official).data)


def test_the_secret_is_read_back():
    adapter = get_adapter()
    assert adapter.decrypt(adapter.encrypt(SECRET)) == SECRET


def test_an_official_cannot_switch_it_off(client, official):
    TOTP.activate(official, SECRET)
    authenticator = Authenticator.objects.get(user=official)
    assert not get_adapter().can_delete_authenticator(authenticator)


def test_an_htmx_request_moves_the_whole_page(client, official):
    client.force_login(official)
    response = client.get("/profile/", headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == SET_UP


def test_an_ended_membership_demands_nothing_of_others():
    user = person()
    assert not must_have_two_factors(user)
    member(user, akimat())
    assert must_have_two_factors(user)
