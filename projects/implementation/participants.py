"""Who takes part in a project, and whom a message about it concerns (24, 58)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ncip.casework.act import Act
from projects.implementation.enums import ParticipantRole
from projects.implementation.models import Project, ProjectParticipant, Task

if TYPE_CHECKING:
    from frontoffices.registry.models import Organisation


def enrol(project: Project, organisation: Organisation | None, role: ParticipantRole, on: date) -> None:
    """ncip-24: an organisation takes part in a role from a day on; a second time changes nothing."""
    if organisation is not None:
        ProjectParticipant.objects.get_or_create(
            project=project, organisation=organisation, role=role, defaults={"since": on}
        )


def enrol_accompanying(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-24, ncip-6-6: the organisation that was added accompanies the project."""
    enrol(project, params["organisation"], ParticipantRole.ACCOMPANYING, act.on)


def enrol_responsible(task: Task, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-48-5: whoever answers for a task takes part in the project."""
    enrol(task.roadmap.project, task.responsible, ParticipantRole.RESPONSIBLE, act.on)


def of_project(project: Project) -> Iterable[Any]:
    """ncip-58: whom a message about the project concerns."""
    participants = project.participants.select_related("organisation")
    return [
        project.initiator,
        project.leb,
        project.responsible,
        project.company.organisation,
        *(participant.organisation for participant in participants),
    ]


def of_roadmap(roadmap: Any) -> Iterable[Any]:
    """ncip-58: a message about the roadmap concerns those of the project."""
    return of_project(roadmap.project)


def of_request(request: Any) -> Iterable[Any]:
    """ncip-34: a message about a request concerns those of the project and whoever applied."""
    return [*of_project(request.project), request.applicant, request.authorised_body]


def of_task(task: Task) -> Iterable[Any]:
    """ncip-58: a message about a task concerns the one who answers for it, the akimat and the initiating
    body.
    """
    project = task.roadmap.project
    return [task.responsible_organisation, project.leb, project.initiator]


def of_pool_update(update: Any) -> Iterable[Any]:
    """The akimat that answers for the update and the sectoral bodies that are asked (ncip-14-4, ncip-26)."""
    yield update.organisation
    yield from (mark.body for mark in update.marks.select_related("body"))
