"""One act: who does it, when, and by which way it came."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid6 import uuid7

from ncip.casework.actor import Actor
from ncip.journal.enums import Channel

ALMATY = ZoneInfo("Asia/Almaty")


def local_date(at: datetime) -> date:
    """The day in Kazakhstan at that instant: all terms of the law are counted in these days."""
    return at.astimezone(ALMATY).date()


@dataclass(frozen=True)
class Act:
    """What guards, bodies and consequences know about the act they belong to."""

    actor: Actor
    at: datetime
    channel: Channel
    event_id: UUID = field(default_factory=uuid7)

    @property
    def on(self) -> date:
        """The local day of the act."""
        return local_date(self.at)
