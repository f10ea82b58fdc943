"""How django-allauth behaves on this portal: nobody signs up by himself, secrets are kept encrypted."""

import base64
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from ncip.accounts.two_factor import must_have_two_factors
from ncip.ui import preferences


class AccountAdapter(DefaultAccountAdapter):
    """Officials are invited by an administrator (ncip-24); the account brings its language and theme."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed: the page says whom to ask."""
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """After sign-in the pages follow the account's language and theme."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        preferences.set_cookies(response, language=user.language, theme=user.theme)
        return response


class MfaAdapter(DefaultMFAAdapter):
    """Keeps secrets of the second factor encrypted; officials and staff cannot switch it off."""

    @cached_property
    def _box(self) -> Fernet:
        digest = sha256(b"ncip.accounts.mfa:" + settings.SECRET_KEY.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(digest))

    def encrypt(self, text: str) -> str:
        """The secret as it is stored."""
        return self._box.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret as it is used."""
        return self._box.decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Only people who need no second factor may give it up."""
        user: AbstractBaseUser = authenticator.user
        return not must_have_two_factors(user)
