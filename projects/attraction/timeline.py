"""The timeline of a company: all that happened with it in one order of time, in one query.

Each kind of event is a source: `find(company, actor)` gives a queryset that is asked for a day, a public number,
some words and a state. Higher floors register their own in `AppConfig.ready()`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, F, Q, UUIDField, Value
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from ncip.casework.act import ALMATY
from ncip.casework.actor import Actor
from ncip.ui.paging import BadCursor
from projects.attraction.models import Company

Find = Callable[[Company, Actor], Any]


@dataclass(frozen=True)
class Source:
    """One kind of event: where its rows are, what stands in which column, and how a row is shown."""

    kind: str
    label: Any
    icon: str
    card: str
    find: Find
    day: str
    text: str
    state: str = ""
    states: Any = None
    address: str = "public_id"


@dataclass(frozen=True)
class Moment:
    """One event of the timeline."""

    source: Source
    day: date
    key: str
    place: str
    text: str
    state: str

    @property
    def url(self) -> str:
        """The card of the event."""
        return reverse(self.source.card, args=[self.place])

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.source.states(self.state).label) if self.source.states and self.state else ""


@dataclass(frozen=True)
class Page:
    """A part of the timeline, the newest first; `after` leads to what happened before."""

    rows: list[Moment]
    after: str


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """One more kind of event on the timeline of a company."""
    _sources[source.kind] = source


def of(company: Company, actor: Actor, *, limit: int, cursor: str = "") -> Page:
    """The events that the actor may see, the newest first; raises BadCursor."""
    beyond = _beyond(cursor) if cursor else Q()
    parts = [_rows(source, company, actor).filter(beyond) for source in _sources.values()]
    parts = [
        part.values_list("ev_day", "ev_key", "ev_address", "ev_kind", "ev_text", "ev_state") for part in parts
    ]
    union = parts[0].union(*parts[1:], all=True).order_by("-ev_day", "-ev_key")
    found = [_moment(row) for row in union[: limit + 1]]
    after = f"{found[limit - 1].day.isoformat()}_{found[limit - 1].key}" if len(found) > limit else ""
    return Page(found[:limit], after)


def _rows(source: Source, company: Company, actor: Actor) -> Any:
    rows = source.find(company, actor)
    day = (
        Cast(F(source.day), DateField())
        if source.day.endswith("_on")
        else TruncDate(source.day, tzinfo=ALMATY)
    )
    return rows.order_by().annotate(
        ev_day=day,
        ev_key=Cast(F("public_id"), UUIDField()),
        ev_address=Cast(F(source.address), CharField()),
        ev_kind=Value(source.kind, CharField()),
        ev_text=Cast(F(source.text), CharField()),
        ev_state=Cast(F(source.state), CharField()) if source.state else Value("", CharField()),
    )


def _moment(row: tuple[Any, ...]) -> Moment:
    day, key, place, kind, words, stage = row
    return Moment(_sources[kind], day, str(key), place, words, stage)


def _beyond(cursor: str) -> Q:
    """Those before a place of the timeline."""
    try:
        day, key = cursor.split("_", 1)
        last, number = date.fromisoformat(day), UUID(key)
    except ValueError:
        raise BadCursor(_("This page of the timeline is not known. Begin at its top.")) from None
    return Q(ev_day__lt=last) | Q(ev_day=last, ev_key__lt=number)
