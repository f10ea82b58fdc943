"""What follows the steps of a visit (ncip-40, ncip-41): invitations, marks, terms, and the initiative born from it."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ncip.casework import deadlines, door, notices
from ncip.casework.act import Act
from ncip.casework.actions import Opening
from ncip.casework.actor import Actor
from ncip.law.parameters import IN_FORCE
from ncip.law.terms import TERM_PASS_INITIATIVE, TERM_VISIT_CARD
from projects.attraction.cards import open_card
from projects.attraction.enums import InitiativeState, VisitState
from projects.attraction.models import Initiative, Visit
from projects.attraction.permissions import acts_for
from projects.attraction.programme import part_of

AFTER_A_TRIP = Opening(TERM_VISIT_CARD, responsible="owner", official="accompanying", start="ends_on")
PASS_ON = Opening(TERM_PASS_INITIATIVE, responsible="owner", official="accompanying", start="ends_on")


def begin(visit: Visit, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The competent body sees the companies; the card of a trip is due in 3 working days (ncip-40-5, ncip-6-2).

    A trip that ended before the Rules took force is kept for the record: no term bound it.
    """
    _open_cards(visit, visit.body, act)
    if not visit.is_incoming and visit.ends_on >= IN_FORCE:
        deadlines.open_term(visit, AFTER_A_TRIP, act)


def invite_competent_body(visit: Visit, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The body that agreed in advance prepares the visit too (ncip-40-6, ncip-40-7-b)."""
    _invite(visit, visit.body, act)


def invite_bodies(visit: Visit, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The bodies that the authorised body calls in (ncip-40-7-b)."""
    for body in params["bodies"]:
        _invite(visit, body, act)


def let_go(visit: Visit, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The invitation is gone; the body hears why, without a way to a visit that it sees no more (ncip-40-7-b)."""
    body = params["body"]
    visit.invitations.filter(organisation=body).delete()
    notices.write(
        event_id,
        [body],
        at=act.at,
        title=_("Your organisation is no longer asked to prepare a visit."),
        text=f"{visit}: {params['reason']}",
        silent=act.channel.may_look_back,
    )


def count_anew(visit: Visit, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The terms that still run follow the corrected last day (ncip-41-a, ncip-41-b)."""
    for opening in (AFTER_A_TRIP, PASS_ON):
        deadlines.restart(visit, opening, act)


def mark_part(visit: Visit, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The mark of an invited body on its part as it stands now (ncip-40-7-b)."""
    for invitation in visit.invitations.all():
        if acts_for(act.actor, invitation.organisation_id):
            invitation.agreed_to = part_of(visit, invitation.organisation_id)
            invitation.agreed_at, invitation.agreed_by = act.at, act.actor.user
            invitation.save()


def after_the_card(visit: Visit, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Without an agreement no initiative is due (D47); one that went on before the card ends the road at once."""
    if visit.without_agreement:
        deadlines.close_term(visit, TERM_PASS_INITIATIVE, act)
    passed = visit.initiatives.exclude(state=InitiativeState.CREATED).order_by("id").first()
    if passed is not None:
        _finish(visit, passed, act)


def pass_on_initiative(visit: Visit, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The initiative goes to the akimat by the same act, unless it has gone already (ncip-41-b)."""
    initiative = params["initiative"]
    if initiative.state == InitiativeState.CREATED:
        leb = {"leb": str(params["leb"].public_id)}
        door.perform(Initiative, initiative, "pass_on", act.actor, leb, at=act.at, channel=act.channel)


def end_term_of_visit(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Passing an initiative on meets the term of the visit it was born from (ncip-41-b)."""
    visit = initiative.visit
    if visit is None:
        return
    deadlines.close_term(visit, TERM_PASS_INITIATIVE, act)
    if visit.state == VisitState.CARD_FILLED:
        _finish(visit, initiative, act)


def _finish(visit: Visit, initiative: Initiative, act: Act) -> None:
    params = {"initiative": str(initiative.public_id)}
    door.perform(Visit, visit, "pass_initiative", Actor.system(), params, at=act.at, channel=act.channel)


def _invite(visit: Visit, body: Any, act: Act) -> None:
    visit.invitations.get_or_create(organisation=body, defaults={"invited_on": act.on})
    _open_cards(visit, body, act)


def _open_cards(visit: Visit, body: Any, act: Act) -> None:
    for company in visit.companies.all():
        open_card(company, to=body, on=act.on)
