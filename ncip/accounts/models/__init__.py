"""People, their memberships and the keys of their calendars."""

from ncip.accounts.models.calendar_key import CalendarKey
from ncip.accounts.models.membership import Membership
from ncip.accounts.models.user import User

__all__ = ["CalendarKey", "Membership", "User"]
