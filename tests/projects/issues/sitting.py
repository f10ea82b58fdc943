"""People, issues and meetings of the Council for tests: each step through the door."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from projects.implementation.models import Project
from projects.issues.models import AgendaItem, Assignment, CouncilMeeting, Issue
from tests.people import authorised_body, member_of, national_company, the
from tests.projects.implementation.road import act, amend, at, formed, investor_of

RAISED = date(2025, 7, 1)  # Tuesday
REGISTERED = date(2025, 7, 2)  # Wednesday
PASSED_ON = date(2025, 7, 3)  # Thursday
DUE = date(2025, 7, 18)  # Friday
MEETING = date(2025, 9, 10)  # Wednesday
NEARER = date(2025, 8, 13)  # Wednesday
WORDS = {
    "title": "No power until the line is built",
    "text": "The operator postpones the line by a year.",
    "topic": "infrastructure",
}


def council() -> Actor:
    """An officer of the Council."""
    return member_of(the(Kind.COUNCIL), name="council")


def task_force() -> Actor:
    """An officer of Task Force."""
    return member_of(the(Kind.TASK_FORCE), name="taskforce")


def ministry(number: int = 0) -> Actor:
    """An officer of a central body."""
    bodies = type(the(Kind.CENTRAL_BODY)).objects.filter(kind=Kind.CENTRAL_BODY).order_by("id")
    return member_of(bodies[number], name="ministry")


def key(actor: Actor) -> str:
    """The public number of the organisation somebody acts for."""
    assert actor.organisation is not None
    return str(actor.organisation.public_id)


def create(
    model: Any, given: dict[str, Any], actor: Actor, on: date, parent: Any = None, hour: int = 10
) -> Any:
    """Something new, through the door."""
    instant: datetime = at(on, hour)
    return door.create(model, given, actor, at=instant, channel=Channel.DEMO, parent=parent).subject


def in_corridor(project: Project) -> Project:
    """The project as one of the green corridor: its score is computed by its own tests."""
    Project.objects.filter(pk=project.pk).update(in_corridor=True)
    project.refresh_from_db()
    return project


def raised(
    project: Project | None = None, actor: Actor | None = None, *, on: date = RAISED, **words: Any
) -> Issue:
    """An issue of a national project, raised by its investor."""
    project = project or formed()
    issue: Issue = create(Issue, WORDS | words, actor or investor_of(project), on, project)
    issue.refresh_from_db()
    return issue


def registered(project: Project | None = None, **words: Any) -> Issue:
    issue: Issue = act(raised(project, **words), "register", authorised_body(), REGISTERED, number="15-7/1")
    return issue


def forwarded(body: Actor | None = None, *, due_on: date = DUE, issue: Issue | None = None) -> Issue:
    """An issue in the hands of the national company."""
    body = body or national_company()
    given = {"body": key(body), "due_on": str(due_on), "task": "Speak with the operator"}
    found: Issue = act(issue or registered(), "forward", authorised_body(), PASSED_ON, **given)
    return found


def answered(issue: Issue | None = None, *, on: date = DUE) -> Issue:
    found: Issue = act(
        issue or registered(), "answer", authorised_body(), on, answer_text="The line is built in May"
    )
    return found


def scheduled(
    day: date = MEETING, *, on: date = RAISED, actor: Actor | None = None, **more: Any
) -> CouncilMeeting:
    """A meeting of the Council."""
    given = {"planned_on": str(day), "mode": "in_person", "place": "Astana, Government House"} | more
    meeting: CouncilMeeting = create(CouncilMeeting, given, actor or council(), on)
    return meeting


def brought(meeting: CouncilMeeting, *, on: date = REGISTERED, **given: Any) -> AgendaItem:
    """A question that the authorised body puts on an agenda."""
    words = {"title": "Terms of connection to power networks"} | given
    item: AgendaItem = create(AgendaItem, words, authorised_body(), on, meeting)
    return item


def decided(
    item: AgendaItem, *, on: date = MEETING, decision: str = "To build the line by May"
) -> AgendaItem:
    found: AgendaItem = act(item, "decide", council(), on, decision=decision)
    return found


def charged(actor: Actor | None = None, *, on: date = RAISED, **given: Any) -> Assignment:
    """An assignment of the authorised body to the national company."""
    words = {"kind": "instruction", "text": "Visit the site", "due_on": str(DUE)} | given
    words.setdefault("responsible", key(national_company()))
    assignment: Assignment = create(Assignment, words, actor or authorised_body(), on)
    return assignment


__all__ = ["act", "amend", "at"]
