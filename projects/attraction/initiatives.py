"""What follows the steps of an initiative (ncip-41, ncip-43).

The akimat that receives an initiative comes to see the card of its company; meetings held later join it.
"""

from typing import Any
from uuid import UUID

from ncip.casework.act import Act
from projects.attraction.cards import open_card
from projects.attraction.models import Initiative


def open_card_to_akimat(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The akimat accompanies the investor from now on and sees his card (ncip-42-a)."""
    open_card(initiative.company, to=initiative.leb, on=act.on)


def link_more_meetings(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Additional meetings stand within the initiative (ncip-43-a)."""
    initiative.meetings.add(*params["more"])
