"""Rated projects and tasks for tests: rows with neutral defaults, because the rating only reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from frontoffices.registry.enums import Kind
from ncip.casework import documents, door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import Document
from ncip.journal.enums import Channel
from ncip.law.quarters import Quarter
from projects.attraction.models import Company
from projects.implementation.models import Project, Roadmap, Task
from rating.delays.models import DelayRating
from rating.delays.periods import Period
from rating.delays.standing import Line, live
from tests.ncip.casework.papers import upload
from tests.people import national_company, the
from tests.projects.implementation.road import a_company, at, region

FIRST = date(2025, 7, 1)  # Tuesday, the first day of the quarter
LAST = date(2025, 9, 30)  # Tuesday, the last day of the quarter
AFTER = date(2025, 10, 1)  # Wednesday
LONG_BEFORE = date(2025, 3, 3)
QUARTER = Quarter(2025, 3)
PERIOD = Period.of(QUARTER, AFTER)


def company() -> Company:
    return Company.objects.first() or a_company()


def evidence(project: Project) -> Document:
    """A paper in the journal, as completions need one."""

    def attach(act: Act) -> None:
        documents.attach(project, upload(), act=act)

    if not Document.objects.exists():
        door.remark(
            project,
            "document.attach",
            Actor.system(),
            at=at(LONG_BEFORE),
            channel=Channel.DEMO,
            change=attach,
        )
    return Document.objects.all()[0]


def a_project(iso: str = "KZ-39", *, roadmap: dict[str, Any] | None = None, **fields: Any) -> Project:
    """A project of the national pool with an approved roadmap without tasks."""
    akimat = the(Kind.LOCAL_EXECUTIVE_BODY, region__iso=iso)
    facts = {
        "code": f"{iso}-2025-{Project.objects.count() + 1:04}",
        "title": "Car plant",
        "company": company(),
        "region": region(iso),
        "state": "with_roadmap",
        "pool": "national",
        "pool_since": LONG_BEFORE,
        "formed_on": LONG_BEFORE,
        "initiator": akimat,
        "leb": akimat,
        "designated_on": LONG_BEFORE,
        "cost": Decimal(1_000_000_000),
        "cost_kzt": Decimal(1_000_000_000),
        "mci_value": Decimal(3932),
    }
    made = Project.objects.create(**_stamps(), **(facts | fields))
    approval = {
        "state": "approved",
        "approved_on": LONG_BEFORE,
        "approved_by": the(Kind.NATIONAL_COMPANY),
        "submitted_on": LONG_BEFORE,
    }
    Roadmap.objects.create(**_stamps(), project=made, **(approval | (roadmap or {})))
    return made


def a_task(project: Project, due: date, completed: date | None = None, **fields: Any) -> Task:
    """A task of the project's roadmap: completed on a day, or open."""
    roadmap = project.current_roadmap
    assert roadmap is not None
    facts = {
        "stage": "investment",
        "title": "Build the plant",
        "position": roadmap.tasks.count() + 1,
        "due_on": due,
        "responsible_kind": "investor",
        **(_done(project, completed) if completed else {"state": "in_progress"}),
    }
    return Task.objects.create(**_stamps(), roadmap=roadmap, **(facts | fields))


def _done(project: Project, completed: date) -> dict[str, Any]:
    days = {"completed_on": completed, "reported_on": completed}
    return {"state": "completed", "evidence": evidence(project), **days}


def late(iso: str, delays: Sequence[int], projects: int) -> None:
    """A region whose tasks are open with these days of delay on the last day of the quarter."""
    made = [a_project(iso) for _number in range(projects)]
    for days in delays:
        a_task(made[0], LAST - timedelta(days=days))


def line(iso: str = "KZ-39", period: Period = PERIOD) -> Line:
    found = live(period).of(iso)
    assert found is not None
    return found


def calculated(quarter: Quarter = QUARTER, on: date = AFTER) -> DelayRating:
    """A rating calculated by the national company."""
    params = {"quarter": f"{quarter.year}-{quarter.number}"}
    return door.create(DelayRating, params, national_company(), at=at(on), channel=Channel.DEMO).subject


def published(quarter: Quarter = QUARTER, on: date = AFTER) -> DelayRating:
    """A rating published by the national company."""
    rating = calculated(quarter, on)
    door.perform(DelayRating, rating, "publish", national_company(), at=at(on), channel=Channel.DEMO)
    return DelayRating.objects.get(pk=rating.pk)


def _stamps() -> dict[str, Any]:
    return {"created_at": at(LONG_BEFORE), "changed_at": at(LONG_BEFORE)}
