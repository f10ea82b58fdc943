"""People and their memberships."""

from ncip.accounts.models.membership import Membership
from ncip.accounts.models.user import User

__all__ = ["Membership", "User"]
