"""When which project stood still: those days are not delay (56, reading D22)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ncip.law.delays import Suspension as Interval
from projects.implementation.models import Suspension


def suspensions(until: date) -> dict[int, tuple[Interval, ...]]:
    """ncip-56: the suspensions by project that began on a day or before it; one that lasted beyond it is open."""
    found: dict[int, list[Interval]] = defaultdict(list)
    rows = Suspension.objects.filter(suspended_on__lte=until).order_by("suspended_on", "id")
    for project, first, resumed in rows.values_list("project", "suspended_on", "resumed_on"):
        found[project].append((first, resumed if resumed is not None and resumed <= until else None))
    return {project: tuple(intervals) for project, intervals in found.items()}
