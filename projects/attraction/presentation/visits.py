"""How a visit shows its facts: rows, badges, the steps of the road, the months of the planner."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.ui.badges import badge
from ncip.ui.dates import WEEKDAYS_SHORT, language, short_day, short_moment
from projects.attraction.enums import VisitKind
from projects.attraction.enums import VisitState as S
from projects.attraction.presentation.cards import fact
from projects.attraction.programme import Mark

TONES: Final = {
    S.PLANNED: ("amber", "hourglass"),
    S.APPROVED: ("brand", "check"),
    S.DECLINED: ("neutral", "ban"),
    S.PROGRAMME_READY: ("brand", "list-check"),
    S.HELD: ("amber", "pencil"),
    S.CARD_FILLED: ("green", "clipboard-check"),
    S.INITIATIVE_PASSED: ("green", "circle-check"),
}
ROADS: Final = {
    VisitKind.INCOMING: (
        S.PLANNED,
        S.APPROVED,
        S.PROGRAMME_READY,
        S.HELD,
        S.CARD_FILLED,
        S.INITIATIVE_PASSED,
    ),
    VisitKind.OUTGOING: (S.HELD, S.CARD_FILLED),
}
WEEK: Final = 7


def state_badge(visit: Any) -> Any:
    """The state in words with its tone and icon."""
    tone, icon = TONES[visit.state]
    return badge(visit.get_state_display(), tone, icon, "state")


def days(visit: Any) -> str:
    """From day to day; one day when it is the same."""
    if visit.begins_on == visit.ends_on:
        return short_day(visit.begins_on)
    return f"{short_day(visit.begins_on)} – {short_day(visit.ends_on)}"


def links(subjects: Iterable[Any]) -> SafeString:
    """Names that lead to their cards, one after the other."""
    return format_html_join(", ", '<a href="{}">{}</a>', ((one.get_absolute_url(), one) for one in subjects))


def facts(visit: Any, companies: list[Any]) -> list[dict[str, Any]]:
    """What is planned, with whom, and who accompanies it; `companies` are those that the reader may open."""
    shown = links(companies) if companies else ", ".join(str(one) for one in visit.companies.all())
    expected = (
        f"{short_day(visit.planned_begin)} – {short_day(visit.planned_end)}" if visit.planned_begin else ""
    )
    rows = [
        fact(
            _("Kind of visit"),
            visit.get_kind_display(),
            rule="ncip-40-6" if visit.is_incoming else "ncip-40-2",
        ),
        fact(_("Companies"), shown),
        fact(_("Days"), days(visit), note=_("expected: %(days)s") % {"days": expected} if expected else ""),
        fact(_("Place"), visit.place),
        fact(_("Purposes of the visit"), visit.purpose),
        fact(_("Competent body") if visit.is_incoming else _("Whose head travelled"), visit.body),
    ]
    if visit.is_incoming:
        agreed = short_day(visit.body_agreed_on) if visit.body_agreed_on else ""
        rows.append(fact(_("Agreed in advance"), ", ".join(filter(None, [agreed, visit.body_agreement]))))
    officer = visit.accompanying.full_name if visit.accompanying else ""
    rows += [
        fact(_("Accompanying officer"), officer, rule="ncip-5-2"),
        fact(_("Kept by"), visit.owner, url=visit.owner.get_absolute_url()),
    ]
    if visit.decided_on:
        rows.append(
            fact(_("Decided on"), short_day(visit.decided_on), rule="ncip-40-7-a", note=visit.decline_reason)
        )
    return rows


def steps(visit: Any) -> list[dict[str, Any]]:
    """The states of the road, done, current and to come; a declined plan ends it."""
    road = ROADS[VisitKind(visit.kind)]
    if visit.state == S.DECLINED:
        return [{"name": S.PLANNED.label, "state": "done"}, {"name": S.DECLINED.label, "state": "current"}]
    reached = road.index(visit.state) if visit.state in road else len(road)
    last = reached >= len(road) - 1 or (visit.state == S.CARD_FILLED and visit.without_agreement)
    if visit.without_agreement:
        road = road[:-1]
    return [
        {"name": state.label, "state": "done" if place < reached or last else _ahead(place, reached)}
        for place, state in enumerate(road)
    ]


def _ahead(place: int, reached: int) -> str:
    return "current" if place == reached else "todo"


def mark_chip(mark: Mark) -> Any:
    """How a body stands to its part of the programme."""
    if mark.is_stale:
        return badge(_("changed since it agreed"), "amber", "refresh")
    if mark.holds:
        return badge(_("agreed %(at)s") % {"at": short_moment(mark.invitation.agreed_at)}, "green", "check")
    if mark.has_part:
        return badge(_("has not agreed yet"), "amber", "clock")
    return badge(_("no row of its own yet"), "neutral", "circle-dashed")


@dataclass(frozen=True)
class Entry:
    """A visit on one day of the planner."""

    visit: Any
    first: bool
    last: bool

    @property
    def tone(self) -> str:
        """The tone of its state."""
        return TONES[self.visit.state][0]


@dataclass
class Day:
    """One square of the planner."""

    on: date
    inside: bool
    today: bool
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.on.isoweekday() > 5


def first_of(month: date, months: int = 0) -> date:
    """The first day of a month so many months away."""
    number = month.year * 12 + month.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def span(month: date) -> tuple[date, date]:
    """The first and the last day that the squares of a month show: whole weeks from Monday."""
    first, last = first_of(month), first_of(month, 1) - timedelta(days=1)
    return first - timedelta(days=first.weekday()), last + timedelta(days=WEEK - last.isoweekday())


def weeks(month: date, visits: list[Any], today: date) -> list[list[Day]]:
    """The squares of a month with the visits of each day."""
    first, last = span(month)
    squares = [
        _square(first + timedelta(days=number), month, visits, today)
        for number in range((last - first).days + 1)
    ]
    return [squares[start : start + WEEK] for start in range(0, len(squares), WEEK)]


def _square(on: date, month: date, visits: list[Any], today: date) -> Day:
    entries = [
        Entry(visit, first=visit.begins_on == on or on.isoweekday() == 1, last=visit.ends_on == on)
        for visit in visits
        if visit.begins_on <= on <= visit.ends_on
    ]
    return Day(on, on.month == month.month, on == today, entries)


def weekdays() -> list[str]:
    """The heads of the seven columns."""
    return WEEKDAYS_SHORT[language()]


def crumbs(*parts: tuple[Any, str]) -> list[tuple[Any, str]]:
    """The way from the list of visits."""
    return [(_("Visits"), reverse("visits")), *parts]
