"""A meeting entered at once: the cards of the company, of its contact and of the meeting, all or none.

The card of the company and of the contact stand before the first meeting card (ncip-40-3); whoever comes from a
meeting enters the three together, within an initiative too (ncip-43-a). Each card still goes through the door.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actions import Operation, declarations_of
from ncip.casework.actor import Actor
from ncip.casework.attempts import recorded
from ncip.journal.enums import Channel
from projects.attraction.enums import CompanyKind
from projects.attraction.models import Company, Contact, Initiative, Meeting, MeetingDraft


@dataclass(frozen=True)
class Entry:
    """What was entered: `company` None makes a new card; `key` lets a second sending find the first answer."""

    params: Mapping[str, Any]
    company: Company | None = None
    with_contact: bool = False
    initiative: Initiative | None = None
    draft: MeetingDraft | None = None
    key: str = ""


def recording() -> Operation:
    """The declaration that says who records meetings (ncip-39-b)."""
    return declarations_of(Meeting).operation("create")


def record_meeting(entry: Entry, actor: Actor, *, at: datetime, channel: Channel) -> Meeting:
    """Make every card that the entry needs, in one transaction (ncip-40-3, ncip-40-4). Raises Refused.

    The acts run nested, so the refused attempt is kept here, once the transaction has been rolled back.
    """
    way: dict[str, Any] = {"at": at, "channel": channel}
    act = Act(actor=actor, at=at, channel=channel)
    with recorded(Meeting.Casework.label, "create", act, None), door.operation(actor, at=at, channel=channel):
        company = entry.company or _new_company(entry, actor, way)
        if entry.company is None or entry.with_contact:
            _create(Contact, entry, actor, way, parent=company)
        meeting: Meeting = _create(Meeting, entry, actor, way, parent=company)
        if entry.initiative is not None:
            more = {"more": [str(meeting.public_id)]}
            key = _key(entry, "add_meetings")
            door.perform(
                Initiative, entry.initiative, "add_meetings", actor, more, idempotency_key=key, **way
            )
        if entry.draft is not None:
            entry.draft.delete()
    return meeting


def _new_company(entry: Entry, actor: Actor, way: dict[str, Any]) -> Company:
    typed = {name: entry.params[name] for name in entry.params}
    params = {"kind": CompanyKind.LEGAL_ENTITY.value, **typed}
    found: Company = door.create(
        Company, params, actor, idempotency_key=_key(entry, "company"), **way
    ).subject
    return found


def _create(model: Any, entry: Entry, actor: Actor, way: dict[str, Any], *, parent: Any) -> Any:
    key = _key(entry, model.Casework.label)
    return door.create(model, entry.params, actor, parent=parent, idempotency_key=key, **way).subject


def _key(entry: Entry, part: str) -> str | None:
    return f"{entry.key}:{part}" if entry.key else None
