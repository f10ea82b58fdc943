"""The person's own pages: acting membership, preferences, people of the organisation."""

from datetime import date

import pytest
from django.core import mail
from django.core.cache import cache

from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from tests.ncip.accounts.conftest import TODAY, akimat, member, person

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-24")]

PROFILE, PEOPLE = "/profile/", "/my-organisation/people/"
NEW = {
    "email": "new@example.kz",
    "family_name": "Жаңа",
    "given_name": "Адам",
    "patronymic": "",
    "role": "officer",
}


@pytest.fixture(autouse=True)
def today(time_machine):
    """It is Friday, 20 November 2026, noon in Kazakhstan; no limits of earlier tests count."""
    cache.clear()
    time_machine.move_to("2026-11-20T07:00:00Z", tick=False)


def acting(client):
    return client.get(PROFILE).wsgi_request.membership


def test_the_local_day_is_that_of_kazakhstan(client, time_machine):
    time_machine.move_to("2026-11-20T19:30:00Z", tick=False)  # half past midnight in Almaty
    assert client.get("/organisations/").wsgi_request.on == date(2026, 11, 21)


def test_a_person_acts_in_his_first_membership(client, official):
    member(official, akimat("79"), starts_on=date(2026, 1, 1))
    client.force_login(official)
    assert acting(client).organisation == akimat()


def test_a_person_chooses_another_membership(client, official):
    other = member(official, akimat("79"))
    client.force_login(official)
    client.post("/profile/act/", {"membership": other.public_id})
    assert acting(client) == other


def test_the_choice_leads_back(client, official):
    client.force_login(official)
    answer = client.post(
        "/profile/act/", {"membership": official.memberships.get().public_id, "next": "/organisations/"}
    )
    assert answer["Location"] == "/organisations/"


def test_the_choice_does_not_lead_to_another_site(client, official):
    client.force_login(official)
    answer = client.post(
        "/profile/act/", {"membership": official.memberships.get().public_id, "next": "https://evil.example/"}
    )
    assert answer["Location"] == PROFILE


def test_nobody_acts_in_the_membership_of_another(client, official):
    other = member(person("other@example.kz"), akimat("79"))
    client.force_login(official)
    assert client.post("/profile/act/", {"membership": other.public_id}).status_code == 403


def test_nobody_acts_in_a_membership_that_has_ended(client, official):
    ended = member(official, akimat("79"), ends_on=date(2026, 11, 19))
    client.force_login(official)
    assert client.post("/profile/act/", {"membership": ended.public_id}).status_code == 403


def test_a_chosen_membership_that_ends_is_left(client, official, time_machine):
    other = member(official, akimat("79"), ends_on=TODAY)
    client.force_login(official)
    client.post("/profile/act/", {"membership": other.public_id})
    time_machine.move_to("2026-11-21T07:00:00Z", tick=False)
    client.force_login(official)
    assert acting(client).organisation == akimat()


def test_a_visitor_acts_in_none(client):
    assert client.get("/organisations/").wsgi_request.membership is None


def test_the_account_decides_the_language(client, official):
    User.objects.filter(pk=official.pk).update(language="kk")
    client.force_login(official)
    client.cookies["django_language"] = "en"
    assert client.get(PROFILE).wsgi_request.LANGUAGE_CODE == "kk"


def test_a_language_asked_for_is_kept_in_the_account(client, official):
    client.force_login(official)
    client.get(PROFILE, {"lang": "en", "theme": "dark"})
    official.refresh_from_db()
    assert (official.language, official.theme) == ("en", "dark")


def test_the_profile_saves_preferences(client, official):
    client.force_login(official)
    client.post(PROFILE, {"phone": "+7 7142 000000", "language": "kk", "theme": "light"})
    official.refresh_from_db()
    assert (official.phone, official.language, official.theme) == ("+7 7142 000000", "kk", "light")


def test_an_unknown_language_is_refused(client, official):
    client.force_login(official)
    assert client.post(PROFILE, {"language": "de", "theme": "light"}).status_code == 422


def test_a_person_does_not_change_his_names_or_rights(client, official):
    client.force_login(official)
    client.post(
        PROFILE, {"language": "ru", "theme": "auto", "family_name": "X", "is_staff": "on", "email": "x@x.kz"}
    )
    official.refresh_from_db()
    assert (official.family_name, official.is_staff, official.email) == (
        "Ахметова",
        False,
        "akbota@example.kz",
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_profile_takes_the_same_queries_for_one_and_three(
    client, official, number, django_assert_max_num_queries
):
    for region in ("79", "75")[: number - 1]:
        member(official, akimat(region))
    client.force_login(official)
    client.get(PROFILE)
    with django_assert_max_num_queries(4):  # session, person, memberships, unread notices
        client.get(PROFILE)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.OBSERVER])
def test_only_the_administrator_opens_the_people(client, role):
    user = person()
    member(user, akimat(), role)
    client.force_login(user)
    assert client.get(PEOPLE).status_code == 403


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_administrator_sees_the_people(client, administrator, official, language):
    client.force_login(administrator)
    response = client.get(PEOPLE, {"lang": language})
    assert [one.user for one in response.context["people"]] == [official, administrator]


def test_the_administrator_invites(client, administrator):
    client.force_login(administrator)
    client.post(PEOPLE, NEW)
    one = Membership.objects.get(user__email="new@example.kz")
    assert (one.organisation, one.role, one.starts_on) == (akimat(), Role.OFFICER, TODAY)


def test_the_invited_person_receives_a_letter(client, administrator):
    client.force_login(administrator)
    client.post(PEOPLE, NEW)
    assert [letter.to for letter in mail.outbox] == [["new@example.kz"]]


def test_a_member_is_not_invited_twice(client, administrator, official):
    client.force_login(administrator)
    assert client.post(PEOPLE, {**NEW, "email": "AKBOTA@example.kz"}).status_code == 422


def test_a_bad_email_is_refused(client, administrator):
    client.force_login(administrator)
    assert client.post(PEOPLE, {**NEW, "email": "not an address"}).status_code == 422


def test_the_administrator_ends_a_membership(client, administrator, official):
    one = official.memberships.get()
    client.force_login(administrator)
    client.post(f"{PEOPLE}{one.public_id}/end/", {"last_day": "30.11.2026"})
    one.refresh_from_db()
    assert one.ends_on == date(2026, 11, 30)


def test_a_last_day_before_the_first_is_refused(client, administrator, official):
    one = official.memberships.get()
    client.force_login(administrator)
    assert client.post(f"{PEOPLE}{one.public_id}/end/", {"last_day": "19.01.2025"}).status_code == 422


def test_the_administrator_does_not_reach_another_organisation(client, administrator):
    one = member(person("far@example.kz"), akimat("79"))
    client.force_login(administrator)
    assert client.get(f"{PEOPLE}{one.public_id}/end/").status_code == 404


def test_people_are_never_deleted(client, official, admin_user):
    client.force_login(admin_user)
    assert client.get(f"/admin/ncip_accounts/user/{official.pk}/delete/").status_code == 403


def test_the_back_office_creates_a_person_without_password(client, admin_user):
    client.force_login(admin_user)
    form = {
        "email": "Fresh@example.kz",
        "family_name": "А",
        "given_name": "Б",
        "language": "ru",
        "theme": "auto",
        "is_active": "on",
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
    }
    client.post("/admin/ncip_accounts/user/add/", form)
    assert not User.objects.get(email="fresh@example.kz").has_usable_password()


def test_the_back_office_invites(client, admin_user, official):
    client.force_login(admin_user)
    client.post(
        "/admin/ncip_accounts/user/", {"action": "send_invitations", "_selected_action": [official.pk]}
    )
    assert [letter.to for letter in mail.outbox] == [[official.email]]
