"""Reminders of the due dates of tasks (53, 55): the ladder of a term, without a term.

The due date is a column of the task. Steps passed at once after downtime are all recorded and only the
highest one tells anybody; a step is a row that can exist once, so nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from frontoffices.registry.enums import Kind
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership
from ncip.casework import door, notices
from ncip.casework.act import Act, local_date
from ncip.casework.actor import Actor
from ncip.casework.tick import AHEAD, PASSED, title
from ncip.journal.enums import Channel
from ncip.law.calendar import ONE_DAY, WorkingCalendar
from ncip.law.terms import LADDER, LOCAL, REMINDER_TIME
from ncip.reference.calendar import working_calendar
from projects.implementation.models import Task, TaskReminder
from projects.implementation.notices import acting_body

BATCH = 200
HEAD_LEVEL, AUTHORISED_BODY_LEVEL = 3, 6
# No row of days off lasts longer, so the search for a due date may begin that far from today.
LONGEST_WAY = timedelta(days=40)


def remind(at: datetime, channel: Channel = Channel.SYSTEM) -> int:
    """One pass over the tasks whose next step has come; returns how many were reminded of."""
    calendar = working_calendar()
    return sum(_remind_of_level(level, at, calendar, channel) for level in LADDER)


def _remind_of_level(level: int, at: datetime, calendar: WorkingCalendar, channel: Channel) -> int:
    reached = last_due_date(level, at, calendar)
    higher = [step for step in LADDER if step > level]
    beyond = last_due_date(higher[0], at, calendar) if higher else None
    told = 0
    while found := _batch(level, reached, beyond, at, channel):
        told += found
    return told


def last_due_date(level: int, at: datetime, calendar: WorkingCalendar) -> date:
    """The latest due date whose step of that level has come by an instant (09:00 in Almaty)."""
    day = local_date(at) + LONGEST_WAY
    while step_at(day, level, calendar) > at:
        day -= ONE_DAY
    return day


def step_at(due_on: date, level: int, calendar: WorkingCalendar) -> datetime:
    """The instant of a step: so many working days before or after a due date."""
    return datetime.combine(calendar.add_working_days(due_on, level), REMINDER_TIME, LOCAL)


def _batch(level: int, reached: date, beyond: date | None, at: datetime, channel: Channel) -> int:
    taken = TaskReminder.objects.filter(task=OuterRef("pk"), due_on=OuterRef("due_on"), level__gte=level)
    with door.operation(Actor.system(), at=at, channel=channel):
        waiting = Task.objects.open().live().filter(~Exists(taken), due_on__lte=reached)
        if beyond is not None:
            waiting = waiting.filter(due_on__gt=beyond)
        tasks = list(
            waiting.select_related(
                "responsible", "roadmap__project__leb", "roadmap__project__company__organisation"
            )
            .select_for_update(skip_locked=True, of=("self",))
            .order_by("due_on", "id")[:BATCH]
        )
        for task in tasks:
            _take_steps(task, level, at, channel)
    return len(tasks)


def _take_steps(task: Any, level: int, at: datetime, channel: Channel) -> None:
    TaskReminder.objects.bulk_create(
        (TaskReminder(task=task, due_on=task.due_on, level=step, at=at) for step in LADDER if step <= level),
        ignore_conflicts=True,
    )
    act = Act(actor=Actor.system(), at=at, channel=channel)
    after = {"due_on": str(task.due_on), "level": level}
    door.note(task, AHEAD if level < 0 else PASSED, act, after=after, rules=["ncip-55"])
    notices.write(
        act.event_id,
        [found for found in recipients(task, level) if found is not None],
        at=at,
        title=title(level, task),
        text=str(task),
        url=task.get_absolute_url(),
        silent=channel == Channel.DEMO,
    )


def recipients(task: Task, level: int) -> Iterable[Any]:
    """The one who answers for the task, the akimat with him once it is late, then its head, the authorised
    body.
    """
    project = task.roadmap.project
    responsible = task.responsible_organisation or project.leb
    yield responsible
    if level > 0:
        yield project.leb
    if level >= HEAD_LEVEL and responsible is not None:
        heads = Membership.objects.filter(organisation=responsible, role=Role.HEAD).select_related("user")
        yield from (head.user for head in heads)
    if level >= AUTHORISED_BODY_LEVEL:
        yield acting_body(Kind.AUTHORISED_BODY)
