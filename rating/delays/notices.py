"""Who is told of a rating."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.act import Act


def national_company(rating: Any, act: Act) -> Iterable[Organisation]:
    """The national company, which publishes it (ncip-app2-4-1)."""
    return Organisation.objects.active(act.on).filter(kind=Kind.NATIONAL_COMPANY)


def rated_and_supervising(rating: Any, act: Act) -> Iterable[Organisation]:
    """The akimats, whose regions are rated, and the authorised body, which analyses the quarter (ncip-66)."""
    kinds = [Kind.LOCAL_EXECUTIVE_BODY, Kind.AUTHORISED_BODY]
    return Organisation.objects.active(act.on).filter(kind__in=kinds)
