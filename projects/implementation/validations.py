"""What a validation leaves behind, and what a refused one reopens (60; reading D23)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from projects.implementation.enums import ValidationOutcome
from projects.implementation.models import Project, Roadmap, Task, Validation


def record_validation(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-60-t: the record of a positive validation."""
    _record(project, act, event_id, ValidationOutcome.VALIDATED, params["comment"])


def follow_refusal(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """PS-12: the record of the refusal; the roadmap and the named tasks are open again (D23)."""
    record = _record(project, act, event_id, ValidationOutcome.REFUSED, params["reason"])
    record.tasks.set(params["tasks"])
    door.perform(Roadmap, record.roadmap, "reopen", Actor.system(), at=act.at, channel=act.channel)
    for task in params["tasks"]:
        door.perform(
            Task, task, "reopen", Actor.system(), {"reason": params["reason"]}, at=act.at, channel=act.channel
        )


def _record(project: Any, act: Act, event_id: UUID, outcome: ValidationOutcome, text: str) -> Validation:
    return Validation.objects.create(
        project=project,
        roadmap=project.current_roadmap,
        outcome=outcome,
        text=text,
        completed_on=project.last_task_completed_on,
        reported_on=project.completion_reported_on,
        decided_on=act.on,
        decided_by=act.actor.user,
        organisation=act.actor.organisation,
        countersigned_by=project.countersigned_by,
        event_id=event_id,
    )
