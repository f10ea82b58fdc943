"""Who may do what and who sees what in Module 1 (ncip-39-b, ncip-41, ncip-42; visibility by default)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.kinds import KINDS_OF_ACTOR
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from ncip.casework.permissions import predicate

# Who speaks with investors abroad, and alone creates initiatives (39, 41).
MISSIONS = (*KINDS_OF_ACTOR["foreign_mission"], Kind.NATCO_FOREIGN)
# Central and regional front offices make cards for their own meetings (6(2), 43).
HOME_OFFICES = (
    Kind.NATIONAL_COMPANY,
    Kind.NATCO_REGIONAL,
    Kind.TASK_FORCE,
    Kind.CENTRAL_BODY,
    Kind.CENTRAL_BODY_LOCAL,
    Kind.NATIONAL_CHAMBER,
    Kind.HOLDING,
    Kind.STATE_COMPANY,
    Kind.LOCAL_EXECUTIVE_BODY,
    Kind.LEB_UNIT,
    Kind.REGIONAL_ORGANISATION,
)
CARD_MAKERS = (*MISSIONS, *HOME_OFFICES)
# They see all companies and whatever was passed on.
OVERSEERS = (Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY, Kind.TASK_FORCE, Kind.NATIONAL_CHAMBER)


def acts_for(actor: Actor, organisation_id: int | None) -> bool:
    """Whether the actor speaks for that organisation, as its member or as a unit of its akimat."""
    return organisation_id in bodies_of(actor.organisation)


@predicate(_("Foreign missions and foreign representatives of the national company"))
def mission(actor: Actor, subject: Any) -> bool:
    """Those who work with investors abroad (ncip-39-b)."""
    return actor.is_kind(*MISSIONS)


@predicate(_("External, central and regional front offices"))
def card_maker(actor: Actor, subject: Any) -> bool:
    """Those who make cards of companies, contacts and meetings (ncip-39-b)."""
    return actor.is_kind(*CARD_MAKERS)


@predicate(_("The front office that keeps the card"))
def keeper(actor: Actor, subject: Any) -> bool:
    """The front office that made a contact or meeting card."""
    return actor.is_kind(*CARD_MAKERS) and acts_for(actor, subject.owner_id)


@predicate(_("The front office that keeps the agreement, or the organisation that answers for it"))
def answers_for(actor: Actor, agreement: Any) -> bool:
    """Those who see an agreement through (ncip-5-12, ncip-6-5)."""
    return keeper(actor, agreement) or acts_for(actor, agreement.responsible_id)


@predicate(_("The front office that keeps the card, or the national company"))
def keeper_of_company(actor: Actor, subject: Any) -> bool:
    """The front office that made a company card; the national company keeps the whole database (ncip-6-2)."""
    return keeper(actor, subject) or actor.is_kind(Kind.NATIONAL_COMPANY)


@predicate(_("The front office that made the company card"))
def maker_of_company(actor: Actor, subject: Any) -> bool:
    """Who performs the KYC procedure of a company (ncip-40-3-kyc, reading D37)."""
    return actor.is_kind(*CARD_MAKERS) and (subject is None or acts_for(actor, subject.owner_id))


@predicate(_("The front office that keeps the company card, or the national company"))
def keeper_of_parent(actor: Actor, subject: Any) -> bool:
    """Who writes on a company card: its keeper, and the national company for the whole database (ncip-6-2)."""
    if subject is None:
        return actor.is_kind(*CARD_MAKERS)
    return bool(keeper_of_company.test(actor, subject))


@predicate(_("An administrator of the portal"))
def administrator(actor: Actor, subject: Any) -> bool:
    """Who keeps the common database in order (ncip-6-2)."""
    return actor.is_administrator


@predicate(_("The mission that created the initiative"))
def sender(actor: Actor, subject: Any) -> bool:
    """The mission or foreign representative whose initiative it is (ncip-41-b)."""
    return actor.is_kind(*MISSIONS) and acts_for(actor, subject.sender_id)


@predicate(_("The akimat the initiative was passed to"))
def akimat_of_initiative(actor: Actor, subject: Any) -> bool:
    """The local executive body that received the initiative (ncip-42-a)."""
    return acts_for(actor, subject.leb_id)


@predicate(_("The mission that created the initiative, or the akimat it was passed to"))
def participant(actor: Actor, subject: Any) -> bool:
    """Those who accompany the potential investor within an initiative (ncip-43-a)."""
    return sender(actor, subject) or akimat_of_initiative(actor, subject)


@predicate(_("The authorised body"))
def authorised_body(actor: Actor, subject: Any) -> bool:
    """It consents to redirections and, beyond the text, closes what has no way on (ncip-42-3, D14)."""
    return actor.is_kind(Kind.AUTHORISED_BODY)


@predicate(_("An administrator of the portal, after proof that the person speaks for the company"))
def administrator_of_portal(actor: Actor, subject: Any) -> bool:
    """Access of an investor follows from proof, never from a claim (ncip-24)."""
    return actor.is_administrator


# Who is called in to prepare a visit: central state bodies and akimats, and the national company (40(7)).
PREPARERS = (
    Kind.CENTRAL_BODY,
    Kind.CENTRAL_BODY_LOCAL,
    Kind.LOCAL_EXECUTIVE_BODY,
    Kind.LEB_UNIT,
    Kind.NATIONAL_COMPANY,
)
# With whom a visit is agreed in advance (40(6)), and whose heads travel besides (40(2)).
STATE_BODIES = (Kind.CENTRAL_BODY, Kind.LOCAL_EXECUTIVE_BODY, Kind.AUTHORISED_BODY)
QUASI_STATE = (Kind.NATIONAL_COMPANY, Kind.HOLDING, Kind.STATE_COMPANY)


@predicate(_("The mission that keeps the visit"))
def mission_of_visit(actor: Actor, subject: Any) -> bool:
    """The mission or foreign representative that planned the visit or told of the trip (ncip-40-6, ncip-40-5)."""
    return subject is not None and actor.is_kind(*MISSIONS) and acts_for(actor, subject.owner_id)


@predicate(_("The mission that keeps the visit, or the authorised body"))
def mission_or_authorised_body(actor: Actor, subject: Any) -> bool:
    """Those who lead a visit (ncip-40-6, ncip-40-7-b)."""
    return authorised_body(actor, subject) or mission_of_visit(actor, subject)


@predicate(_("A body invited to prepare the visit"))
def invited_body(actor: Actor, subject: Any) -> bool:
    """A central body or akimat that the authorised body called in (ncip-40-7-b)."""
    if subject is None or not actor.is_kind(*PREPARERS):
        return False
    return any(acts_for(actor, one.organisation_id) for one in subject.invitations.all())


@predicate(_("The authorised body and the bodies invited to prepare the visit"))
def prepares_programme(actor: Actor, subject: Any) -> bool:
    """Those who work out the programme together (ncip-40-7-b)."""
    if subject is None:
        return actor.is_kind(Kind.AUTHORISED_BODY, *PREPARERS)
    return authorised_body(actor, subject) or invited_body(actor, subject)


@predicate(_("The mission that keeps the visit, the authorised body and the invited bodies"))
def accompanies_visit(actor: Actor, subject: Any) -> bool:
    """Everybody who prepares or accompanies a visit (ncip-40-7-b, ncip-43-b)."""
    if subject is None:
        return actor.is_kind(Kind.AUTHORISED_BODY, *PREPARERS, *MISSIONS)
    return mission_or_authorised_body(actor, subject) or invited_body(actor, subject)


@predicate(_("The authorised body, the body that added the row, and the one that answers for it"))
def answers_for_row(actor: Actor, subject: Any) -> bool:
    """Those who may change a row of a programme or of a list of participants (ncip-40-7-b)."""
    if authorised_body(actor, subject) or acts_for(actor, subject.owner_id):
        return True
    return acts_for(actor, getattr(subject, "organisation_id", None))
