"""The journal of a project with its roadmaps and tasks, as people read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from ncip.casework import history
from ncip.casework.actions import declarations_of, model_of
from ncip.journal.models import Event


def about(project: Any, roadmaps: Sequence[Any], tasks: Sequence[Any]) -> QuerySet[Event]:
    """The entries about the project and what belongs to it, the newest first."""
    wanted = Q(subject_label="project", subject_id=project.public_id)
    wanted |= Q(subject_label="roadmap", subject_id__in=[one.public_id for one in roadmaps])
    wanted |= Q(subject_label="task", subject_id__in=[one.public_id for one in tasks])
    return Event.objects.filter(wanted).select_related("user", "organisation").order_by("-number")


def entries(events: Sequence[Event], tasks: Sequence[Any]) -> list[dict[str, Any]]:
    """The lines of the journal: what was done, with which task, by whom, under which paragraph."""
    titles = {task.public_id: task.name for task in tasks}
    return [_entry(event, titles.get(event.subject_id, "")) for event in events]


def _entry(event: Event, title: str) -> dict[str, Any]:
    words = _label(event)
    return {
        "text": f"{words}: {title}" if title else words,
        "at": event.at,
        "who": history.who(event),
        "rule": event.rules[0] if event.rules else None,
        "tone": "red" if event.action == "deadline.passed" else "",
    }


def _label(event: Event) -> str:
    operations = declarations_of(model_of(event.subject_label)).operations
    labels = {operation.name: operation.label for operation in operations}
    return str(labels.get(event.action) or history.OTHER.get(event.action, event.action))
