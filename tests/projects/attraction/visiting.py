"""Visits of the tests, each brought to its state through the door by the people of the procedure."""

from datetime import date
from typing import Any

from frontoffices.registry.enums import Kind
from ncip.casework.models import Deadline
from projects.attraction.models import Initiative, ProgrammeItem, Visit, VisitParticipant
from tests.projects.attraction.people import (
    akimat,
    company,
    create,
    embassy,
    initiative_data,
    meeting,
    office,
    organisation,
    perform,
)

# Monday 3 February 2025: planned and decided; the visit lasts from Wednesday to Friday 7 February (SUMMARY A2).
PLANNED = date(2025, 2, 3)
BEGINS = date(2025, 2, 5)
ENDS = date(2025, 2, 7)


def ministry() -> Any:
    return office(Kind.CENTRAL_BODY)


def authority() -> Any:
    return office(Kind.AUTHORISED_BODY)


def key(subject: Any) -> str:
    return str(subject.public_id)


def plan_data(**fields: Any) -> dict[str, Any]:
    data = {
        "kind": "incoming",
        "title": "Rhein Solar looks at sites",
        "companies": "Rhein Solar GmbH",
        "purpose": "Choice of a site for a solar plant",
        "place": "Astana, Kostanay",
        "begins_on": BEGINS.isoformat(),
        "ends_on": ENDS.isoformat(),
        "body": key(ministry().organisation),
        "body_agreed_on": "2025-02-01",
        "body_agreement": "letter 12-3/45",
    }
    return {**data, **fields}


def trip_data(**fields: Any) -> dict[str, Any]:
    data = plan_data(kind="outgoing", title="The minister in Berlin", place="Berlin", **fields)
    return {name: value for name, value in data.items() if not name.startswith("body_agree")}


def planned(*, on: date = PLANNED, of: Any = None, **fields: Any) -> Visit:
    of = of or company()
    return create(Visit, plan_data(**{"companies": [key(of)], **fields}), embassy(), on=on)


def trip(*, on: date = ENDS, of: Any = None, **fields: Any) -> Visit:
    of = of or company()
    return create(Visit, trip_data(**{"companies": [key(of)], **fields}), embassy(), on=on)


def approved(**fields: Any) -> Visit:
    found = planned(**fields)
    perform(found, "approve", authority(), on=fields.get("on", PLANNED))
    return found


def item_data(visit: Visit, **fields: Any) -> dict[str, Any]:
    data = {
        "on": visit.begins_on.isoformat(),
        "starts_at": "10:00",
        "ends_at": "11:30",
        "place": "House of Ministries",
        "what": "Talks on the site",
        "organisation": key(ministry().organisation),
        "person": "Department of investment",
    }
    return {**data, **fields}


def item(visit: Visit, actor: Any = None, *, on: date = PLANNED, **fields: Any) -> ProgrammeItem:
    return create(ProgrammeItem, item_data(visit, **fields), actor or ministry(), visit, on=on)


def participant(visit: Visit, actor: Any = None, *, on: date = PLANNED, **fields: Any) -> VisitParticipant:
    data = {
        "side": "investor",
        "name": "Anna Schmidt",
        "position": "Director",
        "organisation_name": "Rhein Solar",
    }
    return create(VisitParticipant, {**data, **fields}, actor or embassy(), visit, on=on)


def prepared(**fields: Any) -> Visit:
    """Everything is there, and everybody agreed."""
    found, on = approved(**fields), fields.get("on", PLANNED)
    item(found, on=on)
    participant(found, on=on)
    perform(found, "agree_part", ministry(), on=on)
    return found


def ready(**fields: Any) -> Visit:
    found = prepared(**fields)
    perform(found, "complete_programme", authority(), on=fields.get("on", PLANNED))
    return found


def days(begins_on: date = BEGINS, ends_on: date = ENDS) -> dict[str, str]:
    return {"begins_on": begins_on.isoformat(), "ends_on": ends_on.isoformat()}


def held(**fields: Any) -> Visit:
    found = ready(**fields)
    perform(found, "hold", embassy(), days(), on=ENDS)
    return found


def card_data(**fields: Any) -> dict[str, Any]:
    return {"events": "Talks on the site", "agreements": "A memorandum by 1 March", **fields}


def filled(*, data: dict[str, Any] | None = None, **fields: Any) -> Visit:
    found = held(**fields)
    perform(found, "fill_card", embassy(), data or card_data(), on=ENDS)
    return found


def born_of(visit: Visit, *, on: date = ENDS) -> Initiative:
    """The initiative that names the visit."""
    of = visit.companies.get()
    talked = of.meetings.first() or meeting(of, held_on="2025-02-01")
    return create(Initiative, initiative_data(talked, visit=key(visit)), embassy(), of, on=on)


def kostanay() -> dict[str, str]:
    return {"leb": key(organisation(Kind.LOCAL_EXECUTIVE_BODY))}


def passed(**fields: Any) -> Visit:
    found = filled(**fields)
    born = born_of(found)
    perform(found, "pass_initiative", embassy(), {"initiative": key(born), **kostanay()}, on=ENDS)
    return found


def invite_kostanay(visit: Visit) -> Any:
    perform(visit, "invite", authority(), {"bodies": [key(akimat().organisation)]}, on=PLANNED)
    return akimat()


def term(visit: Visit, code: str) -> Deadline | None:
    return Deadline.objects.filter(subject_id=visit.public_id, term=code).first()


STATES = {
    "planned": planned,
    "approved": approved,
    "prepared": prepared,
    "programme_ready": ready,
    "held": held,
    "card_filled": filled,
    "initiative_passed": passed,
}
