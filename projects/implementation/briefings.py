"""What Module 2 tells in a briefing note on a company: its projects, as far as the reader sees them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from projects.implementation.models import Project

if TYPE_CHECKING:
    from ncip.casework.actor import Actor

MOST = 12


def projects_of(company: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """Codes, titles and states of the projects of a company; nothing when the actor sees none."""
    rows = Project.objects.visible_to(actor).filter(company=company).select_related("region")
    projects = list(rows.order_by("-id")[:MOST])
    return {"projects": projects} if projects else None
