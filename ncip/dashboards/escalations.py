"""What holds up the projects of Task Force: each red task with how long it has waited and who must act (31; D12).

The Rules set Task Force no term of its own: the clock shows a target of the portal, named as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ncip.casework.actor import Actor
from ncip.law.colours import Colour
from projects.implementation import lights, task_tables
from projects.implementation.models import Project, Task
from projects.implementation.presentation.review import Review

SHOWN = 50


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
class Held:
    """A project of Task Force with its red tasks, the longest waiting first."""

    project: Any
    red: int
    yellow: int
    green: int


def escalations(actor: Actor, on: date) -> list[Escalation]:
    """The red tasks of the projects of Task Force that the reader sees, the longest waiting first."""
    tasks = Task.objects.visible_to(actor).live().open().filter(roadmap__project__task_force=True)
    related = (
        "responsible",
        "roadmap__project__region",
        "roadmap__project__company",
        "roadmap__project__leb",
    )
    rows = lights.of_colour(tasks, Colour.RED.value, on).select_related(*related)
    found = rows.prefetch_related("roadmap__project__suspensions").order_by("due_on", "id")[:SHOWN]
    return [Escalation(one, _clock(task_tables.days_in_red(one, on))) for one in found]


def portfolio(actor: Actor, on: date) -> list[Held]:
    """The projects of Task Force with their tasks by colour, the most red ones first, the largest before others."""
    rows = Project.objects.visible_to(actor).filter(task_force=True).exclude(pool="")
    counted: Iterable[Any] = rows.select_related("region", "company", "leb").with_lights(on)
    held = [Held(one, one.red_tasks or 0, one.yellow_tasks or 0, one.green_tasks or 0) for one in counted]
    return sorted(held, key=lambda one: (-one.red, -one.project.cost_kzt, one.project.pk))


def _clock(days: int) -> Review:
    return Review(days, settings.TASK_FORCE_TARGET_DAYS)
