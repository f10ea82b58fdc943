"""Whom an act of Module 1 is told to."""

from collections.abc import Iterable
from typing import Any

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.act import Act


def sender(initiative: Any, act: Act) -> Iterable[Any]:
    """The mission or foreign representative whose initiative it is."""
    return [initiative.sender]


def akimat(initiative: Any, act: Act) -> Iterable[Any]:
    """The local executive body the initiative was passed to."""
    return [initiative.leb]


def official(initiative: Any, act: Act) -> Iterable[Any]:
    """The official who accompanies the potential investor."""
    return [initiative.official]


def akimat_before(initiative: Any, act: Act) -> Iterable[Any]:
    """The local executive body from which the initiative has just been redirected (ncip-42-3)."""
    return [
        leg.leb
        for leg in initiative.hand_offs.exclude(left_at=None).select_related("leb").order_by("-number")[:1]
    ]


def authorised_body(initiative: Any, act: Act) -> Iterable[Any]:
    """The body that consents to a redirection (ncip-42-3)."""
    return Organisation.objects.active(act.on).of_kind(Kind.AUTHORISED_BODY)


def told_of_missed_term(initiative: Any, act: Act) -> Iterable[Any]:
    """D14: when the term passed without an act, the body that holds it, the sender and the authorised body."""
    return [*akimat(initiative, act), *sender(initiative, act), *authorised_body(initiative, act)]


def participants(initiative: Any) -> Iterable[Any]:
    """Everybody whom a message about the initiative concerns (ncip-43-c)."""
    return [initiative.sender, initiative.leb, initiative.official]


def keeper(card: Any, act: Act | None = None) -> Iterable[Any]:
    """The front office that keeps a card."""
    return [card.owner]


def keeper_of_parent(card: Any, act: Act) -> Iterable[Any]:
    """The front office that keeps the company card, when another one acted."""
    return [card.company.owner]


def authorised_body_of_plan(visit: Any, act: Act) -> Iterable[Any]:
    """The authorised body when it is to decide: of a trip that has ended it is not asked."""
    return authorised_body(visit, act) if visit.is_incoming else []


def competent_body(visit: Any, act: Act) -> Iterable[Any]:
    """The body with which a visit was agreed in advance, or whose head travelled."""
    return [visit.body]


def mission_of_visit(visit: Any, act: Act) -> Iterable[Any]:
    """The mission that keeps the visit, its accompanying officer first."""
    return [visit.accompanying, visit.owner]


def invited(visit: Any, act: Act) -> Iterable[Any]:
    """The bodies that prepare the visit."""
    return [invitation.organisation for invitation in visit.invitations.select_related("organisation")]


def around_visit(visit: Any) -> Iterable[Any]:
    """Everybody whom a message about a visit concerns (ncip-43-c)."""
    bodies = visit.invitations.select_related("organisation")
    yield from (visit.owner, visit.accompanying, visit.body)
    yield from (invitation.organisation for invitation in bodies)
    if visit.is_incoming:
        yield from Organisation.objects.filter(kind=Kind.AUTHORISED_BODY)


def responsible(agreement: Any, act: Act) -> Iterable[Any]:
    """Who answers for an agreement: the person when one is named, else the organisation (ncip-6-5)."""
    return [agreement.official or agreement.responsible]


def keeper_and_responsible(agreement: Any, act: Act) -> Iterable[Any]:
    """Both ends of an agreement."""
    return [agreement.owner, *responsible(agreement, act)]


def around_agreement(agreement: Any) -> Iterable[Any]:
    """Everybody whom a message about an agreement concerns."""
    return [agreement.owner, agreement.responsible, agreement.official]


def recipients(found: Any, act: Act) -> Iterable[Any]:
    """The offices to which a list of potential investors was given (ncip-17-3)."""
    return list(found.recipients.all())
