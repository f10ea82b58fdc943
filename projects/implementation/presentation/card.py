"""What a card needs of a project, asked once for all its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ncip.casework import deadlines
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus, Document
from projects.implementation import permissions
from projects.implementation.enums import LIVE_ROADMAPS, TaskState
from projects.implementation.guards.roadmap import terms_digest
from projects.implementation.parties import parties_of
from projects.implementation.presentation.tones import chips


@dataclass
class Card:
    """A project as one reader sees it; `inside` is false where only its state is shown (architecture §7)."""

    project: Any
    actor: Actor
    inside: bool
    roadmaps: Sequence[Any]
    tasks: Sequence[Any]

    @property
    def roadmap(self) -> Any:
        """The roadmap in force or being prepared, where its content is shown."""
        return next((one for one in self.roadmaps if one.is_current), None)

    @property
    def chips(self) -> list[dict[str, str]]:
        """The marks under the title."""
        return chips(self.project)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """The terms of the project and its roadmaps, running ones first, with their names."""
        wanted = Q(subject_label="project", subject_id=self.project.public_id)
        wanted |= Q(subject_label="roadmap", subject_id__in=[one.public_id for one in self.roadmaps])
        found = list(
            Deadline.objects.filter(wanted).select_related("responsible", "official").order_by("-last_day")
        )
        for one in found:
            one.label = _(deadlines.TERMS[one.term].label)  # type: ignore[attr-defined]
        return sorted(found, key=lambda one: one.status != DeadlineStatus.RUNNING)

    @cached_property
    def exclusion_requests(self) -> list[Any]:
        """The requests to suspend or exclude the project, the newest first (ncip-34)."""
        return list(self.project.exclusion_requests.all()) if self.inside and self.project.formed_on else []

    @property
    def shows_changes(self) -> bool:
        """Whether the roadmap was approved, so that it is changed with consent only (ncip-57)."""
        return self.inside and self.roadmap is not None and self.roadmap.state in LIVE_ROADMAPS

    @cached_property
    def changes(self) -> list[Any]:
        """The changes of the roadmap, the newest first (ncip-57)."""
        return list(self.roadmap.changes.all()) if self.shows_changes else []

    @property
    def shows_exclusion(self) -> bool:
        """Whether suspension and exclusion concern the project at all: it is, or was, in the national pool."""
        return self.inside and (self.project.is_national or self.project.left_pool_on is not None)

    @property
    def done_tasks(self) -> int:
        """How many tasks are completed."""
        return sum(1 for task in self.tasks if task.state == TaskState.COMPLETED)

    @property
    def planned_tasks(self) -> int:
        """How many tasks are to be done at all (ncip-49)."""
        return sum(1 for task in self.tasks if task.state != TaskState.NOT_APPLICABLE)

    @property
    def finish(self) -> Any:
        """The last due date of the roadmap, else the planned finish of the passport."""
        return max((task.due_on for task in self.tasks if task.due_on), default=self.project.planned_finish)

    def count(self, model: Any) -> int:
        """How many documents or messages the project has."""
        return int(model.objects.about("project", self.project.public_id).count())

    def count_documents(self) -> int:
        """The papers of the project and of its tasks, each once whatever its versions."""
        own = Q(subject_label="project", subject_id=self.project.public_id)
        of_tasks = Q(subject_label="task", subject_id__in=[task.public_id for task in self.tasks])
        return Document.objects.filter(own | of_tasks, next=None).count()

    def parties(self) -> list[dict[str, Any]]:
        """Who must agree to the terms of the roadmap, and whose mark stands for them (ncip-48-1)."""
        marks = list(self.roadmap.marks.select_related("by", "document"))
        digest = terms_digest(self.tasks)
        approved = self.roadmap.state in LIVE_ROADMAPS
        found = []
        for party in parties_of(self.project, self.tasks):
            own = [mark for mark in marks if mark.party == party.key]
            valid = [mark for mark in own if approved or mark.terms == digest]
            mark = (valid or own or [None])[-1]
            found.append({"party": party, "mark": mark, "valid": bool(valid)})
        return found

    def participants(self) -> list[dict[str, str]]:
        """Every organisation and person of the project with its part in it."""
        project = self.project
        named = [
            (project.initiator, _("Initiating body")),
            (project.leb, _("Local executive body")),
            *((one.organisation, str(one.get_role_display())) for one in self._joined()),
        ]
        people = [{"name": project.company.name, "role": _("Investor"), "phone": ""}, *_once(named)]
        if project.responsible:
            person = project.responsible
            people.append({"name": person.full_name, "role": _("Responsible person"), "phone": person.phone})
        return people

    def _joined(self) -> list[Any]:
        return list(self.project.participants.select_related("organisation"))


def _once(named: Sequence[tuple[Any, str]]) -> list[dict[str, str]]:
    """Each organisation once, with all its parts in the project."""
    found: dict[int, dict[str, str]] = {}
    for one, role in named:
        if one is not None and one.pk in found:
            found[one.pk]["role"] += f"; {role}"
        elif one is not None:
            found[one.pk] = {"name": one.name, "role": str(role), "phone": one.phone}
    return list(found.values())


def card_of(project: Any, actor: Actor) -> Card:
    """The card of a project for one reader: a sending mission sees its state and nothing inside."""
    inside = permissions.shows_finances(actor, project)
    roadmaps = list(project.roadmaps.select_related("approved_by", "drafted_by")) if inside else []
    for one in roadmaps:
        one.project = project
    return Card(project, actor, inside, roadmaps, _tasks(roadmaps))


def _tasks(roadmaps: Sequence[Any]) -> list[Any]:
    current = next((one for one in roadmaps if one.is_current), None)
    if current is None:
        return []
    tasks = list(
        current.tasks.select_related("responsible", "support_measure", "evidence")
        .prefetch_related("preceded")
        .order_by("position", "id")
    )
    for task in tasks:
        task.roadmap = current
    return tasks
