"""What follows the steps of an initiative (ncip-41 to ncip-43).

The akimat that receives an initiative comes to see the card of its company; meetings held later join it. Each
hand-off leaves a receipt of who sent, accepted and named, and when; the first sender sees them all.
"""

from typing import Any
from uuid import UUID

from ncip.casework import deadlines
from ncip.casework.act import Act
from ncip.law.terms import TERM_INITIATIVE
from projects.attraction.cards import open_card
from projects.attraction.models import HandOff, Initiative


def hand_to_akimat(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The akimat accompanies the investor from now on: it sees his card (ncip-41-b, ncip-42-a)."""
    _send(initiative, act, number=1, sent_from=initiative.sender)


def hand_on(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The redirected initiative leaves one akimat and comes to another (ncip-42-3)."""
    leg = initiative.hand_offs.select_related("leb").get(left_at=None)
    leg.left_at = act.at
    leg.save(update_fields=["left_at"])
    _send(initiative, act, number=leg.number + 1, sent_from=leg.leb)


def confirm_receipt(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The receipt for the sender: who took the initiative up first, and when."""
    _accept(initiative.hand_offs.get(left_at=None), act).save()


def name_official(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The official answers for the running term, and the receipt tells who named him (ncip-42-a)."""
    term = deadlines.running(initiative, TERM_INITIATIVE)
    if term is not None:
        term.official = initiative.official
        term.save(update_fields=["official"])
    leg = _accept(initiative.hand_offs.get(left_at=None), act)
    leg.named_at, leg.named_by, leg.official = act.at, act.actor.user, initiative.official
    leg.save()


def lengthen_term(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The new end is counted from the unshifted end of the first term (ncip-42-2, D14)."""
    deadlines.extend(initiative, TERM_INITIATIVE, params["days"], act)


def link_more_meetings(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Additional meetings stand within the initiative (ncip-43-a)."""
    initiative.meetings.add(*params["more"])


def _send(initiative: Initiative, act: Act, *, number: int, sent_from: Any) -> None:
    leb: Any = initiative.leb
    HandOff.objects.create(
        initiative=initiative,
        number=number,
        leb=leb,
        sent_from=sent_from,
        sent_at=act.at,
        sent_by=act.actor.user,
    )
    open_card(initiative.company, to=leb, on=act.on)


def _accept(leg: HandOff, act: Act) -> HandOff:
    if leg.accepted_at is None:
        leg.accepted_at, leg.accepted_by = act.at, act.actor.user
    return leg
