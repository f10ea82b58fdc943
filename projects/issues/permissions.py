"""Who may do what with issues, meetings of the Council and assignments (6, 9, 32; A6, D32)."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from ncip.casework.permissions import Predicate, either, predicate
from projects.implementation.enums import ParticipantRole
from projects.implementation.permissions import (
    authorised_body,
    designated_leb,
    initiator,
    investor,
    regional_companions,
)

# Those who read every agenda and every assignment: they prepare the meetings and carry out their decisions.
COUNCIL_KINDS: Final = (
    Kind.COUNCIL,
    Kind.AUTHORISED_BODY,
    Kind.NATIONAL_COMPANY,
    Kind.TASK_FORCE,
    Kind.NATIONAL_CHAMBER,
)
# The national company and what acts in its name (9(9)).
NATIONAL_COMPANY_KINDS: Final = (Kind.NATIONAL_COMPANY, Kind.NATCO_REGIONAL, Kind.TASK_FORCE)
# To whom an issue is forwarded (A6, AI-3).
ADDRESSEE_KINDS: Final = (
    Kind.NATIONAL_COMPANY,
    Kind.NATCO_REGIONAL,
    Kind.LOCAL_EXECUTIVE_BODY,
    Kind.CENTRAL_BODY,
)
# Investors and contractors are no bodies of the state: nobody charges them with anything here.
OUTSIDE_KINDS: Final = (Kind.INVESTOR, Kind.CONTRACTOR)
ACCOMPANYING: Final = (ParticipantRole.ACCOMPANYING, ParticipantRole.TASK_FORCE)


@predicate(_("A front office that accompanies the project"))
def accompanying_office(actor: Actor, project: Any) -> bool:
    """ncip-6-3: whoever was added to the project to accompany it, Task Force included."""
    rows = project.participants.filter(organisation__in=bodies_of(actor.organisation), role__in=ACCOMPANYING)
    return bool(rows.exists())


@predicate(_("The one who raised the issue"))
def raiser(actor: Actor, issue: Any) -> bool:
    """AI-10: an answer is accepted or not by the one who asked."""
    return issue.raised_by_id in bodies_of(actor.organisation)


@predicate(_("The body that works on the issue"))
def addressee(actor: Actor, issue: Any) -> bool:
    """AI-7: the body to which the issue was passed on."""
    return issue.body_id is not None and issue.body_id in bodies_of(actor.organisation)


@predicate(_("The Investment attraction council or the authorised body"))
def secretariat(actor: Actor, subject: Any) -> bool:
    """ncip-9-2, ncip-32-b: the Council, and the body that brings questions before it."""
    return actor.is_kind(Kind.COUNCIL, Kind.AUTHORISED_BODY)


@predicate(_("Who gave the assignment"))
def giver(actor: Actor, assignment: Any) -> bool:
    """Whoever charged somebody: for decisions of the Council, the Council and the authorised body."""
    if assignment.kind == "decision":
        return actor.is_kind(Kind.COUNCIL, Kind.AUTHORISED_BODY)
    return actor.is_kind(Kind.AUTHORISED_BODY)


@predicate(_("The organisation that answers for the assignment"))
def responsible(actor: Actor, assignment: Any) -> bool:
    """ncip-9-9: the organisation that was charged."""
    return assignment.responsible_id in bodies_of(actor.organisation)


raises_issues: Predicate = either(
    investor, initiator, designated_leb, regional_companions, accompanying_office
)
accepts_answer: Predicate = either(investor, raiser)
calls_meetings: Predicate = either(authorised_body, addressee, raiser)

__all__ = [
    "accepts_answer",
    "addressee",
    "authorised_body",
    "calls_meetings",
    "designated_leb",
    "giver",
    "raises_issues",
    "responsible",
    "secretariat",
]
