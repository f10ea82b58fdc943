"""What issues show on the cards of a project and of a task of its roadmap."""

from __future__ import annotations

from datetime import date
from typing import Any

from ncip.casework.actor import Actor
from projects.issues.models import AgendaItem, Assignment, Issue

SHOWN = 10


def of_project(project: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """The issues of a project, the assignments about it, and where the Council considers it (ncip-6-3, ncip-9-2)."""
    issues = Issue.objects.visible_to(actor).filter(project=project).for_list()
    items = AgendaItem.objects.visible_to(actor).filter(project=project).for_list()
    assignments = Assignment.objects.visible_to(actor).filter(project=project).for_list()
    return {
        "project": project,
        "issues": list(issues[:SHOWN]),
        "items": list(items.order_by("-id")[:SHOWN]),
        "assignments": list(assignments[:SHOWN]),
        "on": on,
    }


def of_task(task: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """The issues that delay a task; nothing where there is none (ncip-6-3)."""
    found = list(Issue.objects.visible_to(actor).filter(tasks=task).for_list()[:SHOWN])
    return {"issues": found, "on": on} if found else None
