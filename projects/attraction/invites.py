"""Calendar invites read: one meeting, its day in Kazakhstan, its place and its people.

Nothing is trusted: a file is measured and its events are counted before it is parsed, and a series is refused
rather than unrolled. What is read becomes a draft that only its owner sees; nothing is recorded by a file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email import policy
from email.parser import BytesParser
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from icalendar import Calendar

from ncip.casework.act import local_date

MOST_BYTES: Final = 512 * 1024
MOST_MAIL_BYTES: Final = 5 * 1024 * 1024
MOST_EVENTS: Final = 20
MOST_PEOPLE: Final = 50
TEXT_LENGTH, PLACE_LENGTH, NAME_LENGTH, UID_LENGTH = 300, 200, 100, 255
CALENDAR_TYPES: Final = ("text/calendar", "application/ics")


class BadInvite(Exception):
    """A file from which no draft is made: a code for programs, a sentence for people."""

    def __init__(self, code: str, text: Any, **facts: Any) -> None:
        """Keep the code and the sentence with its facts."""
        self.code = code
        self.text = text
        self.facts = facts
        super().__init__(code)

    def __str__(self) -> str:
        return str(self.text) % self.facts if self.facts else str(self.text)


@dataclass(frozen=True)
class Guest:
    """Somebody who was invited."""

    name: str
    email: str


@dataclass(frozen=True)
class Invite:
    """One meeting of a calendar file; `held_on` is the local day in Kazakhstan."""

    uid: str
    summary: str
    held_on: date
    place: str
    guests: tuple[Guest, ...]


def read_file(name: str, data: bytes) -> list[Invite]:
    """The meetings of an uploaded file: a calendar (.ics), or a forwarded mail that carries one (.eml)."""
    return read_mail(data) if name.lower().endswith(".eml") else read_calendar(data)


def read_mail(data: bytes) -> list[Invite]:
    """The meetings of the first calendar part of a mail, forwarded mails inside it too."""
    if len(data) > MOST_MAIL_BYTES:
        raise BadInvite(
            "too_large",
            _("The mail is larger than %(limit)s MB. Send the invite itself."),
            limit=MOST_MAIL_BYTES >> 20,
        )
    for part in BytesParser(policy=policy.default).parsebytes(data).walk():
        named = (part.get_filename() or "").lower().endswith(".ics")
        if part.get_content_type() in CALENDAR_TYPES or named:
            payload = part.get_payload(decode=True)
            return read_calendar(payload if isinstance(payload, bytes) else b"")
    raise BadInvite("no_calendar", _("There is no calendar invite in this mail."))


def read_calendar(data: bytes) -> list[Invite]:
    """The single meetings of a calendar file, the earliest first. Raises BadInvite."""
    _measure(data)
    try:
        events = [event for calendar in _calendars(data) for event in calendar.walk("VEVENT")]
        found = [_invite(event) for event in events if not _is_series(event) and not _is_cancelled(event)]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        sentence = _("This is no calendar file that can be read. Export the invite again.")
        raise BadInvite("malformed", sentence) from error
    if not found:
        raise _nothing(events)
    return sorted(found, key=lambda invite: (invite.held_on, invite.uid))


def _measure(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise BadInvite(
            "too_large",
            _("The file is larger than %(limit)s KB. Export only the one meeting."),
            limit=MOST_BYTES >> 10,
        )
    number = data.upper().count(b"BEGIN:VEVENT")
    if number > MOST_EVENTS:
        sentence = _(
            "The file holds %(number)s events, at most %(limit)s are read. Export only the one meeting."
        )
        raise BadInvite("too_many", sentence, number=number, limit=MOST_EVENTS)


def _calendars(data: bytes) -> Iterator[Any]:
    found = Calendar.from_ical(data, multiple=True)
    if not found:
        raise ValueError("no calendar")
    for calendar in found:
        if str(calendar.get("METHOD", "")).upper() == "CANCEL":
            for event in calendar.walk("VEVENT"):
                event["STATUS"] = "CANCELLED"
        yield calendar


def _is_series(event: Any) -> bool:
    return "RRULE" in event or "RDATE" in event


def _is_cancelled(event: Any) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _nothing(events: list[Any]) -> BadInvite:
    if any(_is_series(event) for event in events):
        return BadInvite(
            "series", _("The invite is a series of meetings. Export the one meeting that took place.")
        )
    if events:
        return BadInvite("cancelled", _("The meeting of this invite was cancelled."))
    return BadInvite("no_event", _("There is no meeting in this file."))


def _invite(event: Any) -> Invite:
    held_on = _local_day(event.decoded("DTSTART"))
    summary = _words(event.get("SUMMARY"), TEXT_LENGTH)
    guests = _guests(event)
    uid = _words(event.get("UID"), UID_LENGTH) or f"{held_on}:{summary}"[:UID_LENGTH]
    return Invite(uid, summary, held_on, _words(event.get("LOCATION"), PLACE_LENGTH), guests)


def _local_day(start: Any) -> date:
    """The day in Kazakhstan: an instant is converted, a whole day and a floating time stand as written."""
    if isinstance(start, datetime):
        return local_date(start) if start.tzinfo else start.date()
    if isinstance(start, date):
        return start
    raise ValueError("no day")


def _guests(event: Any) -> tuple[Guest, ...]:
    asked: list[Any] = []
    for name in ("ORGANIZER", "ATTENDEE"):
        value = event.get(name, [])
        asked += value if isinstance(value, list) else [value]
    found: dict[str, Guest] = {}
    for address in asked[:MOST_PEOPLE]:
        email = _words(address, 254).lower().removeprefix("mailto:")
        if "@" in email:
            found.setdefault(email, Guest(_words(address.params.get("CN"), NAME_LENGTH), email))
    return tuple(found.values())


def _words(value: Any, length: int) -> str:
    """A text in one line, without control characters."""
    text = "".join(char if char.isprintable() else " " for char in str(value or ""))
    return " ".join(text.split())[:length]
