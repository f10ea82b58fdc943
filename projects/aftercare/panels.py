"""What Module 3 shows on the card of a project."""

from __future__ import annotations

from datetime import date
from typing import Any

from ncip.casework.actor import Actor
from projects.aftercare.models import AftercareRecord
from projects.implementation.enums import ProjectState


def support(project: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-61-a, ncip-61-b: since when the project is supported, until when and why; nothing before Module 3."""
    if project.state != ProjectState.AFTERCARE:
        return None
    record = AftercareRecord.objects.select_related("contract").filter(project=project).first()
    if record is None:
        return None
    return {"record": record, "rule": "ncip-61-b" if record.contract_id else "ncip-61-a", "on": on}
