"""What the header knows of the signed-in person."""

from typing import Any

from ncip.accounts.enums import Role
from ncip.ui.navigation import Person


def describe_person(request: Any) -> Person:
    """The name, and the organisation in which the person acts now."""
    membership = request.membership
    role = membership.organisation.short_name if membership else ""
    return Person(name=request.user.short_name or request.user.email, role=role)


def runs_an_organisation(request: Any) -> bool:
    """Whether the person acts as administrator of an organisation."""
    membership = getattr(request, "membership", None)
    return membership is not None and membership.role == Role.ADMINISTRATOR


def works_in_the_back_office(request: Any) -> bool:
    """Whether the person keeps people, reference tables and the journal in the back office."""
    return bool(request.user.is_staff)
