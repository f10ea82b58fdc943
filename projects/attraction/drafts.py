"""Drafts of meetings from invites: kept for one person, forgotten after a month."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ncip.accounts.models import User
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from projects.attraction.invites import BadInvite, Guest, Invite
from projects.attraction.models import Contact, MeetingDraft

KEPT_DAYS: Final = 30
MOST_DRAFTS: Final = 50


def keep(invites: Iterable[Invite], user: User, *, at: datetime) -> list[MeetingDraft]:
    """A draft for each meeting; an invite sent again renews its draft."""
    listed = list(invites)
    if MeetingDraft.objects.filter(user=user).count() + len(listed) > MOST_DRAFTS:
        sentence = _("You have too many drafts of meetings. Record or delete some first.")
        raise BadInvite("too_many_drafts", sentence)
    return [_kept(invite, user, at) for invite in listed]


def _kept(invite: Invite, user: User, at: datetime) -> MeetingDraft:
    facts = {
        "subject": invite.summary,
        "held_on": invite.held_on,
        "place": invite.place,
        "guests": [{"name": guest.name, "email": guest.email} for guest in invite.guests],
        "made_at": at,
    }
    draft, _new = MeetingDraft.objects.update_or_create(user=user, uid=invite.uid, defaults=facts)
    return draft


def initial_of(draft: MeetingDraft, actor: Actor) -> dict[str, Any]:
    """What the quick entry is filled with; the company is known when a guest's address is on a contact card."""
    guests = [Guest(**guest) for guest in draft.guests]
    known = _known(guests, actor)
    initial = {
        "held_on": draft.held_on,
        "place": draft.place,
        "subject_of_interest": draft.subject,
        "participants": "\n".join(guest.name or guest.email for guest in guests),
    }
    companies = {contact.company for contact in known}
    if len(companies) == 1:
        company = companies.pop()
        return {**initial, "name": company.name, "company": str(company.public_id)}
    stranger = _stranger(guests, known)
    return {**initial, **(_person(stranger) if stranger else {})}


def forget(at: datetime, channel: Channel) -> int:
    """Delete drafts that nobody recorded within a month; returns how many."""
    return MeetingDraft.objects.filter(made_at__lt=at - timedelta(days=KEPT_DAYS)).delete()[0]


def _known(guests: list[Guest], actor: Actor) -> list[Any]:
    addresses = [guest.email for guest in guests]
    rows = (
        Contact.objects.visible_to(actor)
        .alias(address=Lower("email"))
        .filter(erased_on=None, address__in=addresses)
    )
    return list(rows.select_related("company"))


def _stranger(guests: list[Guest], known: list[Any]) -> Guest | None:
    """The first guest who is neither a colleague nor on a contact card."""
    addresses = [guest.email for guest in guests]
    ours = set(User.objects.filter(email__in=addresses).values_list("email", flat=True))
    theirs = {contact.email.lower() for contact in known}
    return next((guest for guest in guests if guest.email not in ours | theirs), None)


def _person(guest: Guest) -> dict[str, str]:
    """A name as invites write it: the family name last."""
    given, _space, family = guest.name.rpartition(" ")
    return {"family_name": family, "given_name": given, "email": guest.email}


def throw_away(draft: MeetingDraft) -> None:
    """Throw away a draft: nothing has been recorded with it yet."""
    draft.delete()
