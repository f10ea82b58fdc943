"""Projects, roadmaps and tasks as the country would have made them in years, put in by COPY around today.

A project in ten is still without a roadmap; of the tasks half are completed, some late, one in twenty is overdue.
One project of the first region carries 300 tasks.
"""

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db import connection
from django.utils.translation import override
from uuid6 import uuid7

from bench.load import TRADES, companies_of_missions
from bench.rows import copy, first_event
from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.models import User
from ncip.casework.models import Deadline, Document
from ncip.casework.models.document import Blob
from ncip.journal.enums import ActorKind, Channel
from ncip.journal.models import ChainHead, Event
from ncip.law.terms import LADDER, TERM_ROADMAP, TERM_VALIDATION, Term, due_at
from ncip.reference.calendar import working_calendar
from ncip.reference.models import Oked
from projects.attraction.models import Company
from projects.implementation import tallies
from projects.implementation.enums import (
    Pool,
    ProjectState,
    ResponsibleKind,
    RoadmapState,
    Stage,
    TaskState,
    TaskType,
)
from projects.implementation.models import Project, Roadmap, Task, TaskReminder
from projects.implementation.reminders import last_due_date

MANY_TASKS: Final = 300
TASKS_OF_A_PROJECT: Final = 10
STATES: Final = {
    ProjectState.DRAFT: 3,
    ProjectState.FORMED: 10,
    ProjectState.WITHOUT_ROADMAP: 10,
    ProjectState.WITH_ROADMAP: 60,
    ProjectState.AWAITING_VALIDATION: 5,
    ProjectState.AFTERCARE: 12,
}
RUNNING: Final = {
    ProjectState.WITHOUT_ROADMAP: TERM_ROADMAP,
    ProjectState.AWAITING_VALIDATION: TERM_VALIDATION,
}
UNDER_WAY: Final = (ProjectState.WITH_ROADMAP, ProjectState.AWAITING_VALIDATION, ProjectState.AFTERCARE)
PRESET: Final = [kind for kind in TaskType if kind != TaskType.OTHER]
LATELY: Final = timedelta(days=90)
INDEX: Final = Decimal("3932.00")


@dataclass(frozen=True)
class Moment:
    """Now, as everything in the bench sees it: the pages ask the clock, so the rows lie around it."""

    at: datetime
    on: date

    def day(self, days: int) -> date:
        """So many days from today."""
        return self.on + timedelta(days=days)


def fill(moment: Moment, projects: int) -> None:
    """All rows, their kept aggregates and the statistics of the planner."""
    dice = random.Random(59)
    if not Company.objects.exists():
        companies_of_missions(dice)
    print(f"  filling: {projects} projects, {projects * TASKS_OF_A_PROJECT} tasks", file=sys.stderr)
    copy(Project, _projects(dice, moment, projects))
    copy(Roadmap, _roadmaps(moment))
    evidence = _evidence(moment)
    copy(Task, _tasks(dice, moment, evidence, projects * TASKS_OF_A_PROJECT))
    copy(Deadline, _terms(dice, moment))
    copy(Event, _events(moment))
    ChainHead.objects.update(number=Event.objects.order_by("-number")[0].number)
    _reminded(moment)
    analyze()
    tallies.refresh(moment.at)


def analyze() -> None:
    """The statistics of the planner and the map of visible rows, as the autovacuum keeps them."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def akimats() -> list[Organisation]:
    """One for each region."""
    rows = Organisation.objects.filter(kind=Kind.LOCAL_EXECUTIVE_BODY, region__isnull=False, parent=None)
    return list({row.region_id: row for row in rows.select_related("region").order_by("-id")}.values())


def _projects(dice: random.Random, moment: Moment, number: int) -> Iterator[Project]:
    companies, bodies = list(Company.objects.order_by("id")[:5_000]), akimats()
    activities = list(Oked.objects.standing().order_by("code"))
    for index in range(number):
        (state,) = dice.choices(list(STATES), list(STATES.values()))
        state = ProjectState.WITH_ROADMAP if index == 0 else state
        body = bodies[index % len(bodies)]
        formed = moment.day(-dice.randrange(60, 900))
        pool = Pool.REGIONAL if state == ProjectState.FORMED else Pool.NATIONAL
        yield Project(
            code=f"KZ-{body.region.number}-{formed.year}-{index:06}",
            title=f"{dice.choice(TRADES)} plant number {index}",
            company=dice.choice(companies),
            oked=dice.choice(activities),
            region=body.region,
            state=state,
            description="A plant with its own power station and a railway siding. " * 4,
            goals="To produce what is imported today.",
            expected_results="Products for the home market and for export.",
            jobs=dice.randrange(20, 900),
            initiator=None if state == ProjectState.DRAFT else body,
            prepared_by=body,
            leb=None if state in (ProjectState.DRAFT, ProjectState.FORMED) else body,
            created_at=moment.at,
            changed_at=moment.at,
            cost=Decimal(dice.randrange(1, 400)) * 1_000_000_000,
            planned_start=formed,
            planned_finish=formed + timedelta(days=1_500),
            **(_standing(dice, formed, pool, state) if state != ProjectState.DRAFT else {}),
        )


def _standing(dice: random.Random, formed: date, pool: Pool, state: ProjectState) -> dict[str, Any]:
    cost = Decimal(dice.randrange(1, 400)) * 1_000_000_000
    return {
        "formed_on": formed,
        "pool": pool,
        "pool_since": formed,
        "in_corridor": dice.random() < 0.1,
        "task_force": dice.random() < 0.05,
        "valued_on": formed,
        "cost_kzt": cost,
        "cost_usd": cost / 500,
        "mci_year": formed.year,
        "mci_value": INDEX,
        "designated_on": None if state == ProjectState.FORMED else formed,
    }


def _roadmaps(moment: Moment) -> Iterator[Roadmap]:
    for project in Project.objects.filter(state__in=[*UNDER_WAY, ProjectState.WITHOUT_ROADMAP]).order_by(
        "id"
    ):
        approved = project.state in UNDER_WAY
        done = project.state != ProjectState.WITH_ROADMAP
        finished = RoadmapState.COMPLETED if done else RoadmapState.APPROVED
        yield Roadmap(
            project=project,
            state=finished if approved else RoadmapState.DRAFT,
            drafted_by_id=project.leb_id,
            submitted_on=project.formed_on if approved else None,
            approved_on=project.formed_on if approved else None,
            approved_by_id=project.leb_id if approved else None,
            created_at=moment.at,
            changed_at=moment.at,
        )


def _evidence(moment: Moment) -> Document:
    """The one paper that shows every completion."""
    project = Project.objects.order_by("id")[0]
    blob = Blob.objects.create(sha256="0" * 64, size=1, mime="application/pdf", path="bench")
    return Document.objects.create(
        subject_label="project",
        subject_id=project.public_id,
        name="act.pdf",
        blob=blob,
        at=moment.at,
        event_id=first_event(project),
    )


def _tasks(dice: random.Random, moment: Moment, evidence: Document, total: int) -> Iterator[Task]:
    roadmaps = list(Roadmap.objects.select_related("project").order_by("id"))
    with override("ru"):
        names = {kind: str(kind.label) for kind in PRESET}
    left = total - MANY_TASKS
    for index, roadmap in enumerate(roadmaps):
        mine = (
            MANY_TASKS
            if index == 0
            else left * index // (len(roadmaps) - 1) - left * (index - 1) // (len(roadmaps) - 1)
        )
        for position in range(mine):
            kind = PRESET[position] if position < len(PRESET) else TaskType.OTHER
            yield _task(dice, moment, roadmap, evidence, position, mine, kind, names)


def _task(
    dice: random.Random,
    moment: Moment,
    roadmap: Roadmap,
    evidence: Document,
    position: int,
    of: int,
    kind: TaskType,
    names: dict[TaskType, str],
) -> Task:
    due = moment.day(dice.randrange(1, 700))
    facts: dict[str, Any] = {"state": TaskState.NOT_STARTED}
    drawn = 0.0 if roadmap.state == RoadmapState.COMPLETED else dice.random()
    if roadmap.state != RoadmapState.DRAFT and drawn < 0.5:
        due = moment.day(-dice.randrange(1, 700))
        late = dice.randrange(1, 40) if dice.random() < 0.15 else 0
        done = min(due + timedelta(days=late), moment.on)
        facts = {
            "state": TaskState.COMPLETED,
            "completed_on": done,
            "reported_on": done,
            "evidence": evidence,
        }
    elif 0.5 <= drawn < 0.55:
        due = moment.day(-dice.randrange(1, 60))
    elif 0.55 <= drawn < 0.7 and roadmap.state != RoadmapState.DRAFT:
        facts = {"state": TaskState.IN_PROGRESS, "started_on": moment.day(-10)}
    return Task(
        roadmap=roadmap,
        stage=list(Stage)[position * 3 // of],
        type=kind,
        position=position,
        title=names.get(kind, f"{TRADES[position % len(TRADES)]} works, section {position}"),
        expected_result="The works are accepted and the act is signed.",
        risk="Late delivery of equipment.",
        mitigation="A second supplier is under contract.",
        starts_on=due - timedelta(days=90),
        due_on=due,
        agreed_due_on=due,
        created_at=moment.at,
        changed_at=moment.at,
        **_responsible(dice, roadmap),
        **facts,
    )


def _responsible(dice: random.Random, roadmap: Roadmap) -> dict[str, Any]:
    drawn = dice.random()
    if drawn < 0.4:
        return {"responsible_kind": ResponsibleKind.INVESTOR}
    if drawn < 0.8:
        return {"responsible_kind": ResponsibleKind.BODY, "responsible_id": roadmap.project.leb_id}
    return {"responsible_kind": ResponsibleKind.CONTRACTOR, "responsible_name": "General contractor"}


def _terms(dice: random.Random, moment: Moment) -> Iterable[Deadline]:
    """The running terms of projects; none of them is due."""
    event = Event.objects.values_list("pk", flat=True)[0]
    for project in Project.objects.filter(state__in=RUNNING).order_by("id"):
        last = moment.day(dice.randrange(12, 30))
        yield _term("project", project, RUNNING[ProjectState(project.state)], last, event)


def _term(label: str, subject: Any, term: Term, last: date, event: Any) -> Deadline:
    return Deadline(
        subject_label=label,
        subject_id=subject.public_id,
        term=term.code,
        rule=term.rule,
        started_on=last - timedelta(days=30),
        printed_day=last,
        last_day=last,
        due_at=due_at(last),
        next_at=due_at(last - timedelta(days=5)),
        responsible_id=subject.leb_id,
        opened_by_id=event,
    )


def _events(moment: Moment) -> Iterator[Event]:
    """Four entries for each project and one for each completed task."""
    user = User.objects.create(email="clerk@example.test", family_name="Clerk", given_name="A")
    number = ChainHead.objects.get().number
    done = Task.objects.filter(state=TaskState.COMPLETED).order_by("id").values_list("public_id", flat=True)
    projects = Project.objects.order_by("id").values_list("public_id", flat=True)
    subjects = [
        ("project", key, name) for key in projects for name in ("form_passport", "edit", "designate_leb")
    ]
    subjects += [("task", key, "complete") for key in done]
    for index, (label, key, name) in enumerate(subjects, start=1):
        yield Event(
            id=uuid7(),
            number=number + index,
            at=moment.at,
            recorded_at=moment.at,
            channel=Channel.WEB,
            actor_kind=ActorKind.USER,
            user=user,
            subject_label=label,
            subject_id=key,
            action=name,
            rules=["ncip-46"],
            previous_hash="0" * 64,
            hash="0" * 64,
        )


def _reminded(moment: Moment) -> None:
    """Every step of the ladder that has come was taken by earlier ticks."""
    calendar = working_calendar()
    table, tasks = TaskReminder._meta.db_table, Task._meta.db_table
    with connection.cursor() as cursor:
        for level in LADDER:
            cursor.execute(
                f'INSERT INTO "{table}" (task_id, due_on, level, at) SELECT id, due_on, %s, %s FROM "{tasks}" '
                "WHERE state IN ('not_started', 'in_progress') AND due_on <= %s",
                [level, moment.at, last_due_date(level, moment.at, calendar)],
            )


def double(moment: Moment) -> None:
    """As many running terms and open tasks again, none of them due."""
    later = {"due_on": moment.day(400), "starts_on": None, "agreed_due_on": None}
    for model, change in ((Deadline, {}), (Task, later)):
        columns = [field.column for field in model._meta.concrete_fields if field.column not in ("id",)]
        picked = [_copied(name, change) for name in columns]
        where = "status = 'running'" if model is Deadline else "type = 'other' AND state = 'not_started'"
        with connection.cursor() as cursor:
            cursor.execute(
                f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) SELECT {", ".join(picked)} '
                f'FROM "{model._meta.db_table}" WHERE {where}',
                [value for name in columns if (value := change.get(name)) is not None],
            )
    analyze()


def _copied(name: str, change: dict[str, Any]) -> str:
    if name in ("public_id", "subject_id"):
        return "gen_random_uuid()"
    if name in change:
        return "NULL" if change[name] is None else "%s"
    return name
