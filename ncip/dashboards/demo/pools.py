"""The quarterly updates of the pools in the demonstration: most in time, some late, one waiting for a ministry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.journal.enums import Channel
from ncip.law.quarters import Quarter
from projects.implementation.models import PoolUpdate
from projects.implementation.pool_updates import open_updates

SUMMARY: Final = "Данные проектов приведены в соответствие с отчётами инвесторов (демонстрация)"
# Days after the quarter on which the akimats make their updates, and on which the ministry has answered.
DAYS_TO_UPDATE, DAYS_TO_AGREE = 8, 11
# Of the latest quarter every fifth region has not begun, and the second one waits for the ministry.
LATE_EVERY = 5


class PoolUpdateStory:
    """The updates of one quarter; `back` is how many quarters before the present one it lies."""

    def __init__(self, cast: Cast, clock: Clock, back: int) -> None:
        """Find the quarter."""
        self.cast, self.clock, self.latest = cast, clock, back == 1
        self.quarter = Quarter.of(clock.today)
        for _number in range(back):
            self.quarter = self.quarter.previous()

    def tell(self) -> Iterator[datetime]:
        """The duty is opened, the akimats confirm their projects, the ministry agrees, the information is sent."""
        first = self.quarter.next().first
        self.moment = self.clock.at(first, 0)
        yield self.moment
        open_updates(self.moment, Channel.DEMO)
        self.moment = self.clock.at(first + timedelta(days=DAYS_TO_UPDATE), 1)
        yield self.moment
        asked = [update for update in self._begun() if self._confirm(update)]
        self.moment = self.clock.at(first + timedelta(days=DAYS_TO_AGREE), 2)
        yield self.moment
        for number, update in enumerate(asked):
            if not (self.latest and number == 1):
                self._do(update, "agree", self.ministry, {})
                self._do(update, "send", self.cast.akimat(update.region.iso), {})

    @property
    def ministry(self) -> Actor:
        """The central body that is asked."""
        return self.cast.the(Kind.CENTRAL_BODY, name_ru__contains="промышл")

    def _begun(self) -> list[PoolUpdate]:
        rows = PoolUpdate.objects.filter(year=self.quarter.year, quarter=self.quarter.number)
        found = list(rows.select_related("region").order_by("region__iso", "pool"))
        return [one for number, one in enumerate(found) if not self.latest or number % LATE_EVERY]

    def _confirm(self, update: PoolUpdate) -> bool:
        """Confirm every project; a regional pool is finished at once, a national one asks. True when it asked."""
        akimat = self.cast.akimat(update.region.iso)
        if update.unconfirmed().exists():
            self._do(update, "confirm", akimat, {"everything": "on"})
        if not update.is_national:
            self._do(update, "finish", akimat, {"summary": SUMMARY})
            return False
        bodies = [str(self.ministry.organisation.public_id)]  # type: ignore[union-attr]
        self._do(update, "ask_agreement", akimat, {"bodies": bodies, "summary": SUMMARY})
        return True

    def _do(self, update: PoolUpdate, name: str, actor: Actor, params: dict[str, Any]) -> None:
        door.perform(PoolUpdate, update, name, actor, params, at=self.moment, channel=Channel.DEMO)
        update.refresh_from_db()
