"""The people of the procedures, named by role, for tests of every floor."""

from __future__ import annotations

from datetime import date
from itertools import count

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.casework.actor import Actor

LONG_AGO = date(2025, 1, 1)
PASSWORD = "a long enough password"
_numbers = count(1)


def person(name: str = "person", **fields: object) -> User:
    """Somebody with an account."""
    return User.objects.create(
        email=f"{name}.{next(_numbers)}@example.test",
        family_name=name.capitalize(),
        given_name="Test",
        **fields,
    )


def member_of(organisation: Organisation, *, role: Role = Role.OFFICER, name: str = "officer") -> Actor:
    """A person acting for an organisation."""
    membership = Membership.objects.create(
        user=person(name), organisation=organisation, role=role, starts_on=LONG_AGO
    )
    return Actor.of(membership.user, membership)


def the(kind: Kind, **filters: object) -> Organisation:
    """The (first) organisation of a kind in the registry."""
    return Organisation.objects.filter(kind=kind, **filters).order_by("id")[0]


def administrator() -> Actor:
    """An administrator of the portal."""
    return Actor.of(person("administrator", is_staff=True, is_superuser=True))


def authorised_body() -> Actor:
    """An officer of the authorised body."""
    return member_of(the(Kind.AUTHORISED_BODY), name="authority")


def national_company() -> Actor:
    """An officer of the national company."""
    return member_of(the(Kind.NATIONAL_COMPANY), name="natco")


def national_chamber() -> Actor:
    """An officer of the national chamber."""
    return member_of(the(Kind.NATIONAL_CHAMBER), name="chamber")


def akimat(iso: str = "KZ-39", *, role: Role = Role.OFFICER) -> Actor:
    """An officer of the akimat of a region, Kostanay by default."""
    return member_of(the(Kind.LOCAL_EXECUTIVE_BODY, region__iso=iso), role=role, name="akimat")


def mission(country: str = "CN") -> Actor:
    """An officer of the embassy in a country."""
    return member_of(the(Kind.FOREIGN_MISSION, country=country), name="mission")


def observer_of(actor: Actor) -> Actor:
    """Somebody who only looks, in the same organisation."""
    assert actor.organisation is not None
    return member_of(actor.organisation, role=Role.OBSERVER, name="observer")
