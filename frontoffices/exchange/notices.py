"""Whom an act of the exchange is told to."""

from collections.abc import Iterable
from typing import Any

from frontoffices.exchange.enums import AnalysisKind
from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from frontoffices.registry.queries import the_one
from ncip.casework.act import Act
from projects.attraction.permissions import MISSIONS


def authorised_body(subject: Any, act: Act) -> Iterable[Any]:
    """The authorised body."""
    return [the_one(Kind.AUTHORISED_BODY, act.on)]


def national_company(subject: Any, act: Act) -> Iterable[Any]:
    """The national company."""
    return [the_one(Kind.NATIONAL_COMPANY, act.on)]


def keeper(subject: Any, act: Act) -> Iterable[Any]:
    """The front office that keeps the record."""
    return [subject.owner]


def told_offices(event: Any, act: Act) -> Iterable[Any]:
    """The front offices that were told of an event or joined it."""
    guests = event.guests.exclude(organisation=None).select_related("organisation")
    return [guest.organisation for guest in guests]


def told_now(event: Any, act: Act) -> Iterable[Any]:
    """The front offices that this act invites."""
    guests = event.guests.filter(entry=act.event_id).exclude(organisation=None)
    return [guest.organisation for guest in guests.select_related("organisation")]


def programme_owner(subject: Any, act: Act) -> Iterable[Any]:
    """The mission that forms the country programme."""
    return [subject.programme.owner]


def responsible(measure: Any, act: Act) -> Iterable[Any]:
    """The organisation that answers for a measure."""
    return [measure.responsible]


def of_record(subject: Any) -> Iterable[Any]:
    """Whom a message about a record concerns: its keeper."""
    return [subject.owner]


def of_event(event: Any) -> Iterable[Any]:
    """Whom a message about an event concerns."""
    return [event.owner, event.partner]


def of_programme(programme: Any) -> Iterable[Any]:
    """Whom a message about a country programme concerns: the mission and the national company."""
    companies = Organisation.objects.filter(kind=Kind.NATIONAL_COMPANY, active_to=None)
    return [programme.owner, companies.first()]


def addressee(request: Any, act: Act) -> Iterable[Any]:
    """The office that is asked."""
    return [request.addressee]


def partner(publication: Any, act: Act) -> Iterable[Any]:
    """The other office of a joint publication."""
    return [publication.partner]


def other_coordinators(material: Any, act: Act) -> Iterable[Any]:
    """The authorised body and the national company, except the one whose material it is."""
    return [
        found
        for kind in (Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY)
        if (found := the_one(kind, act.on)) and found.pk != material.owner_id
    ]


def of_request(request: Any) -> Iterable[Any]:
    """Whom a message about a request concerns: both sides."""
    return [request.owner, request.addressee, request.registrar]


def readers_of_information(material: Any, act: Act) -> Iterable[Any]:
    """ncip-12-2: external offices; of a regional office (ncip-14-2) the authorised body and the national company."""
    if material.owner.kind == Kind.NATIONAL_COMPANY:
        return Organisation.objects.active(act.on).filter(kind__in=MISSIONS)
    return other_coordinators(material, act)


def other_level(analysis: Any, act: Act) -> Iterable[Any]:
    """ncip-15-1: akimats hear of country analyses, missions of regional ones; the centre hears of each."""
    levels = {AnalysisKind.COUNTRY: (Kind.LOCAL_EXECUTIVE_BODY,), AnalysisKind.REGIONAL: MISSIONS}
    kinds = levels.get(AnalysisKind(analysis.kind), ())
    offices = Organisation.objects.active(act.on).filter(kind__in=kinds)
    return [*offices, *other_coordinators(analysis, act)]


def niche_keeper(promotion: Any, act: Act) -> Iterable[Any]:
    """The office that told the niche."""
    return [promotion.niche.owner] if promotion.niche else []


def of_issue(issue: Any) -> Iterable[Any]:
    """Whom a message about a systemic issue concerns: who raised it and who answers for the measure."""
    return [issue.owner, issue.responsible]
