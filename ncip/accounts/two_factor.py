"""Who needs a second factor: officials and the staff of the back office, except in the demonstration."""

from typing import Any

from django.conf import settings

from frontoffices.registry.enums import Kind

# Parties of a project, not offices: they may use a second factor and need not.
PRIVATE_KINDS = (Kind.INVESTOR, Kind.CONTRACTOR)


def must_have_two_factors(user: Any) -> bool:
    """Whether this person must sign in with two factors."""
    if settings.DEMO:
        return False
    return bool(user.is_staff or user.memberships.exclude(organisation__kind__in=PRIVATE_KINDS).exists())
