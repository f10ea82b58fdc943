"""Whether the data on initiatives and projects are kept current: the last update is shown, old ones are reminded of.

Paragraphs 5(17) and 6(8) ask front offices to keep the data current and name no period: a quarter is our target.
"""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Exists, Max, OuterRef, Q

from frontoffices.exchange.permissions import FRONT_OFFICES
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from ncip.law.terms import midnight
from ncip.ui.dates import local
from projects.attraction.enums import InitiativeState
from projects.attraction.models import Initiative
from projects.attraction.permissions import MISSIONS
from projects.implementation.enums import ProjectState
from projects.implementation.models import Project, Task

FRESH_DAYS: Final = 90
SHOWN: Final = 5
FINISHED: Final = (ProjectState.COMPLETED, ProjectState.EXCLUDED, ProjectState.ARCHIVED)
SETTLED: Final = (InitiativeState.CONVERTED, InitiativeState.CLOSED)


def of_initiative(initiative: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-5-17: the day of the last update of an initiative, for front offices."""
    return _shown(initiative.changed_at, "ncip-5-17", actor, on)


def of_project(project: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-5-17, ncip-6-8: the day of the last update of a project or of a task of its roadmap."""
    tasks = Task.objects.filter(roadmap__project=project).aggregate(latest=Max("changed_at"))["latest"]
    rule = "ncip-5-17" if actor.is_kind(*MISSIONS) else "ncip-6-8"
    return _shown(max(filter(None, (project.changed_at, tasks))), rule, actor, on)


def _shown(changed_at: datetime, rule: str, actor: Actor, on: date) -> dict[str, Any] | None:
    if not (actor.sees_all or actor.is_kind(*FRONT_OFFICES)):
        return None
    day = local(changed_at).date()
    return {"updated_on": day, "stale": (on - day).days > FRESH_DAYS, "rule": rule, "days": FRESH_DAYS}


def to_bring_up_to_date(actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-5-17, ncip-6-8: the reader's open initiatives and projects that nobody touched for a quarter."""
    if not actor.is_kind(*FRONT_OFFICES):
        return None
    since = midnight(on - timedelta(days=FRESH_DAYS))
    own = bodies_of(actor.organisation)
    initiatives = Initiative.objects.filter(Q(sender__in=own) | Q(leb__in=own), changed_at__lt=since)
    touched = Task.objects.filter(roadmap__project=OuterRef("pk"), changed_at__gte=since)
    projects = Project.objects.filter(
        Q(leb__in=own) | Q(initiative__sender__in=own), ~Exists(touched), changed_at__lt=since
    )
    rows = [
        *initiatives.exclude(state__in=SETTLED).order_by("changed_at")[:SHOWN],
        *projects.exclude(state__in=FINISHED).order_by("changed_at")[:SHOWN],
    ]
    found = [{"subject": one, "updated_on": local(one.changed_at).date()} for one in rows]
    return {"old": found, "days": FRESH_DAYS} if found else None
