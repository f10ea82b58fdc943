"""What follows the completion of a task (49, 53, 60): stages follow by themselves, and the last one ends
the roadmap.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Max

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from projects.implementation.enums import TaskState
from projects.implementation.models import Project, Roadmap, Task


def follow_completion(task: Task, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """PS-10, RM-12: with the last open task the roadmap is completed and the project awaits validation
    (ncip-60).
    """
    roadmap = task.roadmap
    if roadmap.tasks.open().exists():
        return
    door.perform(Roadmap, roadmap, "complete", Actor.system(), at=act.at, channel=act.channel)
    completed = roadmap.tasks.filter(state=TaskState.COMPLETED).aggregate(last=Max("completed_on"))
    door.perform(
        Project,
        roadmap.project,
        "await_validation",
        Actor.system(),
        {"completed_on": completed["last"]},
        at=act.at,
        channel=act.channel,
    )
