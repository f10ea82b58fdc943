"""The programme of a visit, its participants, and the marks of the bodies that prepare it together (ncip-40-7-b).

A mark stands for the part of its body as it was then: when a row of that part changes, the mark holds no longer.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from projects.attraction.enums import RowState


@dataclass(frozen=True)
class Mark:
    """How an invited body stands to its part: agreed, agreed to an older wording, or not yet asked."""

    invitation: Any
    has_part: bool
    holds: bool

    @property
    def is_missing(self) -> bool:
        """True when the body answers for a row and has not agreed to its part as it is now."""
        return self.has_part and not self.holds

    @property
    def is_stale(self) -> bool:
        """True when its part was changed after it had agreed."""
        return bool(self.invitation.agreed_to) and not self.holds


def programme_of(visit: Any) -> list[Any]:
    """The rows of the programme that stand, by day and hour."""
    rows = [row for row in visit.programme.all() if row.state == RowState.STANDING]
    return sorted(rows, key=lambda row: (row.on, row.starts_at, row.pk))


def days_of(visit: Any) -> Iterator[tuple[date, list[Any]]]:
    """The programme day by day."""
    for day, rows in groupby(programme_of(visit), key=lambda row: row.on):
        yield day, list(rows)


def participants_of(visit: Any) -> list[Any]:
    """The participants that stand, the delegation of the investor first."""
    people = [row for row in visit.participants.all() if row.state == RowState.STANDING]
    return sorted(people, key=lambda row: (row.side != "investor", row.pk))


def part_of(visit: Any, organisation_id: int) -> str:
    """A fingerprint of what a body answers for or added to the list of participants."""
    rows = [
        [row.on, row.starts_at, row.ends_at, row.place, row.what, row.person]
        for row in programme_of(visit)
        if row.organisation_id == organisation_id
    ]
    people = [
        [row.name, row.position, row.organisation_name]
        for row in participants_of(visit)
        if row.owner_id == organisation_id
    ]
    return hashlib.sha256(json.dumps([rows, people], default=str).encode()).hexdigest()


def mark_of(visit: Any, invitation: Any) -> Mark:
    """How one invited body stands to its part."""
    key = invitation.organisation_id
    has_part = any(row.organisation_id == key for row in programme_of(visit))
    return Mark(invitation, has_part, invitation.agreed_to == part_of(visit, key))


def marks_of(visit: Any) -> list[Mark]:
    """How each invited body stands to its part."""
    return [mark_of(visit, invitation) for invitation in visit.invitations.all()]
