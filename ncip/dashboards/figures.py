"""The figures of the regions, added up from the kept tallies: no page counts projects or tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from ncip.law.colours import Colour
from projects.implementation.models import RegionTally
from regions.atlas.models import Region

LIGHTS = (Colour.RED.value, Colour.YELLOW.value, Colour.GREEN.value)


@dataclass
class Figures:
    """What is counted of one region or of the country."""

    projects: int = 0
    in_corridor: int = 0
    cost_kzt: Decimal = Decimal(0)
    jobs: int = 0
    red_projects: int = 0
    colours: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)

    def add(self, tally: RegionTally) -> None:
        """Add a region's tally of one pool."""
        self.projects += tally.projects
        self.in_corridor += tally.in_corridor
        self.cost_kzt += tally.cost_kzt
        self.jobs += tally.jobs
        self.red_projects += tally.red_projects
        self.colours.update({shade: tally.colours.get(shade, 0) for shade in LIGHTS})
        self.states.update(tally.states)

    @property
    def tasks(self) -> int:
        """All open tasks."""
        return sum(self.colours[shade] for shade in LIGHTS)

    @property
    def overdue(self) -> int:
        """Open tasks whose last day has passed (ncip-55-red)."""
        return self.colours[Colour.RED.value]

    @property
    def overdue_share(self) -> float | None:
        """Per cent of open tasks that are overdue; None where no task is open."""
        return self.overdue * 100 / self.tasks if self.tasks else None

    @property
    def on_time_share(self) -> float | None:
        """Per cent of open tasks that are not overdue."""
        return None if self.overdue_share is None else 100 - self.overdue_share


@dataclass
class Overview:
    """The country and its regions at one moment; `as_of` is the oldest count in it, None before the first."""

    regions: list[Region]
    total: Figures
    by_region: dict[int, Figures]
    as_of: datetime | None

    def of(self, region: Region) -> Figures:
        """The figures of a region, zeros where it has no project."""
        return self.by_region.get(region.pk, Figures())


def overview(pool: str = "") -> Overview:
    """The kept figures of all regions, of one pool or of both."""
    tallies = list(RegionTally.objects.filter(**({"pool": pool} if pool else {})))
    total, by_region = _added(tallies)
    as_of = min((tally.computed_at for tally in tallies), default=None)
    return Overview(list(Region.objects.all()), total, by_region, as_of)


def _added(tallies: Iterable[RegionTally]) -> tuple[Figures, dict[int, Figures]]:
    total = Figures()
    by_region: dict[int, Figures] = {}
    for tally in tallies:
        total.add(tally)
        by_region.setdefault(tally.region_id, Figures()).add(tally)
    return total, by_region
