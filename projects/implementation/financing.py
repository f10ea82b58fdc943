"""The rows of the financing scheme (47(7))."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework.act import Act
from projects.implementation.models import FinancingSource, Project


def replace_sources(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-47-7: the sources of the act take the place of those before; the journal keeps both."""
    project.financing.all().delete()
    FinancingSource.objects.bulk_create(
        FinancingSource(project=project, number=number, **source)
        for number, source in enumerate(params["sources"], 1)
    )
