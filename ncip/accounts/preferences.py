"""Language and theme chosen anywhere on the portal are kept in the account."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest

KEPT = ("language", "theme")


def keep(request: HttpRequest, name: str, value: str) -> None:
    """Writes a choice of the signed-in person into his account."""
    if name in KEPT and getattr(request.user, name) != value:
        get_user_model().objects.filter(pk=request.user.pk).update(**{name: value})
