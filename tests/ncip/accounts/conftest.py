"""People whom the tests of accounts share."""

from datetime import date

import pytest

from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User

TODAY = date(2026, 11, 20)  # Friday
PASSWORD = "correct horse battery"


def akimat(number="39"):
    """The local executive body of a region."""
    return Organisation.objects.get(kind=Organisation.Kind.LOCAL_EXECUTIVE_BODY, region__number=number)


def person(email="akbota@example.kz", **fields):
    """A person with a password."""
    names = {"family_name": "Ахметова", "given_name": "Ақбота", "patronymic": "Серікқызы"}
    return User.objects.create_user(email, PASSWORD, **{**names, **fields})


def member(user, organisation, role=Role.OFFICER, starts_on=date(2025, 1, 20), ends_on=None):
    """A membership."""
    return Membership.objects.create(
        user=user, organisation=organisation, role=role, starts_on=starts_on, ends_on=ends_on
    )


@pytest.fixture
def official(db):
    """An officer of the akimat of Kostanay Region."""
    user = person()
    member(user, akimat())
    return user


@pytest.fixture
def administrator(db):
    """The administrator of the akimat of Kostanay Region."""
    user = person("admin@example.kz", family_name="Әбенов", given_name="Нұрлан")
    member(user, akimat(), Role.ADMINISTRATOR)
    return user
