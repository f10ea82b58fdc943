"""Changes of roadmaps in the demonstration: agreed, refused, waiting (57); and causes of late tasks (Annex 2, 4(1))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.journal.enums import Channel
from projects.implementation.models import Project, Roadmap, RoadmapChange, Task

# Working days before today on which a change begins, its region, its kind, the reason of the move, and the end.
CHANGES = (
    (34, "KZ-39", "request", "equipment", "agree"),
    (28, "KZ-79", "request", "financing", "refuse"),
    (22, "KZ-63", "correction", "networks", "agree"),
    (6, "KZ-39", "correction", "permits", ""),
    (3, "KZ-79", "request", "design", "draft"),
)
TEXT = "Просим перенести срок задачи: причина указана в строке изменения (демонстрация)."
REFUSAL = "Срок установлен инвестиционным контрактом и не переносится (демонстрация)."
MOVED_BY = timedelta(days=45)
DAYS_BETWEEN = 3
REASONS = ("permits", "networks", "contractor", "equipment", "financing", "land", "expertise", "season")
EVERY = 3  # of three late tasks two have their cause named


class ChangeStory:
    """A change of the roadmap of a project that is being carried out."""

    def __init__(self, cast: Cast, clock: Clock, number: int) -> None:
        """`number` is its line in the table above."""
        self.cast, self.clock, self.number = cast, clock, number
        self.moment = clock.now

    def tell(self) -> Iterator[datetime]:
        """The change is begun, written, sent and decided on, each step some days after the one before."""
        ago, region, kind, reason, end = CHANGES[self.number]
        yield self._on(ago)
        akimat = self.cast.akimat(region)
        task = self._task(akimat)
        if task is None or task.due_on is None:
            return
        change = self._begin(task.roadmap, akimat, kind)
        due = max(task.due_on, self.moment.date()) + MOVED_BY
        given = {"task": str(task.public_id), "due_on": due.isoformat(), "reason": reason, "note": TEXT}
        self._perform(change, "change_task", akimat, given)
        if end == "draft":
            return
        yield self._on(ago - DAYS_BETWEEN)
        if not self._is_open(change):
            return
        self._perform(change, "send", akimat)
        if not end:
            return
        yield self._on(ago - 2 * DAYS_BETWEEN)
        if self._is_open(change):
            params = {"reason": REFUSAL} if end == "refuse" else {}
            self._perform(change, end, self.cast.the(Kind.AUTHORISED_BODY), params)

    def _on(self, ago: int) -> datetime:
        self.moment = self.clock.at(self.clock.working_days_ago(ago), self.number)
        return self.moment

    def _task(self, akimat: Actor) -> Task | None:
        """The last open task of the first such project without an open change; it is not completed meanwhile."""
        running = Project.objects.filter(
            pool="national", state="with_roadmap", leb=akimat.organisation, suspended_on=None
        )
        roadmaps = Roadmap.objects.filter(project__in=running, is_current=True, state="approved")
        roadmap = roadmaps.order_by("number", "id").first()
        return roadmap.tasks.open().order_by("-position").first() if roadmap else None

    def _begin(self, roadmap: Roadmap, akimat: Actor, kind: str) -> RoadmapChange:
        investor = roadmap.project.company.organisation
        params: dict[str, Any] = {"text": TEXT, "kind": kind}
        files, actor = None, akimat
        if kind == "request" and investor is not None:
            actor = self.cast.of(investor)
        elif kind == "request":
            files = {"paper": SimpleUploadedFile("Письмо инвестора.txt", TEXT.encode(), "text/plain")}
        made: RoadmapChange = door.create(
            RoadmapChange, params, actor, at=self.moment, channel=Channel.DEMO, parent=roadmap, files=files
        ).subject
        return made

    def _is_open(self, change: RoadmapChange) -> bool:
        """Not when the project was suspended or its roadmap ended meanwhile."""
        change.refresh_from_db()
        suspended = Project.objects.filter(pk=change.project.pk, suspended_on__isnull=False).exists()
        return change.is_open and not suspended

    def _perform(
        self, change: RoadmapChange, name: str, actor: Actor, params: dict[str, Any] | None = None
    ) -> None:
        door.perform(RoadmapChange, change, name, actor, params, at=self.moment, channel=Channel.DEMO)


def causes(cast: Cast, clock: Clock) -> Iterator[datetime]:
    """Yesterday the akimats named the causes of most late tasks."""
    moment = clock.at(clock.working_days_ago(1), 90)
    yield moment
    late = Task.objects.live().open().filter(due_on__lt=moment.date()).select_related("roadmap__project__leb")
    for number, (task, reason) in enumerate(zip(late.order_by("id"), cycle(REASONS), strict=False)):
        if number % EVERY:
            akimat = cast.of(task.roadmap.project.leb)
            params = {"reason": reason, "note": ""}
            door.perform(Task, task, "explain_delay", akimat, params, at=moment, channel=Channel.DEMO)
