"""Who may do what in the exchange between the levels (ncip-5 to ncip-19)."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from ncip.casework.permissions import predicate
from projects.attraction.permissions import MISSIONS, acts_for

CENTRAL: Final = (
    Kind.AUTHORISED_BODY,
    Kind.NATIONAL_COMPANY,
    Kind.NATCO_REGIONAL,
    Kind.TASK_FORCE,
    Kind.CENTRAL_BODY,
    Kind.NATIONAL_CHAMBER,
    Kind.HOLDING,
    Kind.STATE_COMPANY,
)
REGIONAL: Final = (
    Kind.LOCAL_EXECUTIVE_BODY,
    Kind.LEB_UNIT,
    Kind.REGIONAL_ORGANISATION,
    Kind.CENTRAL_BODY_LOCAL,
    Kind.SUPPORT_ORGANISATION,
    Kind.SERVICE_PROVIDER,
)
FRONT_OFFICES: Final = (*MISSIONS, *CENTRAL, *REGIONAL)
# Paragraph 10(6) names the national company (with its representatives at home, 3(13)) and regional organisations.
# Its representatives abroad act as external front offices under paragraph 5(9), like missions.
UNDER_CONSENT: Final = (
    Kind.NATIONAL_COMPANY,
    Kind.NATCO_REGIONAL,
    Kind.TASK_FORCE,
    Kind.REGIONAL_ORGANISATION,
)
# The authorised body sees drafts of nobody, but whatever was sent to it; the national company runs the portal.
COORDINATORS: Final = (Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY)


@predicate(_("Front offices of all levels"))
def front_office(actor: Actor, subject: Any) -> bool:
    """External, central and regional front offices (ncip-4-1)."""
    return actor.is_kind(*FRONT_OFFICES)


@predicate(_("The front office that keeps the record"))
def keeper(actor: Actor, subject: Any) -> bool:
    """The front office that made the record."""
    return actor.is_kind(*FRONT_OFFICES) and acts_for(actor, subject.owner_id)


@predicate(_("The national company or the regional organisation that organises the event"))
def organiser_under_consent(actor: Actor, subject: Any) -> bool:
    """Who asks the authorised body for its consent to theme, date and place (ncip-10-6)."""
    return keeper(actor, subject) and subject.needs_consent


@predicate(_("The front office that keeps the record, where no consent is needed"))
def organiser_at_liberty(actor: Actor, subject: Any) -> bool:
    """Missions, akimats and others, and whoever only takes part: paragraph 10(6) does not name them."""
    return keeper(actor, subject) and not subject.needs_consent


@predicate(_("Front offices other than the organiser"))
def guest(actor: Actor, subject: Any) -> bool:
    """Those who take part in an event of others (ncip-8-1, ncip-18-7)."""
    return actor.is_kind(*FRONT_OFFICES) and not acts_for(actor, subject.owner_id)


@predicate(_("Authorised body"))
def authorised_body(actor: Actor, subject: Any) -> bool:
    """The body that agrees to events and oversees the exchange (ncip-10)."""
    return actor.is_kind(Kind.AUTHORISED_BODY)


@predicate(_("Foreign missions and foreign representatives of the national company"))
def mission(actor: Actor, subject: Any) -> bool:
    """External front offices (ncip-4-2)."""
    return actor.is_kind(*MISSIONS)


@predicate(_("The external front offices of that country"))
def mission_of_country(actor: Actor, subject: Any) -> bool:
    """All missions and representatives in the country of a programme form it together (ncip-5-18, ncip-5-19)."""
    own = actor.organisation
    if own is None or own.kind not in MISSIONS:
        return False
    return subject is None or own.country == _programme(subject).country


@predicate(_("National company"))
def national_company(actor: Actor, subject: Any) -> bool:
    """The national company (ncip-12, ncip-17-2)."""
    return actor.is_kind(Kind.NATIONAL_COMPANY)


@predicate(_("The external front offices of that country, or the national company"))
def programme_maker(actor: Actor, subject: Any) -> bool:
    """Those who form a country programme jointly (ncip-17-2)."""
    return mission_of_country(actor, subject) or national_company(actor, subject)


@predicate(
    _("The external front offices of that country, the national company, or who answers for the measure")
)
def measure_doer(actor: Actor, subject: Any) -> bool:
    """Those who report that a measure of a country programme is done."""
    return programme_maker(actor, subject) or acts_for(actor, subject.responsible_id)


@predicate(_("Central and regional front offices"))
def home_office(actor: Actor, subject: Any) -> bool:
    """Those who make presentation materials and cover projects (ncip-14-5, ncip-14-6, ncip-18-9, ncip-18-10)."""
    return actor.is_kind(*CENTRAL, *REGIONAL)


@predicate(_("Regional front offices"))
def regional_office(actor: Actor, subject: Any) -> bool:
    """Those who know the niches of a region (ncip-16-2)."""
    return actor.is_kind(*REGIONAL)


@predicate(_("The authorised body or the national company, but not for its own material"))
def approver(actor: Actor, subject: Any) -> bool:
    """Paragraphs 14 and 18 name both and no order: either agrees, nobody to what his own office made."""
    return actor.is_kind(*COORDINATORS) and not acts_for(actor, subject.owner_id)


@predicate(_("The office to which the request is addressed"))
def addressee(actor: Actor, subject: Any) -> bool:
    """Who registers and answers a request."""
    return acts_for(actor, subject.addressee_id)


@predicate(_("External and regional front offices, the national company and the authorised body"))
def requester(actor: Actor, subject: Any) -> bool:
    """Those for whom a paragraph provides a request (ncip-9-6, ncip-10-5, ncip-12-4, ncip-15, ncip-16, ncip-17-1)."""
    return actor.is_kind(*MISSIONS, *REGIONAL, *COORDINATORS)


@predicate(_("The national company and regional front offices"))
def informant(actor: Actor, subject: Any) -> bool:
    """Those who send information materials to other levels (ncip-12-2, ncip-14-2)."""
    return actor.is_kind(Kind.NATIONAL_COMPANY, *REGIONAL)


@predicate(_("The front office that keeps the record, and the external front offices of that country"))
def gatherer(actor: Actor, subject: Any) -> bool:
    """All missions in a country gather for its analysis together (ncip-5-13)."""
    if keeper(actor, subject):
        return True
    own = actor.organisation
    return own is not None and own.kind in MISSIONS and own.country == subject.country


@predicate(_("The authorised body or the national company, but not on what its own office raised"))
def decider(actor: Actor, subject: Any) -> bool:
    """Who takes measures on a systemic issue; nobody decides on his own recommendation (ncip-69)."""
    return approver(actor, subject)


@predicate(_("The office that answers for the measure"))
def answers_for_measure(actor: Actor, subject: Any) -> bool:
    """Who was named when the measure was (ncip-69)."""
    return acts_for(actor, subject.responsible_id)


def _programme(subject: Any) -> Any:
    return getattr(subject, "programme", subject)
