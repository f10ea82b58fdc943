"""The road of Module 2 for tests: people by role, days by name, and each step through the door."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.models import Membership
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from ncip.law.terms import LOCAL
from ncip.reference.enums import GoodLevel
from ncip.reference.models import ExchangeRate, Oked, PriorityGood
from projects.attraction.models import Company, Contact
from projects.implementation.models import Project, Roadmap, Task
from regions.atlas.models import Region
from tests.ncip.casework.papers import upload
from tests.people import LONG_AGO, akimat, member_of, national_chamber, national_company, person, the

FORMED = date(2025, 5, 12)  # Monday
DESIGNATED = date(2025, 5, 15)  # Thursday: 30 calendar days end on Saturday 14 June, so on Monday 16 June
REJECTED = date(2025, 6, 12)  # Thursday: 5 working days end on Thursday 19 June
APPROVED = date(2025, 6, 18)  # Wednesday
DUE = date(2025, 7, 31)  # Thursday
COMPLETED = date(2025, 6, 13)  # Friday: 5 working days end on Friday 20 June
THRESHOLD_2025 = Decimal("589800000.00")  # 150,000 indices of 3,932 tenge
TASK_FORCE_2025 = Decimal("29490000000.00")  # 7,500,000 indices


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LOCAL)


def rate(day: date, currency: str = "USD", value: str = "520", nominal: int = 1) -> ExchangeRate:
    found, _ = ExchangeRate.objects.get_or_create(
        currency=currency,
        day=day,
        superseded_at=None,
        defaults={"rate": Decimal(value), "nominal": nominal, "recorded_at": timezone.now()},
    )
    return found


def good(hs_code: str = "8703", level: GoodLevel = GoodLevel.HIGH) -> PriorityGood:
    found, _ = PriorityGood.objects.get_or_create(
        hs_code=hs_code,
        superseded_at=None,
        valid_from=date(2022, 6, 1),
        defaults={"level": level, "name_ru": "Товар", "recorded_at": timezone.now()},
    )
    return found


def oked(code: str = "29") -> Oked:
    """Division 29 is manufacturing (motor vehicles), 52 is not (warehousing)."""
    return Oked.objects.standing().get(code=code)


def region(iso: str = "KZ-39") -> Region:
    return Region.objects.get(iso=iso)


def an_organisation(kind: Kind, name: str = "Organisation", **fields: Any) -> Organisation:
    return Organisation.objects.create(kind=kind, name_ru=name, name_kk=name, name_en=name, **fields)


def a_company(name: str = "Qostanay Motors", **fields: Any) -> Company:
    made = Company.objects.create(
        name=name,
        kind="legal_entity",
        size="large",
        country="KZ",
        oked=oked(),
        owner=the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39"),
        created_at=at(LONG_AGO),
        changed_at=at(LONG_AGO),
        **fields,
    )
    Contact.objects.create(
        company=made,
        family_name="Ivanova",
        owner=made.owner,
        created_at=at(LONG_AGO),
        changed_at=at(LONG_AGO),
    )
    return made


def investor_of(project: Project) -> Actor:
    """An officer of the investor, whose company gets access to the portal when it has none."""
    company = project.company
    if company.organisation is None:
        company.organisation = an_organisation(Kind.INVESTOR, company.name)
        company.save()
    return member_of(company.organisation, name="investor")


def passport(company: Company, **fields: Any) -> dict[str, Any]:
    given = {
        "title": "Car plant",
        "company": str(company.public_id),
        "oked": "29",
        "hs_code": "8703",
        "region": "KZ-39",
        "cost": "1000000000.00",
        "currency": "KZT",
        "contact": str(company.contacts.get().public_id),
        "description": "A plant for 70,000 cars a year",
        "goals": "Local production",
        "expected_results": "Launch in 2026",
        "jobs": "120",
        "registered_on": "2024-02-01",
    }
    return given | fields


def draft(
    actor: Actor | None = None, *, on: date = FORMED, company: Company | None = None, **fields: Any
) -> Project:
    """A passport created by the akimat of Kostanay."""
    actor = actor or akimat()
    company = company or a_company()
    Company.objects.filter(pk=company.pk).update(owner=actor.organisation)
    return door.create(Project, passport(company, **fields), actor, at=at(on), channel=Channel.DEMO).subject


def act(subject: Any, name: str, actor: Actor, on: date, **params: Any) -> Any:
    """Perform an action and return the subject as it is after all that followed."""
    door.perform(type(subject), subject, name, actor, params, at=at(on), channel=Channel.DEMO)
    subject.refresh_from_db()
    return subject


def amend(subject: Any, name: str, actor: Actor, on: date, **params: Any) -> Any:
    """Edit some fields; a formed passport is changed for a reason (D33)."""
    params = {"reason": "The investor has told so", **params}
    door.amend(type(subject), subject, name, params, actor, at=at(on), channel=Channel.DEMO, partial=True)
    subject.refresh_from_db()
    return subject


def financed(project: Project, actor: Actor, on: date = FORMED) -> Project:
    source = {"kind": "own", "terms": "Equity", "amount": str(project.cost)}
    act(project, "set_financing", actor, on, sources=[source])
    return project


def formed(actor: Actor | None = None, *, on: date = FORMED, **fields: Any) -> Project:
    """A formed passport: national when its cost says so."""
    actor = actor or akimat()
    rate(on)
    good()
    project = financed(draft(actor, on=on, **fields), actor, on)
    return act(project, "form_passport", actor, on)


def designated(actor: Actor | None = None, *, on: date = DESIGNATED, **fields: Any) -> Project:
    actor = actor or akimat()
    project = formed(actor, **fields)
    leb = the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    return act(project, "designate_leb", actor, on, leb=str(leb.public_id))


def drafted(actor: Actor | None = None, **fields: Any) -> Roadmap:
    """A roadmap with its preset tasks, nothing filled in yet."""
    actor = actor or akimat()
    project = designated(actor, **fields)
    return act(project.current_roadmap, "draft", actor, DESIGNATED)


def fill(task: Task, actor: Actor, **fields: Any) -> Task:
    given = {
        "starts_on": "2025-06-01",
        "due_on": str(DUE),
        "responsible_kind": "investor",
        "expected_result": "Done",
        "support_note": "None is needed",
        "risk": "Delay",
        "mitigation": "Reserve of time",
    }
    return amend(task, "edit", actor, DESIGNATED, **(given | fields))


def written(actor: Actor | None = None, *, keep: int = 3, whole: bool = False, **fields: Any) -> Roadmap:
    """A complete draft with one task in each of the first `keep` stages.

    The other preset tasks are not applicable when the draft is `whole`, else left out for speed.
    """
    actor = actor or akimat()
    roadmap = drafted(actor, **fields)
    kept: set[str] = set()
    for task in roadmap.tasks.all():
        if task.stage not in kept and len(kept) < keep:
            kept.add(task.stage)
            fill(task, actor)
        elif whole:
            act(task, "mark_not_applicable", actor, DESIGNATED, reason="The plot has everything")
        else:
            task.delete()
    return roadmap


def agreed(actor: Actor | None = None, **fields: Any) -> Roadmap:
    """A complete draft to which the investor has agreed by his own account."""
    actor = actor or akimat()
    roadmap = written(actor, **fields)
    act(roadmap, "agree", investor_of(roadmap.project), DESIGNATED)
    return roadmap


def submitted(actor: Actor | None = None, *, on: date = REJECTED, **fields: Any) -> Roadmap:
    actor = actor or akimat()
    roadmap = agreed(actor, **fields)
    act(roadmap, "submit", actor, on)
    return roadmap


def approved(actor: Actor | None = None, *, on: date = APPROVED, **fields: Any) -> Roadmap:
    roadmap = submitted(actor, **fields)
    act(roadmap, "approve", national_company(), on)
    return roadmap


def open_tasks(roadmap: Roadmap) -> list[Task]:
    return list(roadmap.tasks.open())


def complete(task: Task, actor: Actor, on: date, completed_on: date | None = None) -> Task:
    return act(task, "complete", actor, on, completed_on=str(completed_on or on), evidence=upload())


def awaiting(
    actor: Actor | None = None, *, on: date = date(2025, 7, 11), by_chamber: bool = False, **fields: Any
) -> Project:
    """All tasks completed and reported on one day, Friday 11 July 2025; `by_chamber`: the chamber
    initiated it.
    """
    actor = actor or akimat()
    roadmap = approved(actor, **fields)
    if by_chamber:
        Project.objects.filter(pk=roadmap.project_id).update(initiator=the(Kind.NATIONAL_CHAMBER))
    for task in open_tasks(roadmap):
        complete(task, actor, on)
    return Project.objects.get(pk=roadmap.project_id)


def validated(actor: Actor | None = None, *, on: date = date(2025, 7, 14), **fields: Any) -> Project:
    project = awaiting(actor, **fields)
    act(project, "validate", national_chamber(), on, comment="")
    return project


def refusals(call: Any, *args: Any, **kwargs: Any) -> list[tuple[str, str | None]]:
    """The codes and fields of every reason with which the door refuses."""
    try:
        call(*args, **kwargs)
    except door.Refused as refused:
        return [(reason.code, reason.field) for reason in refused.reasons]
    return []


def with_account(organisation: Organisation) -> Organisation:
    Membership.objects.create(user=person(), organisation=organisation, role="officer", starts_on=LONG_AGO)
    return organisation
