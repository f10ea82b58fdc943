"""The people of the exchange, named by role, and the records they make through the door."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from frontoffices.exchange.models import (
    Analysis,
    CountryProgramme,
    ExchangeRequest,
    InformationMaterial,
    InvestmentEvent,
    Niche,
    PresentationMaterial,
    ProgrammeMeasure,
    ProgrammeUpdate,
    Promotion,
    Publication,
    SystemicIssue,
)
from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from ncip.reference.models import Oked
from projects.attraction.models import Company
from tests import people
from tests.projects.attraction.people import create, perform
from tests.projects.implementation import road

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


def paper(name: str = "presentation.txt") -> Any:
    return SimpleUploadedFile(name, f"{name}: investment opportunities".encode(), content_type="text/plain")


def material_data(**fields: Any) -> dict[str, Any]:
    data = {"about": "region", "title": "Invest in Kostanay", "region": "KZ-39", "language": "en"}
    return {**data, **fields}


def material(actor: Actor | None = None, *, on: date = DAY, **fields: Any) -> PresentationMaterial:
    data = material_data(file=paper(), **fields)
    return create(PresentationMaterial, data, actor or people.akimat(), on=on)


def material_on_approval(actor: Actor | None = None, **fields: Any) -> PresentationMaterial:
    actor = actor or people.akimat()
    found = material(actor, **fields)
    perform(found, "submit", actor)
    return found


def approved_material(**fields: Any) -> PresentationMaterial:
    found = material_on_approval(**fields)
    perform(found, "approve", people.national_company())
    return found


def request_data(addressee: Any, **fields: Any) -> dict[str, Any]:
    data = {
        "kind": "partner_search",
        "title": "Partner for glass",
        "text": "The investor looks for a local partner.",
        "addressee": str(addressee.public_id),
    }
    return {**data, **fields}


def request(
    sender: Actor | None = None, addressee: Any = None, *, on: date = DAY, **fields: Any
) -> ExchangeRequest:
    addressee = addressee or people.the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    data = request_data(addressee, **fields)
    return create(ExchangeRequest, data, sender or people.mission("DE"), on=on)


def registered(*, on: date = DAY, **fields: Any) -> ExchangeRequest:
    found = request(on=on, **fields)
    perform(found, "register", people.member_of(found.addressee), {"number": "39-17"}, on=on)
    return found


def answered(**fields: Any) -> ExchangeRequest:
    found = registered(**fields)
    data = {"answer_text": "Three glassworks", "need": "needed"}
    perform(found, "answer", people.member_of(found.addressee), data)
    return found


def niche_data(**fields: Any) -> dict[str, Any]:
    data = {
        "title": "Float glass",
        "region": "KZ-39",
        "oked": Oked.objects.standing().order_by("code")[0].code,
        "description": "All float glass is imported.",
    }
    return {**data, **fields}


def niche(actor: Actor | None = None, **fields: Any) -> Niche:
    return create(Niche, niche_data(**fields), actor or people.akimat(), on=DAY)


def publication_data(partner: Any, **fields: Any) -> dict[str, Any]:
    data = {
        "title": "A solar plant opens",
        "published_on": "2025-03-01",
        "medium": "press",
        "outlet": "Egemen Qazaqstan",
        "partner": str(partner.public_id),
    }
    return {**data, **fields}


def publication(project: Any, actor: Actor | None = None, **fields: Any) -> Publication:
    partner = fields.pop("partner", None) or people.the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39")
    actor = actor or people.akimat()
    return create(Publication, publication_data(partner, **fields), actor, project, on=DAY)


def foreign_project(name: str = "Rhein Solar") -> Any:
    """A project of Kostanay whose investor comes from Germany."""
    company = road.a_company(name)
    Company.objects.filter(pk=company.pk).update(country="DE")
    company.refresh_from_db()
    return road.formed(company=company)


def information_data(**fields: Any) -> dict[str, Any]:
    data = {
        "section": "climate",
        "title": "Tariffs and routes",
        "language": "en",
        "summary": "Electricity 0.05 USD per kWh",
        "valid_until": "2025-06-30",
    }
    return {**data, **fields}


def information(actor: Actor | None = None, *, on: date = DAY, **fields: Any) -> InformationMaterial:
    data = information_data(file=paper(), **fields)
    return create(InformationMaterial, data, actor or people.national_company(), on=on)


def current(actor: Actor | None = None, **fields: Any) -> InformationMaterial:
    actor = actor or people.national_company()
    found = information(actor, **fields)
    perform(found, "publish", actor, on=DAY)
    return found


def analysis_data(**fields: Any) -> dict[str, Any]:
    data = {
        "kind": "country",
        "title": "Germany 2025",
        "year": 2025,
        "data": "Outward investment grows",
        "sources": "Bundesbank",
        "conclusions": "Glass makers look for markets",
    }
    return {**data, **fields}


def analysis(actor: Actor | None = None, *, on: date = DAY, **fields: Any) -> Analysis:
    return create(Analysis, analysis_data(**fields), actor or people.mission("DE"), on=on)


def shared(actor: Actor | None = None, **fields: Any) -> Analysis:
    actor = actor or people.mission("DE")
    found = analysis(actor, **fields)
    perform(found, "share", actor, on=DAY)
    return found


def issue_data(**fields: Any) -> dict[str, Any]:
    data = {
        "area": "visa",
        "title": "Work permits of fitters",
        "problem": "Permits take four months",
        "recommendation": "Issue them for the time of assembly",
        "affected": 7,
    }
    return {**data, **fields}


def issue(actor: Actor | None = None, *, on: date = DAY, **fields: Any) -> SystemicIssue:
    return create(SystemicIssue, issue_data(**fields), actor or people.mission("DE"), on=on)


def raised(actor: Actor | None = None, **fields: Any) -> SystemicIssue:
    actor = actor or people.mission("DE")
    found = issue(actor, **fields)
    perform(found, "submit", actor, on=DAY)
    return found


def measure_named(office: Any, due_on: str = "2025-04-30") -> dict[str, Any]:
    return {"measure": "Amend the rules", "responsible": str(office.public_id), "due_on": due_on}


def under_work(**fields: Any) -> SystemicIssue:
    found = raised(**fields)
    office = people.the(Kind.CENTRAL_BODY)
    perform(found, "take_up", people.authorised_body(), measure_named(office), on=DAY)
    return found


def promotion_data(**fields: Any) -> dict[str, Any]:
    data = {
        "community": "Chamber of Berlin",
        "proposal": "Float glass",
        "way": "presentation",
        "promoted_on": "2025-02-20",
    }
    return {**data, **fields}


def promotion(actor: Actor | None = None, *, on: date = DAY, **fields: Any) -> Promotion:
    return create(Promotion, promotion_data(**fields), actor or people.mission("DE"), on=on)
