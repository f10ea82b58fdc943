"""What of Module 2 stands on the timeline of a company."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.actor import Actor
from projects.attraction.models import Company
from projects.attraction.timeline import Source
from projects.implementation.enums import ProjectState
from projects.implementation.models import Project


def projects_of(company: Company, actor: Actor) -> Any:
    """The projects of the company that the actor sees."""
    return Project.objects.visible_to(actor).filter(company=company)


PROJECT = Source(
    "project",
    _("Project"),
    "stack-2",
    "project",
    projects_of,
    day="created_at",
    text="title",
    state="state",
    states=ProjectState,
    address="code",
)
