"""Who belongs to an organisation: its administrator invites officials and ends memberships (24).

Nobody is deleted: a membership ends with its last day, an account can be closed to sign-in.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.accounts.models.membership import MembershipQuerySet


def people_of(organisation: Organisation, on: date) -> MembershipQuerySet:
    """The current memberships of an organisation with their people, by family name."""
    members = Membership.objects.current(on).filter(organisation=organisation)
    return members.select_related("user").order_by("user__family_name", "user__given_name", "id")


def may_manage(membership: Membership | None, organisation: Organisation) -> bool:
    """ncip-24: only the administrator of an organisation manages its people."""
    return (
        membership is not None
        and membership.role == Role.ADMINISTRATOR
        and membership.organisation_id == organisation.pk
    )


@transaction.atomic
def invite(organisation: Organisation, *, email: str, role: str, on: date, **names: Any) -> Membership:
    """ncip-24: a person with this e-mail joins the organisation from `on`; a new account has no password."""
    address = email.strip().casefold()
    user = User.objects.filter(email=address).first()
    if user is None:
        user = User.objects.create_user(address, **names)
    elif user.memberships.filter(organisation=organisation, ends_on=None).exists():
        raise ValidationError({"email": _("This person belongs to the organisation already.")}, code="member")
    return Membership.objects.create(user=user, organisation=organisation, role=role, starts_on=on)


def end_membership(membership: Membership, *, last_day: date) -> Membership:
    """ncip-24: the membership holds up to and including its last day; raises ValidationError."""
    membership.ends_on = last_day
    membership.clean()
    membership.save(update_fields=["ends_on"])
    return membership
