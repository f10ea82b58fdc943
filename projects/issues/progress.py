"""Which projects have no progress, so that the authorised body can bring them before the Council (9(2)).

The text does not measure progress. Read here: work under an approved roadmap has an overdue task, and no task was
finished for as many days as the portal is set to (NO_PROGRESS_DAYS).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from ncip.casework.actor import Actor
from ncip.law.colours import Colour
from projects.implementation.enums import ProjectState
from projects.implementation.models import Project, Task
from projects.issues.enums import ItemKind
from projects.issues.models import AgendaItem


def without_progress(actor: Actor, on: date, days: int) -> Any:
    """ncip-9-2: projects that the actor sees, which wait for no meeting yet, the oldest standstill first."""
    done = Task.objects.filter(
        roadmap__project=OuterRef("pk"), roadmap__is_current=True, completed_on__gt=on - timedelta(days=days)
    )
    approved = Task.objects.filter(
        roadmap__project=OuterRef("pk"),
        roadmap__is_current=True,
        roadmap__approved_on__gt=on - timedelta(days=days),
    )
    waiting = AgendaItem.objects.waiting().filter(kind=ItemKind.PROJECT, project=OuterRef("pk"))
    running = Project.objects.visible_to(actor).filter(
        state=ProjectState.WITH_ROADMAP, suspended_on=None, left_pool_on=None
    )
    found = running.with_light(Colour.RED.value, on).filter(
        ~Exists(done), ~Exists(approved), ~Exists(waiting)
    )
    return found.select_related("region", "company").with_lights(on).order_by("-red_tasks", "id")
