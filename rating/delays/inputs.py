"""All that a rating rests on, row by row: read from the portal, kept as JSON, read back (56, D22).

What is kept can be computed again by the plain functions of the law alone, without the portal's tables. The JSON
is canonical (sorted names, no blanks, days as text), so that equal inputs have one SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from ncip.law.delays import Place, RegionDelays, Suspension, delay_days, rank
from ncip.law.parameters import DELAY_POINTS, Dated, Parameter, encode
from ncip.law.scales import Scale
from ncip.reference.parameters import parameter
from rating.delays.periods import Period, quarter_of
from rating.delays.queries import late_tasks, rated_roadmaps
from rating.delays.suspensions import suspensions
from regions.atlas.models import Region


@dataclass(frozen=True, slots=True)
class LateTask:
    """A task that was overdue in the period; `completed` is None when it was open on the rating day."""

    id: str
    project: str
    due: date
    completed: date | None
    suspended: tuple[Suspension, ...] = ()

    def days(self, until: date) -> int:
        """ncip-56: its days of delay, without days of suspension."""
        return delay_days(self.due, min(self.completed or until, until), self.suspended)


@dataclass(frozen=True)
class Inputs:
    """The rating day and scale, the regions, the region of each counted project, and the late tasks."""

    period: Period
    scale: Scale
    regions: tuple[str, ...]
    projects: Mapping[str, str]
    tasks: tuple[LateTask, ...]

    @cached_property
    def text(self) -> str:
        """The inputs as canonical JSON."""
        return canonical(as_json(self))

    @cached_property
    def sha256(self) -> str:
        """The hash of the canonical JSON."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def delays(self) -> dict[str, Counter[int]]:
        """Days of delay with the number of tasks, for each region that has late tasks."""
        found: dict[str, Counter[int]] = defaultdict(Counter)
        for task in self.tasks:
            found[self.projects[task.project]][task.days(self.period.on)] += 1
        return found

    @cached_property
    def still_open(self) -> Counter[str]:
        """The late tasks that were open on the rating day, by region."""
        return Counter(
            self.projects[task.project]
            for task in self.tasks
            if task.completed is None and task.days(self.period.on)
        )

    def places(self) -> tuple[Place, ...]:
        """ncip-56, ncip-56-d: the regions in the order of the rating, from these inputs alone."""
        projects = Counter(self.projects.values())
        rows = [
            RegionDelays(code, tuple(self.delays.get(code, Counter()).elements()), projects[code])
            for code in self.regions
        ]
        return rank(rows, self.period.on, points=points_of(self.scale, self.period.on))


def points_of(scale: Scale, on: date) -> Parameter[Scale]:
    """The points of paragraph 56 as they stood when a rating was made, whatever was amended later."""
    return replace(DELAY_POINTS, values=(Dated(on, scale, DELAY_POINTS.values[0].act),))


def read(period: Period) -> Inputs:
    """ncip-56: the inputs of a period as the portal knows them now; five queries whatever their number."""
    stopped = suspensions(period.on)
    projects = rated_roadmaps(period).values_list("project__code", "project__region__number")
    rows: Any = late_tasks(period).values_list(
        "public_id", "roadmap__project__code", "roadmap__project", "due_on", "completed_on"
    )
    tasks = [
        LateTask(str(id_), code, due, _by(completed, period.on), stopped.get(project, ()))
        for id_, code, project, due, completed in rows.iterator(chunk_size=5_000)
    ]
    return Inputs(
        period=period,
        scale=parameter(DELAY_POINTS).on(period.on),
        regions=tuple(Region.objects.order_by("number").values_list("number", flat=True)),
        projects=dict(projects),
        tasks=tuple(sorted(tasks, key=lambda task: task.id)),
    )


def _by(completed: date | None, on: date) -> date | None:
    """What was completed after the rating day was open on it."""
    return completed if completed is not None and completed <= on else None


def canonical(value: Any) -> str:
    """JSON with one form for equal values."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def as_json(inputs: Inputs) -> dict[str, Any]:
    """The inputs as plain JSON values."""
    return {
        "quarter": inputs.period.code,
        "on": inputs.period.on.isoformat(),
        "scale": encode(inputs.scale),
        "regions": list(inputs.regions),
        "projects": dict(inputs.projects),
        "tasks": [
            {
                "id": task.id,
                "project": task.project,
                "due": task.due.isoformat(),
                "completed": task.completed and task.completed.isoformat(),
                "suspended": [[start.isoformat(), end and end.isoformat()] for start, end in task.suspended],
            }
            for task in inputs.tasks
        ],
    }


def from_json(kept: Mapping[str, Any]) -> Inputs:
    """The inputs that were kept."""
    quarter = quarter_of(kept["quarter"])
    if quarter is None:
        raise ValueError(f"There is no quarter {kept['quarter']}.")
    return Inputs(
        period=Period(quarter, date.fromisoformat(kept["on"])),
        scale=DELAY_POINTS.decode(kept["scale"]),
        regions=tuple(kept["regions"]),
        projects=dict(kept["projects"]),
        tasks=tuple(_task(row) for row in kept["tasks"]),
    )


def _task(row: Mapping[str, Any]) -> LateTask:
    return LateTask(
        id=row["id"],
        project=row["project"],
        due=date.fromisoformat(row["due"]),
        completed=_day(row["completed"]),
        suspended=tuple((date.fromisoformat(start), _day(end)) for start, end in row["suspended"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
