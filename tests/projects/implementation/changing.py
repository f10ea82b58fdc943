"""Changes of an approved roadmap for tests: each step through the door, days by name."""

from __future__ import annotations

from datetime import date
from typing import Any

from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from projects.implementation.models import Roadmap, RoadmapChange, Task
from tests.people import akimat, authorised_body
from tests.projects.implementation import road
from tests.projects.implementation.road import act, at

ASKED = date(2025, 7, 2)  # Wednesday; the tasks are due on Thursday 31 July
SENT = date(2025, 7, 4)  # Friday
DECIDED = date(2025, 7, 9)  # Wednesday
LATER = date(2025, 9, 30)  # Tuesday: 61 days after the due date
TEXT = "The equipment arrives two months later: move the launch"


def asked(roadmap: Roadmap, actor: Actor | None = None, *, on: date = ASKED, **fields: Any) -> RoadmapChange:
    """A request of the investor, who gets access to the portal for it."""
    made: RoadmapChange = door.create(
        RoadmapChange,
        {"text": TEXT} | fields,
        actor or road.investor_of(roadmap.project),
        at=at(on),
        channel=Channel.DEMO,
        parent=roadmap,
    ).subject
    return made


def corrected(
    roadmap: Roadmap, actor: Actor | None = None, *, on: date = ASKED, **fields: Any
) -> RoadmapChange:
    """A correction that the akimat begins."""
    return asked(roadmap, actor or akimat(), on=on, **({"kind": "correction"} | fields))


def first_task(roadmap: Roadmap) -> Task:
    return roadmap.tasks.open().earliest("position")


def moved(
    change: RoadmapChange,
    task: Task | None = None,
    actor: Actor | None = None,
    *,
    on: date = ASKED,
    **fields: Any,
) -> RoadmapChange:
    """The due date of the first open task is moved to the end of September because equipment is late."""
    task = task or first_task(change.roadmap)
    given = {"task": str(task.public_id), "due_on": str(LATER), "reason": "equipment"} | fields
    return act(change, "change_task", actor or akimat(), on, **given)


def sent(roadmap: Roadmap, *, on: date = SENT, **fields: Any) -> RoadmapChange:
    """A request with one moved due date before the authorised body."""
    return act(moved(asked(roadmap), **fields), "send", akimat(), on)


def agreed(roadmap: Roadmap, *, on: date = DECIDED, **fields: Any) -> RoadmapChange:
    return act(sent(roadmap, **fields), "agree", authorised_body(), on)
