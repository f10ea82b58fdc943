"""Who belongs to an organisation: its administrator invites officials and ends memberships (24).

Nobody is deleted: a membership ends with its last day, an account can be closed to sign-in.
"""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.accounts.models.membership import MembershipQuerySet
from ncip.journal import chain
from ncip.journal.enums import ActorKind, Channel
from ncip.journal.hashes import keyed_hash
from ncip.journal.models import Event


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
def invite(
    organisation: Organisation,
    *,
    email: str,
    role: str,
    by: Membership,
    at: datetime,
    on: date,
    **names: Any,
) -> Membership:
    """ncip-24: a person with this e-mail joins the organisation from `on`; a new account has no password."""
    address = email.strip().casefold()
    user = User.objects.filter(email=address).first()
    if user is None:
        user = User.objects.create_user(address, **names)
    elif user.memberships.filter(organisation=organisation, ends_on=None).exists():
        raise ValidationError({"email": _("This person belongs to the organisation already.")}, code="member")
    membership = Membership.objects.create(user=user, organisation=organisation, role=role, starts_on=on)
    after = {"role": str(role), "starts_on": on.isoformat(), "email": keyed_hash(address)}
    _enter(membership, "membership.invite", by, at, after=after)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, last_day: date, by: Membership, at: datetime) -> Membership:
    """ncip-24: the membership holds up to and including its last day; raises ValidationError."""
    before = {"ends_on": membership.ends_on.isoformat() if membership.ends_on else None}
    membership.ends_on = last_day
    membership.clean()
    membership.save(update_fields=["ends_on"])
    _enter(membership, "membership.end", by, at, before=before, after={"ends_on": last_day.isoformat()})
    return membership


def _enter(membership: Membership, action: str, by: Membership, at: datetime, **facts: Any) -> None:
    """Write the change into the journal; people stand there by number and keyed hash, never by name."""
    event = Event(
        at=at,
        channel=Channel.WEB,
        actor_kind=ActorKind.USER,
        user_id=by.user_id,
        membership=by,
        organisation_id=by.organisation_id,
        subject_label="membership",
        subject_id=membership.public_id,
        action=action,
        rules=["ncip-24"],
        **facts,
    )
    chain.append([event])
