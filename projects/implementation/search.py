"""Keeping the search words of projects in step with the names of their companies."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework.act import Act
from projects.attraction.models import Company
from projects.implementation.models import Project


def follow_company(company: Company, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """A renamed company is found under its new name in its projects too."""
    projects = list(Project.objects.filter(company=company).select_related("region", "company"))
    for project in projects:
        project.search_text = project.derive_search()
    Project.objects.bulk_update(projects, ["search_text"], batch_size=500)
