"""How django-allauth behaves on this portal."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Officials are invited by an administrator, so nobody signs up by himself (24)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed: the page says whom to ask."""
        return False
