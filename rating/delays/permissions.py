"""Who publishes the rating, and who sees one that is not published yet (22, 56, 67, Annex 2 4(1))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework.permissions import predicate

if TYPE_CHECKING:
    from ncip.casework.actor import Actor

OUTSIDE = (Kind.INVESTOR, Kind.CONTRACTOR)


@predicate(_("The national company"))
def national_company(actor: Actor, subject: Any) -> bool:
    """ncip-22, ncip-67-b: the operator of the platform, which consolidates the results of the quarter."""
    return actor.is_kind(Kind.NATIONAL_COMPANY)


def works_in_state(actor: Actor) -> bool:
    """Whether somebody works for a front office or another body of the procedures, not for an investor."""
    return actor.sees_all or (actor.organisation is not None and not actor.is_kind(*OUTSIDE))
