"""Quarterly updates of the pools fall due by the 15th after the quarter (26; 14(4) with the default day of D28).

The tick opens a duty for each region and pool once the quarter has ended; what its acts leave behind follows.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from ncip.casework import deadlines, door
from ncip.casework.act import Act, local_date
from ncip.casework.actions import Opening
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from ncip.law.parameters import POOL_UPDATE_DAY
from ncip.law.quarters import Quarter
from ncip.law.terms import TERM_NATIONAL_POOL_UPDATE, TERM_REGIONAL_POOL_UPDATE
from ncip.reference.parameters import parameter
from projects.implementation.models import PoolUpdate, PoolUpdateLine, PoolUpdateMark, Project

# D28: paragraph 14(4) gives no day; the 15th stands by analogy with paragraph 26.
NATIONAL_DAY: Final = 15


def open_updates(at: datetime, channel: Channel) -> int:
    """ncip-26, ncip-14-4: open the duties of the quarter that ended; returns how many. One query when none is due."""
    last = Quarter.of(local_date(at)).previous()
    found = list(_without_update(last))
    for region, pool in found:
        given = {"region": region, "pool": pool, "year": last.year, "quarter": last.number}
        door.create(PoolUpdate, given, Actor.system(), at=at, channel=channel)
    return len(found)


def _without_update(last: Quarter) -> Any:
    """The regions and pools with a project at the end of the quarter that lack its update."""
    made = PoolUpdate.objects.filter(
        region=OuterRef("region"), pool=OuterRef("pool"), year=last.year, quarter=last.number
    )
    rows = Project.objects.exclude(pool="").filter(~Exists(made), pool_since__lte=last.last)
    return rows.order_by("region__iso", "pool").values_list("region__iso", "pool").distinct()


def due_day(pool_update: PoolUpdate) -> date:
    """The printed day: the 15th of the month after the quarter."""
    first = Quarter(pool_update.year, pool_update.quarter).next().first
    return first.replace(
        day=NATIONAL_DAY if pool_update.is_national else parameter(POOL_UPDATE_DAY).on(first)
    )


def open_term(update: PoolUpdate, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-26, D30: the term ends on the printed day or the next working day; the akimat answers for it."""
    term = TERM_NATIONAL_POOL_UPDATE if update.is_national else TERM_REGIONAL_POOL_UPDATE
    printed = due_day(update)
    deadlines.open_term(update, Opening(term, responsible="organisation", start=lambda *_: printed), act)


def keep_lines(update: PoolUpdate, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-26: each confirmed project has its line with the day and the person."""
    chosen = update.unconfirmed() if params["everything"] else params["projects"]
    PoolUpdateLine.objects.bulk_create(
        PoolUpdateLine(update=update, project=project, confirmed_on=act.on, by=act.actor.user)
        for project in chosen
    )


def ask_bodies(update: PoolUpdate, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-14-4: a row for each sectoral body that is asked; an earlier round is forgotten, the journal keeps it."""
    update.marks.all().delete()
    PoolUpdateMark.objects.bulk_create(
        PoolUpdateMark(update=update, body=body, asked_on=act.on) for body in params["bodies"]
    )


def keep_mark(update: PoolUpdate, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-14-4: the day on which the body agreed, and who did it."""
    update.marks.filter(body=act.actor.organisation).update(agreed_on=act.on, by=act.actor.user)
