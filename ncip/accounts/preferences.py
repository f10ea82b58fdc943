"""Language and theme chosen anywhere on the portal are kept in the account."""

from typing import Any

from django.contrib.auth import get_user_model

KEPT = ("language", "theme")


def keep(request: Any, name: str, value: str) -> None:
    """Writes a choice of the signed-in person into his account."""
    if name in KEPT and getattr(request.user, name) != value:
        get_user_model().objects.filter(pk=request.user.pk).update(**{name: value})
