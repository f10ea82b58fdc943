"""People and memberships: what the database holds and which days count."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.accounts.people import end_membership, invite, may_manage, people_of
from ncip.journal.hashes import keyed_hash
from ncip.journal.models import Event
from ncip.law.identifiers import control_digit
from tests.ncip.accounts.conftest import PASSWORD, TODAY, akimat, member, person

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-24")]

IIN = "88010130123" + str(control_digit("88010130123"))


def test_the_email_is_kept_in_lower_case():
    assert person("Akbota@Example.KZ").email == "akbota@example.kz"


def test_an_email_belongs_to_one_person():
    person()
    with pytest.raises(IntegrityError), transaction.atomic():
        person("AKBOTA@example.kz")


def test_the_database_refuses_an_email_in_capitals():
    user = person()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=user.pk).update(email="A@example.kz")


def test_a_person_needs_an_email():
    with pytest.raises(ValueError, match="needs an e-mail"):
        User.objects.create_user("")


def test_an_iin_belongs_to_one_person():
    person(iin=IIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        person("other@example.kz", iin=IIN)


def test_two_people_may_have_no_iin():
    person()
    assert person("other@example.kz").iin is None


def test_only_an_iin_can_be_verified():
    with pytest.raises(IntegrityError), transaction.atomic():
        person(iin_verified=True)


@pytest.mark.parametrize("wrong", ["123", "12345678901X", IIN[:-1] + str((int(IIN[-1]) + 1) % 10)])
def test_a_wrong_iin_is_refused_with_a_sentence(wrong):
    user = person(iin=None)
    user.iin = wrong
    with pytest.raises(ValidationError) as caught:
        user.full_clean()
    assert list(caught.value.message_dict) == ["iin"]


def test_an_empty_iin_is_none():
    user = person()
    user.iin = ""
    user.clean()
    assert user.iin is None


def test_names():
    user = person()
    assert (user.full_name, user.short_name, user.initials) == (
        "Ахметова Ақбота Серікқызы",
        "Ахметова А. С.",
        "АА",
    )


def test_a_person_without_names_is_shown_by_email():
    assert str(person(family_name="", given_name="", patronymic="")) == "akbota@example.kz"


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (1, True)])
def test_a_membership_holds_from_its_first_day(days, holds):
    user = person()
    member(user, akimat(), starts_on=TODAY)
    assert user.current_memberships(TODAY + timedelta(days=days)).exists() is holds


@pytest.mark.parametrize(("days", "holds"), [(-1, True), (0, True), (1, False)])
def test_a_membership_holds_up_to_its_last_day(days, holds):
    user = person()
    one = member(user, akimat(), ends_on=TODAY)
    day = TODAY + timedelta(days=days)
    assert (user.current_memberships(day).exists(), one.holds_on(day)) == (holds, holds)


def test_a_membership_cannot_end_before_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        member(person(), akimat(), starts_on=TODAY, ends_on=date(2026, 11, 19))


def test_one_open_membership_per_organisation(official):
    with pytest.raises(IntegrityError), transaction.atomic():
        member(official, akimat())


def test_a_person_may_come_back():
    user = person()
    member(user, akimat(), ends_on=date(2025, 12, 31))
    assert member(user, akimat(), starts_on=TODAY).holds_on(TODAY)


def manager():
    user = person("manager@example.kz", family_name="Әбенов", given_name="Нұрлан")
    return member(user, akimat(), Role.ADMINISTRATOR)


def invited(organisation, **facts):
    return invite(organisation, by=manager(), at=timezone.now(), **facts)


def ended(membership, last_day):
    return end_membership(membership, last_day=last_day, by=manager(), at=timezone.now())


def test_an_invitation_is_in_the_journal_without_the_address(db):
    one = invited(
        akimat(), email="New@example.kz", role=Role.OFFICER, on=TODAY, family_name="А", given_name="Б"
    )
    event = Event.objects.get(subject_id=one.public_id)
    assert (event.action, event.rules, event.user.email) == (
        "membership.invite",
        ["ncip-24"],
        "manager@example.kz",
    )
    assert event.after == {
        "role": "officer",
        "starts_on": "2026-11-20",
        "email": keyed_hash("new@example.kz"),
    }


def test_a_refused_invitation_leaves_no_entry(official):
    with pytest.raises(ValidationError):
        invited(akimat(), email=official.email, role=Role.HEAD, on=TODAY, family_name="X", given_name="Y")
    assert Event.objects.count() == 0


def test_the_end_of_a_membership_is_in_the_journal(official):
    one = ended(official.memberships.get(), TODAY)
    event = Event.objects.get(subject_id=one.public_id)
    assert (event.action, event.before, event.after) == (
        "membership.end",
        {"ends_on": None},
        {"ends_on": "2026-11-20"},
    )


def test_an_invited_person_has_no_password(db):
    one = invited(
        akimat(), email="New@example.kz", role=Role.OFFICER, on=TODAY, family_name="А", given_name="Б"
    )
    assert (one.user.email, one.user.has_usable_password(), one.starts_on) == ("new@example.kz", False, TODAY)


def test_a_known_person_joins_with_his_account(official):
    one = invited(
        akimat("79"), email=official.email, role=Role.HEAD, on=TODAY, family_name="X", given_name="Y"
    )
    assert (one.user, one.user.family_name) == (official, "Ахметова")


def test_a_member_is_not_invited_twice(official):
    with pytest.raises(ValidationError):
        invited(akimat(), email=official.email, role=Role.HEAD, on=TODAY, family_name="X", given_name="Y")


def test_a_membership_ends_with_its_last_day(official):
    one = ended(official.memberships.get(), TODAY)
    assert Membership.objects.get(pk=one.pk).ends_on == TODAY


def test_a_membership_does_not_end_before_it_began(official):
    with pytest.raises(ValidationError):
        ended(official.memberships.get(), date(2025, 1, 19))


def test_people_of_an_organisation_are_the_current_ones(official):
    member(person("gone@example.kz"), akimat(), ends_on=date(2026, 1, 1))
    assert [one.user for one in people_of(akimat(), TODAY)] == [official]


@pytest.mark.parametrize(
    ("role", "answer"),
    [(Role.ADMINISTRATOR, True), (Role.HEAD, False), (Role.OFFICER, False), (Role.OBSERVER, False)],
)
def test_only_the_administrator_manages(role, answer):
    assert may_manage(member(person(), akimat(), role), akimat()) is answer


def test_an_administrator_manages_only_his_organisation(administrator):
    assert not may_manage(administrator.memberships.get(), akimat("79"))


def test_nobody_without_membership_manages():
    assert not may_manage(None, akimat())


def test_the_password_is_kept_as_a_hash():
    user = person()
    assert (user.check_password(PASSWORD), PASSWORD in user.password) == (True, False)


def test_an_administrator_of_the_portal():
    user = User.objects.create_superuser("root@example.kz", PASSWORD)
    assert (user.is_staff, user.is_superuser) == (True, True)


def test_an_email_of_any_case_is_the_natural_key(official):
    assert User.objects.get_by_natural_key("AKBOTA@EXAMPLE.KZ ") == official
