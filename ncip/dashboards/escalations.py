"""What holds up the projects of Task Force: red tasks and open issues, how long they waited, who must act (31; D12).

The Rules set Task Force no term of its own: the clock shows a target of the portal, named as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from ncip.law.colours import Colour
from projects.implementation import lights, task_tables
from projects.implementation.models import Project, Task
from projects.implementation.presentation.review import Review
from projects.issues.enums import IssueState
from projects.issues.models import Issue

SHOWN = 20
# The most overdue tasks first, the largest before others.
ORDER = ("-red_number", "-cost_kzt", "id")
PROJECT = "roadmap__project__"
# Who works on an issue that no body has in hand (ncip-9-1, ncip-32-b).
COUNCIL_STATES = (IssueState.COUNCIL_AGENDA,)


@dataclass(frozen=True)
class Escalation:
    """A red task of a project of Task Force."""

    task: Any
    clock: Review

    @property
    def project(self) -> Any:
        """Its project."""
        return self.task.roadmap.project

    @property
    def is_due(self) -> bool:
        """Whether it has waited longer than the target, so that Task Force takes it up."""
        return self.clock.elapsed > self.clock.target

    @property
    def who(self) -> str:
        """Who must act: the responsible; the designated akimat where nobody is named (ncip-48-5, ncip-53)."""
        leb = self.project.leb
        return str(self.task.responsible_label or (leb.name if leb else _("not stated")))


@dataclass(frozen=True)
class OpenIssue:
    """A problem issue of a project of Task Force that waits for its answer."""

    issue: Any
    clock: Review

    @property
    def project(self) -> Any:
        """Its project."""
        return self.issue.project

    @property
    def is_due(self) -> bool:
        """Whether it has waited longer than the target of the portal (D32: the law sets no term)."""
        return self.clock.elapsed > self.clock.target

    @property
    def who(self) -> str:
        """Who must act: the body that has it in hand, the Council on whose agenda it is, else the authorised body."""
        if self.issue.state in COUNCIL_STATES:
            return str(Kind.COUNCIL.label)
        return str(self.issue.body.name if self.issue.body else Kind.AUTHORISED_BODY.label)


@dataclass(frozen=True)
class Sums:
    """Everything that Task Force holds, whatever page is shown."""

    projects: int
    cost_kzt: Decimal
    red: int
    yellow: int
    issues: int
    beyond_target: int


def sums(actor: Actor, on: date) -> Sums:
    """ncip-31: the figures of the whole portfolio, counted by the database."""
    held = _held(actor).aggregate(number=Count("pk"), cost=Sum("cost_kzt"))
    tasks = _tasks(actor)
    shades = {shade: lights.of_colour(tasks, shade, on).count() for shade in ("red", "yellow")}
    return Sums(
        held["number"],
        held["cost"] or Decimal(0),
        **shades,
        issues=_issues(actor).count(),
        beyond_target=_late_tasks(tasks, on) + _late_issues(actor, on),
    )


def escalations(actor: Actor, on: date) -> list[Escalation]:
    """The red tasks of the projects of Task Force that the reader sees, the longest waiting first."""
    related = ("responsible", *(f"{PROJECT}{name}" for name in ("region", "company", "leb")))
    rows = lights.of_colour(_tasks(actor), Colour.RED.value, on).select_related(*related)
    found = rows.prefetch_related(f"{PROJECT}suspensions").order_by("due_on", "id")[:SHOWN]
    return [Escalation(one, _clock(task_tables.days_in_red(one, on))) for one in found]


def open_issues(actor: Actor, on: date) -> list[OpenIssue]:
    """The problem issues of the projects of Task Force, the longest waiting first (ncip-6-3, ncip-31)."""
    rows = _issues(actor).for_list().order_by("created_at", "id")[:SHOWN]
    return [OpenIssue(one, Review(one.days_open(on), settings.ISSUE_TARGET_DAYS)) for one in rows]


def portfolio(actor: Actor, on: date) -> Any:
    """The projects of Task Force with their tasks by colour, to be shown page by page in ORDER."""
    rows = _held(actor).select_related("region", "company", "leb").with_lights(on)
    return rows.annotate(red_number=Coalesce(F("red_tasks"), Value(0)))


def _held(actor: Actor) -> Any:
    return Project.objects.visible_to(actor).filter(task_force=True).exclude(pool="")


def _tasks(actor: Actor) -> Any:
    seen = Task.objects.visible_to(actor).live().open()
    return seen.filter(**{f"{PROJECT}task_force": True}).exclude(**{f"{PROJECT}pool": ""})


def _issues(actor: Actor) -> Any:
    return Issue.objects.visible_to(actor).open().filter(project__task_force=True).exclude(project__pool="")


def _late_tasks(tasks: Any, on: date) -> int:
    """How many have been red longer than the target; days of suspension are no days in red (D25)."""
    red = lights.of_colour(tasks, Colour.RED.value, on).select_related("roadmap__project")
    rows = red.prefetch_related(f"{PROJECT}suspensions")
    return sum(task_tables.days_in_red(one, on) > settings.TASK_FORCE_TARGET_DAYS for one in rows)


def _late_issues(actor: Actor, on: date) -> int:
    rows = _issues(actor).only("created_at", "state", "answered_on")
    return sum(one.days_open(on) > settings.ISSUE_TARGET_DAYS for one in rows)


def _clock(days: int) -> Review:
    return Review(days, settings.TASK_FORCE_TARGET_DAYS)
