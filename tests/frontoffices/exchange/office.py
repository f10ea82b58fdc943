"""The people of the exchange, named by role, and the records they make through the door."""

from datetime import date
from typing import Any

from frontoffices.exchange.models import CountryProgramme, InvestmentEvent, ProgrammeMeasure, ProgrammeUpdate
from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from tests import people
from tests.projects.attraction.people import create, perform

# Monday; the first quarter ends four weeks later.
DAY = date(2025, 3, 3)
AFTER = date(2025, 3, 24)


def regional_organisation(iso: str = "KZ-39") -> Actor:
    return people.member_of(people.the(Kind.REGIONAL_ORGANISATION, region__iso=iso), name="regional")


def ministry() -> Actor:
    return people.member_of(people.the(Kind.CENTRAL_BODY), name="ministry")


def event_data(**fields: Any) -> dict[str, Any]:
    data = {
        "kind": "forum",
        "theme": "Green energy forum",
        "scope": "international",
        "role": "organiser",
        "topic": "general",
        "starts_on": "2025-04-10",
        "ends_on": "2025-04-11",
        "country": "KZ",
        "place": "Astana, Hilton",
    }
    return {**data, **fields}


def event(actor: Actor | None = None, *, on: date = DAY, **fields: Any) -> InvestmentEvent:
    return create(InvestmentEvent, event_data(**fields), actor or people.national_company(), on=on)


def on_approval(**fields: Any) -> InvestmentEvent:
    found = event(**fields)
    perform(found, "submit", people.member_of(found.owner), on=DAY)
    return found


def approved(**fields: Any) -> InvestmentEvent:
    found = on_approval(**fields)
    perform(found, "approve", people.authorised_body(), on=DAY)
    return found


def announced(actor: Actor | None = None, **fields: Any) -> InvestmentEvent:
    actor = actor or people.mission("DE")
    found = event(actor, country="DE", place="Berlin", **fields)
    perform(found, "announce", actor, on=DAY)
    return found


def programme_data(**fields: Any) -> dict[str, Any]:
    data = {
        "year": 2025,
        "goals": "Ten new investors",
        "sectors": "Machinery: Rhein Solar GmbH",
        "analysis": "GDP and outward investment",
        "investment_data": "USD 500 million in 2024",
    }
    return {**data, **fields}


def measure_data(office: Any, **fields: Any) -> dict[str, Any]:
    data = {
        "section": "targets",
        "title": "Talks with five companies",
        "due_on": "2025-06-30",
        "responsible": str(office.public_id),
    }
    return {**data, **fields}


def programme(actor: Actor | None = None, *, on: date = DAY, **fields: Any) -> CountryProgramme:
    return create(CountryProgramme, programme_data(**fields), actor or people.mission("DE"), on=on)


def measure(
    of: CountryProgramme, actor: Actor | None = None, *, on: date = DAY, **fields: Any
) -> ProgrammeMeasure:
    actor = actor or people.member_of(of.owner)
    return create(ProgrammeMeasure, measure_data(of.owner, **fields), actor, of, on=on)


def on_agreement(**fields: Any) -> CountryProgramme:
    on = fields.pop("on", DAY)
    found = programme(on=on, **fields)
    measure(found, on=on, due_on=f"{found.year}-06-30")
    perform(found, "submit", people.member_of(found.owner), on=on)
    return found


def in_effect(**fields: Any) -> CountryProgramme:
    on = fields.get("on", DAY)
    found = on_agreement(**fields)
    perform(found, "agree", people.national_company(), on=on)
    return found


def the_update(of: CountryProgramme, kind: str = "quarterly") -> ProgrammeUpdate:
    return of.updates.filter(kind=kind).order_by("-year", "-quarter")[0]
