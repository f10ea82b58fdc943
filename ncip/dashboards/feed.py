"""A person's terms, tasks, meetings and visits as a calendar that ordinary programs subscribe to (RFC 5545).

Everything is a whole day, so no time zone has to be told. An entry keeps its UID for life, its SEQUENCE is the
version of the case and its DTSTAMP the last change of it: the same state always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from ncip.accounts.models import User
from ncip.casework.actor import Actor
from ncip.dashboards import terms
from ncip.ui.dates import short_day
from ncip.ui.laws import rule_label
from projects.attraction.enums import VisitState
from projects.attraction.models import Meeting, Visit

MOST = 500  # entries of a kind
LOOK_BACK = timedelta(days=90)  # how long a past meeting or visit stays in the calendar
REFRESH = timedelta(hours=6)
DOMAIN = "ncip"


@dataclass(frozen=True)
class Entry:
    """Something that falls on days: what, where, until when (inclusive), and the case it belongs to."""

    uid: str
    summary: str
    first: date
    last: date
    subject: Any
    note: str = ""
    place: str = ""
    # How often its days were counted again while the case itself stayed as it was.
    revision: int = 0


Source = Callable[[Actor, date], Iterable[Entry]]


def calendar_of(user: User, *, on: date, absolute: Callable[[str], str]) -> bytes:
    """The calendar of a person in all his organisations; `absolute` makes an address whole."""
    found: dict[str, Entry] = {}
    for membership in user.current_memberships(on).select_related("organisation"):
        actor = Actor.of(user, membership)
        for source in SOURCES:
            found |= {entry.uid: entry for entry in source(actor, on)}
    calendar = Calendar()
    calendar.add("prodid", "-//NCIP//ncip//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("NCIP: my terms"))
    calendar.add("x-wr-timezone", "Asia/Almaty")
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for entry in sorted(found.values(), key=lambda one: (one.first, one.uid)):
        calendar.add_component(_event(entry, absolute))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, absolute: Callable[[str], str]) -> Event:
    changed: datetime = entry.subject.changed_at.astimezone(UTC).replace(microsecond=0)
    url = absolute(entry.subject.get_absolute_url())
    event = Event()
    event.add("uid", f"{entry.uid}@{DOMAIN}")
    event.add("sequence", entry.subject.version + entry.revision)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("summary", entry.summary)
    event.add("description", "\n".join(part for part in (entry.note, url) if part))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    return event


def running_terms(actor: Actor, on: date) -> Iterator[Entry]:
    """The running terms of my organisation, those that have run out among them."""
    for one in terms.my_terms(actor, shown=MOST):
        deadline = one.deadline
        yield Entry(
            uid=f"term-{deadline.pk}",
            summary=_late(f"{one.name}: {one.subject}", deadline.last_day, on),
            first=deadline.last_day,
            last=deadline.last_day,
            subject=one.subject,
            revision=deadline.revision,
            note=_("Last day %(day)s, %(rule)s")
            % {"day": short_day(deadline.last_day), "rule": rule_label(deadline.rule)},
        )


def open_tasks(actor: Actor, on: date) -> Iterator[Entry]:
    """ncip-55: the open tasks of roadmaps that my organisation answers for or keeps."""
    for task in terms.my_tasks(actor, shown=MOST):
        due_on: date = task.due_on  # type: ignore[assignment]
        yield Entry(
            uid=f"task-{task.public_id}",
            summary=_late(f"{task.name}: {task.roadmap.project.title}", due_on, on),
            first=due_on,
            last=due_on,
            subject=task,
            note=task.roadmap.project.code,
        )


def meetings(actor: Actor, on: date) -> Iterator[Entry]:
    """ncip-40-4: the meetings whose cards my organisation keeps; nobody's name is told."""
    rows = Meeting.objects.visible_to(actor).filter(owner=actor.organisation, held_on__gte=on - LOOK_BACK)
    for meeting in rows.select_related("company").order_by("-held_on", "-id")[:MOST]:
        yield Entry(
            uid=f"meeting-{meeting.public_id}",
            summary=_("Meeting: %(company)s") % {"company": meeting.company},
            first=meeting.held_on,
            last=meeting.held_on,
            subject=meeting,
            place=meeting.place,
        )


def visits(actor: Actor, on: date) -> Iterator[Entry]:
    """ncip-40-6: the visits that my organisation sees, until they were found inexpedient."""
    rows = Visit.objects.visible_to(actor).filter(ends_on__gte=on - LOOK_BACK)
    for visit in rows.exclude(state=VisitState.DECLINED).order_by("-begins_on", "-id")[:MOST]:
        yield Entry(
            uid=f"visit-{visit.public_id}",
            summary=_("Visit: %(title)s") % {"title": visit.title},
            first=visit.begins_on,
            last=visit.ends_on,
            subject=visit,
            note=str(visit.get_state_display()),
            place=visit.place,
        )


# What a calendar is made of; a further kind of entry is one more row.
SOURCES: tuple[Source, ...] = (running_terms, open_tasks, meetings, visits)


def _late(words: str, last_day: date, on: date) -> str:
    return _("Overdue: %(what)s") % {"what": words} if last_day < on else words
