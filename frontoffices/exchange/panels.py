"""What the exchange shows on cards of lower floors."""

from datetime import date
from typing import Any

from frontoffices.exchange.models import InvestmentEvent
from ncip.casework.actor import Actor


def events_of_meeting(meeting: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-40-1: the events at which the meeting was held; nothing where there is none."""
    events = list(InvestmentEvent.objects.visible_to(actor).filter(meetings=meeting).order_by("-starts_on"))
    return {"events": events} if events else None
