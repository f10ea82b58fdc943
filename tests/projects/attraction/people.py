"""The people of Module 1, named by role, and the cards they make through the door."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from frontoffices.registry.enums import Kind
from frontoffices.registry.kinds import level_of
from frontoffices.registry.models import Organisation
from ncip.accounts.models import Membership, User
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from ncip.reference.enums import OkedLevel
from ncip.reference.models import Oked, SupportMeasure
from projects.attraction.models import Company, Contact, Initiative, Meeting
from regions.atlas.models import District, Region

ALMATY = ZoneInfo("Asia/Almaty")
# Monday; 30 calendar days later is Wednesday 2 April 2025 (SUMMARY A1).
DAY = date(2025, 3, 3)
ABROAD = (Kind.FOREIGN_MISSION, Kind.FOREIGN_REPRESENTATIVE, Kind.NATCO_FOREIGN)
REGIONAL = (Kind.LOCAL_EXECUTIVE_BODY, Kind.LEB_UNIT, Kind.REGIONAL_ORGANISATION, Kind.NATCO_REGIONAL)
VALID_BIN = "980540000397"
FULL_CARD = {
    "key_aspects": "Land and energy",
    "participants": "Ambassador, director",
    "parameters": "50 MW",
    "expectations": "A site by summer",
    "agreements": "A visit in May",
}


def moment(day: date = DAY, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ALMATY)


def region(number: str = "39") -> Region:
    names = {"name_ru": f"Область {number}", "name_kk": f"{number} облысы", "name_en": f"Region {number}"}
    found, _ = Region.objects.get_or_create(
        number=number, defaults={"kato": f"{number}0000000", "iso": f"KZ-{number}", "kind": "region", **names}
    )
    return found


def district(number: str = "39") -> District:
    found, _ = District.objects.get_or_create(
        kato=f"{number}3600000", defaults={"region": region(number), "kind": "district", "name_ru": "Район"}
    )
    return found


def organisation(kind: Kind, *, country: str = "DE", number: str = "39", **fields: Any) -> Organisation:
    place: dict[str, Any] = {"country": country} if kind in ABROAD else {}
    if kind in REGIONAL:
        place["region"] = region(number)
    name = fields.pop("name", f"{kind.label} {place.get('country', '')}{number if kind in REGIONAL else ''}")
    names = {"name_ru": name, "name_kk": name, "name_en": name}
    if "parent" in fields:
        place["parent"] = fields.pop("parent")
    known = Organisation.objects.filter(kind=kind, **place).order_by("id").first()
    return known or Organisation.objects.create(kind=kind, level=level_of(kind), **place, **names, **fields)


def officer_of(office: Organisation, *, role: str = "officer", name: str = "Officer") -> Actor:
    email = f"{name}.{role}.{office.pk}@example.kz".lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, "A-long-password-1", family_name=name, given_name="Test")
        Membership.objects.create(user=user, organisation=office, role=role, starts_on=date(2025, 1, 1))
    return Actor.of(user, user.memberships.select_related("organisation").get())


def embassy(country: str = "DE", **person: Any) -> Actor:
    return officer_of(organisation(Kind.FOREIGN_MISSION, country=country), **person)


def akimat(number: str = "39", **person: Any) -> Actor:
    return officer_of(organisation(Kind.LOCAL_EXECUTIVE_BODY, number=number), **person)


def office(kind: Kind, **person: Any) -> Actor:
    return officer_of(organisation(kind), **person)


def oked() -> Oked:
    found, _ = Oked.objects.get_or_create(
        code="10",
        defaults={
            "level": OkedLevel.DIVISION,
            "name_ru": "Производство продуктов питания",
            "recorded_at": timezone.now(),
        },
    )
    return found


def support_measure() -> SupportMeasure:
    found, _ = SupportMeasure.objects.get_or_create(
        code="customs", defaults={"name_ru": "Льгота", "rule": "ncip-49-2", "recorded_at": timezone.now()}
    )
    return found


def company_data(**fields: Any) -> dict[str, Any]:
    data = {
        "name": "Rhein Solar GmbH",
        "kind": "legal_entity",
        "oked": oked().code,
        "size": "large",
        "country": "DE",
    }
    return {**data, **fields}


def contact_data(**fields: Any) -> dict[str, Any]:
    return {"family_name": "Schmidt", "given_name": "Anna", "email": "anna@rhein.example", **fields}


def meeting_data(**fields: Any) -> dict[str, Any]:
    data = {
        "held_on": "2025-03-01",
        "place": "Berlin",
        "event_scope": "none",
        "subject_of_interest": "Solar plant",
    }
    return {**data, **fields}


def initiative_data(*meetings: Meeting, **fields: Any) -> dict[str, Any]:
    chosen = [str(meeting.public_id) for meeting in meetings]
    return {"title": "Solar plant", "summary": "50 MW near Kostanay", "meetings": chosen, **fields}


def create(
    model: Any, data: dict[str, Any], actor: Actor, parent: Any = None, *, on: date = DAY, **more: Any
) -> Any:
    at = more.pop("at", moment(on))
    return door.create(model, data, actor, at=at, channel=Channel.DEMO, parent=parent, **more).subject


def amend(subject: Any, name: str, data: dict[str, Any], actor: Actor, *, on: date = DAY) -> Any:
    outcome = door.amend(type(subject), subject, name, data, actor, at=moment(on), channel=Channel.DEMO)
    subject.refresh_from_db()
    return outcome


def perform(
    subject: Any, name: str, actor: Actor, data: dict[str, Any] | None = None, *, on: date = DAY
) -> Any:
    outcome = door.perform(
        type(subject), subject, name, actor, data or {}, at=moment(on), channel=Channel.DEMO
    )
    subject.refresh_from_db()
    return outcome


def company(actor: Actor | None = None, **fields: Any) -> Company:
    return create(Company, company_data(**fields), actor or embassy())


def contact(of: Company, actor: Actor | None = None, **fields: Any) -> Contact:
    return create(Contact, contact_data(**fields), actor or embassy(), of)


def meeting(of: Company, actor: Actor | None = None, **fields: Any) -> Meeting:
    if not of.contacts.exists():
        contact(of, actor)
    return create(Meeting, meeting_data(**fields), actor or embassy(), of)


def initiative(actor: Actor | None = None, of: Company | None = None, **fields: Any) -> Initiative:
    actor = actor or embassy()
    of = of or company(actor)
    held = of.meetings.first() or meeting(of, actor)
    return create(Initiative, initiative_data(held, **fields), actor, of)


def received(number: str = "39", *, on: date = DAY, **fields: Any) -> Initiative:
    found = initiative(**fields)
    leb = organisation(Kind.LOCAL_EXECUTIVE_BODY, number=number)
    perform(found, "pass_on", embassy(), {"leb": str(leb.public_id)}, on=on)
    return found


def assigned(number: str = "39", **fields: Any) -> Initiative:
    found = received(number, **fields)
    perform(found, "assign", akimat(number), {"official": str(akimat(number).user.public_id)})
    return found


def passport_data(**fields: Any) -> dict[str, Any]:
    data = {
        "title": "Solar plant",
        "description": "50 MW",
        "region": region().iso,
        "cost": "48600000000.00",
        "currency": "KZT",
        "planned_start": "2025-06-01",
        "planned_finish": "2027-06-01",
        "jobs": "120",
        "needs": "Grid connection",
        "measures": [support_measure().code],
    }
    return {**data, **fields}
