"""What follows the acts of a request between levels (ncip-14-7, ncip-15-3)."""

from typing import Any
from uuid import UUID

from frontoffices.exchange.enums import RequestKind
from frontoffices.exchange.models import ExchangeRequest
from ncip.casework import deadlines
from ncip.casework.act import Act
from ncip.casework.actions import Opening
from ncip.law.terms import TERM_INFORMATION
from projects.attraction.cards import open_card


def open_card_to_addressee(
    request: ExchangeRequest, act: Act, params: dict[str, Any], event_id: UUID
) -> None:
    """ncip-15-3: the office that is told of a potential investor sees his card; only its keeper sends it."""
    if request.company is not None:
        open_card(request.company, to=request.addressee, on=act.on)


def open_term(request: ExchangeRequest, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-14-7, D31: what a mission forwards for an investor (15(2)) is an investor's request: 5 working days.

    The other requests are the offices' own; the Rules give them no term, and none is made up.
    """
    if request.kind == RequestKind.PARTNER_SEARCH:
        deadlines.open_term(request, Opening(TERM_INFORMATION, responsible="addressee"), act)
