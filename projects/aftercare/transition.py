"""The transition to Module 3: what follows a positive validation (60, 61)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework import deadlines, door
from ncip.casework.act import Act
from ncip.casework.actions import Opening
from ncip.casework.actor import Actor
from projects.aftercare.models import AftercareRecord
from projects.aftercare.period import period_of


def begin_aftercare(project: Any, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-60-t, ncip-61: the validated project receives its record of post-investment support."""
    door.create(AftercareRecord, {}, Actor.system(), at=act.at, channel=act.channel, parent=project)


def open_term(record: AftercareRecord, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-61-a, ncip-61-b: the term of three years, or of the contract, runs."""
    period = period_of(record.project, record.started_on)
    opening = Opening(period.term, responsible="authorised_body", start=lambda *_: period.counted_from)
    deadlines.open_term(record, opening, act)
