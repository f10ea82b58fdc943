"""The results of a quarter by region: how tasks were carried out, and the causes of deviations (Annex 2, 4(1)).

The same projects are counted as in the rating (56, D22), so that the two pages say the same of a region.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, Sum

from ncip.reference.delays import delay_reasons_on
from projects.implementation.models import DateShift, DelayNote, Task
from rating.delays.periods import Period
from rating.delays.queries import OPEN, counted
from regions.atlas.models import Region

NUMBERS = ("due", "in_time", "late", "open_late", "explained", "shifts", "days")


@dataclass
class Result:
    """What a quarter brought in a region; `reasons` by the code of the reason."""

    region: Region | None
    due: int = 0
    in_time: int = 0
    late: int = 0
    open_late: int = 0
    explained: int = 0
    shifts: int = 0
    days: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def unexplained(self) -> int:
        """Open late tasks whose cause nobody has named."""
        return self.open_late - self.explained

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not any(getattr(self, name) for name in NUMBERS)


@dataclass(frozen=True)
class Cause:
    """A reason with the late tasks and the moved dates that name it."""

    code: str
    name: str
    side: str
    number: int


def results(period: Period) -> list[Result]:
    """ncip-app2-4-1: every region, in the order of the register of regions; four queries."""
    found = {one.pk: Result(one) for one in Region.objects.defer("shape").order_by("number")}
    for row in _tasks(period):
        one = found[row.pop("roadmap__project__region")]
        for name, value in row.items():
            setattr(one, name, value)
    for row in _shifts(period):
        one = found[row["task__roadmap__project__region"]]
        one.shifts += row["number"]
        one.days += row["total"]
        one.reasons[row["reason__code"]] += row["number"]
    for row in _notes(period):
        found[row["task__roadmap__project__region"]].reasons[row["reason__code"]] += row["number"]
    return list(found.values())


def total(rows: list[Result]) -> Result:
    """The country."""
    whole = Result(None)
    for row in rows:
        for name in NUMBERS:
            setattr(whole, name, getattr(whole, name) + getattr(row, name))
        whole.reasons += row.reasons
    return whole


def causes(row: Result, period: Period) -> list[Cause]:
    """The reasons of a region, or of the country, the most frequent first."""
    names = {one.code: one for one in delay_reasons_on(period.on)}
    ordered = sorted(row.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Cause(code, names[code].name if code in names else code, _side(names.get(code)), number)
        for code, number in ordered
    ]


def _side(reason: Any) -> str:
    return str(reason.get_side_display()) if reason is not None else ""


def _tasks(period: Period) -> Any:
    first, on = period.first, period.on
    done = Q(state="completed", completed_on__gte=first, completed_on__lte=on)
    was_open = Q(state__in=OPEN) | Q(state="completed", completed_on__gt=on)
    still_late = was_open & Q(due_on__lt=on)
    explained = still_late & Q(delays__due_on=F("due_on"), delays__recorded_on__lte=on)
    tasks = Task.objects.filter(counted("roadmap__", on)).exclude(state="not_applicable")
    return (
        tasks.filter(Q(due_on__lte=on) | done)
        .order_by()
        .values("roadmap__project__region")
        .annotate(
            due=Count("pk", filter=Q(due_on__gte=first, due_on__lte=on), distinct=True),
            in_time=Count("pk", filter=done & Q(completed_on__lte=F("due_on")), distinct=True),
            late=Count("pk", filter=done & Q(completed_on__gt=F("due_on")), distinct=True),
            open_late=Count("pk", filter=still_late, distinct=True),
            explained=Count("pk", filter=explained, distinct=True),
        )
    )


def _shifts(period: Period) -> Any:
    moved = DateShift.objects.filter(
        counted("task__roadmap__", period.on), agreed_on__gte=period.first, agreed_on__lte=period.on
    )
    grouped = moved.order_by().values("task__roadmap__project__region", "reason__code")
    return grouped.annotate(number=Count("pk"), total=Sum("days"))


def _notes(period: Period) -> Any:
    notes = DelayNote.objects.filter(
        counted("task__roadmap__", period.on), recorded_on__gte=period.first, recorded_on__lte=period.on
    )
    grouped = notes.order_by().values("task__roadmap__project__region", "reason__code")
    return grouped.annotate(number=Count("task", distinct=True))
