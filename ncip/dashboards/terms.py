"""My terms, my tasks, and what I sent on: who holds it now and until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from frontoffices.registry.enums import Kind
from ncip.accounts.enums import Role
from ncip.casework import deadlines
from ncip.casework.actions import model_of, state_label
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus
from ncip.dashboards.queue import last_days
from ncip.law.parameters import YELLOW_DAYS
from ncip.ui.badges import deadline_tone
from projects.implementation.enums import ChangeState, ProjectState, ResponsibleKind, RoadmapState
from projects.implementation.models import Project, Roadmap, RoadmapChange, Task
from projects.implementation.presentation.review import Review, review_of

SHOWN = 25
NEAR = 5  # tasks in time that are shown; the others are counted
RELATED = {"roadmap": ("project",), "task": ("roadmap__project",), "contract": ("project",)}


@dataclass(frozen=True)
class MyTerm:
    """A running term that my organisation must keep."""

    deadline: Deadline
    name: str
    subject: Any


@dataclass(frozen=True)
class Sent:
    """A case that I sent on: its state, who holds it, until when."""

    subject: Any
    state: str
    holder: str
    last_day: date | None
    review: Review | None = None


def my_terms(actor: Actor, *, shown: int = SHOWN) -> list[MyTerm]:
    """The running terms of my organisation, mine when an official is named, the nearest first."""
    if actor.organisation is None:
        return []
    rows = Deadline.objects.filter(status=DeadlineStatus.RUNNING, responsible=actor.organisation)
    if actor.role not in (Role.HEAD, Role.ADMINISTRATOR):
        rows = rows.filter(Q(official=None) | Q(official=actor.user))
    found = list(rows.order_by("last_day", "id")[:shown])
    subjects = subjects_of(found, actor)
    return [
        MyTerm(one, _(deadlines.TERMS[one.term].label), subjects[one.subject_id])
        for one in found
        if one.subject_id in subjects
    ]


def subjects_of(found: Sequence[Deadline], actor: Actor) -> dict[Any, Any]:
    """The subjects of deadlines that the actor sees, by public number: one query for each kind."""
    keys: dict[str, list[Any]] = defaultdict(list)
    for one in found:
        keys[one.subject_label].append(one.subject_id)
    subjects: dict[Any, Any] = {}
    for label, numbers in keys.items():
        model: Any = model_of(label)
        rows = (
            model.objects.visible_to(actor)
            .filter(public_id__in=numbers)
            .select_related(*RELATED.get(label, ()))
        )
        subjects |= {row.public_id: row for row in rows}
    return subjects


def my_tasks(actor: Actor, *, shown: int = SHOWN) -> list[Task]:
    """Open tasks which my organisation answers for or, as the designated akimat, keeps (ncip-55)."""
    found: dict[int, Task] = {}
    for condition in _task_conditions(actor):
        rows = _open_tasks().filter(condition).select_related("responsible", "roadmap__project__company")
        found |= {row.pk: row for row in rows.order_by("due_on", "id")[:shown]}
    return sorted(found.values(), key=lambda task: (task.due_on, task.pk))[:shown]


def count_tasks(actor: Actor, on: date) -> dict[str, int]:
    """All of those tasks by colour on a day, however many are shown (D19)."""
    conditions = _task_conditions(actor)
    if not conditions:
        return {"red": 0, "amber": 0, "green": 0}
    near = on + timedelta(days=YELLOW_DAYS.on(on))
    counted: dict[str, int] = (
        _open_tasks()
        .filter(reduce(or_, conditions))
        .aggregate(
            red=Count("pk", filter=Q(due_on__lt=on)),
            amber=Count("pk", filter=Q(due_on__gte=on, due_on__lte=near)),
            green=Count("pk", filter=Q(due_on__gt=near)),
        )
    )
    return counted


def urgent_and_next(tasks: Sequence[Task], on: date) -> list[Task]:
    """Every red and yellow task, and the next few of those in time."""
    in_time = [task for task in tasks if task.due_on and deadline_tone(task.due_on, on) == "green"]
    late = [task for task in tasks if task not in in_time]
    return [*late, *in_time[:NEAR]]


def _open_tasks() -> Any:
    return Task.objects.live().open()


def _task_conditions(actor: Actor) -> list[Q]:
    if actor.organisation is None:
        return []
    conditions = [Q(responsible=actor.organisation)]
    if actor.is_kind(Kind.LOCAL_EXECUTIVE_BODY):
        conditions.append(Q(roadmap__project__leb=actor.organisation))
    if actor.is_kind(Kind.INVESTOR):
        own = Q(roadmap__project__company__organisation=actor.organisation)
        conditions.append(own & Q(responsible_kind=ResponsibleKind.INVESTOR))
    return conditions


def lights(days: Sequence[date], on: date) -> dict[str, int]:
    """How many last days are red, amber and green today (D19)."""
    counted = {"red": 0, "amber": 0, "green": 0}
    for day in days:
        counted[deadline_tone(day, on)] += 1
    return counted


def sent(actor: Actor, on: date) -> list[Sent]:
    """What my organisation sent on and others hold now; the initiatives of a mission have a panel of their own."""
    own = actor.organisation
    if own is None:
        return []
    held = [*_sent_roadmaps(own), *_sent_changes(own), *_sent_projects(own)]
    days = last_days([subject for subject, _holder in held])
    return [
        Sent(one, state_label(one), holder, days.get(one.public_id), review_of(one, on))
        for one, holder in held
    ]


def _sent_roadmaps(own: Any) -> list[tuple[Any, str]]:
    rows = Roadmap.objects.filter(project__leb=own, state=RoadmapState.ON_APPROVAL, is_current=True)
    return [
        (row, str(Kind.NATIONAL_COMPANY.label))
        for row in rows.select_related("project").order_by("-id")[:SHOWN]
    ]


def _sent_changes(own: Any) -> list[tuple[Any, str]]:
    rows = RoadmapChange.objects.filter(sent_by=own, state=ChangeState.ON_AGREEMENT)
    return [
        (row, str(Kind.AUTHORISED_BODY.label))
        for row in rows.select_related("roadmap__project").order_by("-id")[:SHOWN]
    ]


def _sent_projects(own: Any) -> list[tuple[Any, str]]:
    mine = Q(initiator=own) | Q(initiative__sender=own)
    waiting = Q(state=ProjectState.WITHOUT_ROADMAP, leb__isnull=False) & ~Q(leb=own)
    rows = Project.objects.filter(mine, waiting | Q(state=ProjectState.AWAITING_VALIDATION)).select_related(
        "leb"
    )
    return [
        (row, _holder(row))
        for row in rows.order_by("-id")[:SHOWN]
        if row.leb_id != own.pk or row.state != ProjectState.WITHOUT_ROADMAP
    ]


def _holder(project: Project) -> str:
    if project.state == ProjectState.AWAITING_VALIDATION:
        return str(Kind.NATIONAL_CHAMBER.label)
    return str(project.leb)
