"""Updates of country programmes fall due each quarter by the 15th (ncip-17-2) and each year (ncip-5-18).

The tick opens a duty once the period has ended, for every version in effect, also after days without a tick.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from frontoffices.exchange.enums import ProgrammeState, UpdateKind
from frontoffices.exchange.models import CountryProgramme, ProgrammeUpdate
from ncip.casework import deadlines, door
from ncip.casework.act import Act, local_date
from ncip.casework.actions import Opening
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from ncip.law.parameters import PROGRAMME_UPDATE_DAY
from ncip.law.quarters import Quarter
from ncip.law.terms import TERM_PROGRAMME_UPDATE, TERM_PROGRAMME_YEAR
from ncip.reference.parameters import parameter

# D27: the Rules give no day for the yearly data; 15 January stands by analogy with ncip-8-5.
YEARLY_TARGET: Final = (1, 15)
Period = tuple[UpdateKind, int, int | None]


def open_updates(at: datetime, channel: Channel) -> int:
    """ncip-17-2, ncip-5-18: open what fell due since the programme took effect; returns how many duties."""
    last = Quarter.of(local_date(at)).previous()
    opened = 0
    for programme in _without_update(last):
        for kind, year, quarter in _missing(programme, last):
            params = {"kind": kind, "year": year, "quarter": quarter or ""}
            door.create(ProgrammeUpdate, params, Actor.system(), at=at, channel=channel, parent=programme)
            opened += 1
    return opened


def _without_update(last: Quarter) -> Any:
    """The versions in effect on the last day of the quarter that lack its update: one query when nothing is due."""
    made = ProgrammeUpdate.objects.filter(
        programme=OuterRef("pk"), kind=UpdateKind.QUARTERLY, year=last.year, quarter=last.number
    )
    running = CountryProgramme.objects.filter(state=ProgrammeState.ACTIVE, agreed_on__lte=last.last)
    return running.filter(~Exists(made))


def _missing(programme: CountryProgramme, last: Quarter) -> Iterator[Period]:
    known = set(programme.updates.values_list("kind", "year", "quarter"))
    yield from (period for period in periods(programme.agreed_on, last) if period not in known)


def periods(since: date | None, last: Quarter) -> Iterator[Period]:
    """Every quarter from the one in which a version took effect to `last`, and the years that ended with them."""
    quarter = Quarter.of(since) if since else last
    while quarter <= last:
        yield UpdateKind.QUARTERLY, quarter.year, quarter.number
        if quarter.number == 4:
            yield UpdateKind.YEARLY, quarter.year, None
        quarter = quarter.next()


def due_day(kind: str, year: int, quarter: int | None) -> date:
    """The printed day: the 15th of the month after the quarter (ncip-17-2), or the yearly target (D27)."""
    if quarter is None or kind == UpdateKind.YEARLY:
        return date(year + 1, *YEARLY_TARGET)
    first = Quarter(year, quarter).next().first
    return first.replace(day=parameter(PROGRAMME_UPDATE_DAY).on(first))


def open_term(update: ProgrammeUpdate, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-17-2, D30: the term ends on the printed day or the next working day; the mission answers for it."""
    term = TERM_PROGRAMME_UPDATE if update.kind == UpdateKind.QUARTERLY else TERM_PROGRAMME_YEAR
    printed = due_day(update.kind, update.year, update.quarter)
    opening = Opening(term, responsible="programme.owner", start=lambda *_: printed)
    deadlines.open_term(update, opening, act)
