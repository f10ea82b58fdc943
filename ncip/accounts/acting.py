"""A person with several memberships acts in one of them at a time; the session remembers which."""

from collections.abc import Sequence

from django.contrib.sessions.backends.base import SessionBase

from ncip.accounts.models import Membership

SESSION_KEY = "acting_membership"


def acting_membership(memberships: Sequence[Membership], session: SessionBase) -> Membership | None:
    """The membership chosen in the session when it still holds, else the first current one, else None."""
    chosen = str(session.get(SESSION_KEY, ""))
    by_id = {str(membership.public_id): membership for membership in memberships}
    return by_id.get(chosen) or next(iter(memberships), None)


def act_in(membership: Membership, session: SessionBase) -> None:
    """From now on the person acts in this membership."""
    session[SESSION_KEY] = str(membership.public_id)
