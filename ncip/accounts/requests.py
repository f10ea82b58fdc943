"""What a request knows of the person: who he is and in which membership he acts."""

from ncip.accounts.models import Membership, User
from ncip.reference.requests import DatedRequest


class PortalRequest(DatedRequest):
    """A request after `ActingMembershipMiddleware`; views behind the sign-in may rely on `user`."""

    user: User
    memberships: list[Membership]
    membership: Membership | None
