"""The interactive panels: of a region for its akimat (55), of the country for the Council (59), of a body for itself.

Everything is added up from the kept tallies; each number knows the address of the list that holds its rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from frontoffices.registry.models import Organisation
from ncip.law.colours import Colour
from projects.implementation.enums import ProjectState
from projects.implementation.lights import BOTH
from projects.implementation.models import BodyTally, RegionTally
from regions.atlas.models import Region

SHADES = (Colour.RED.value, Colour.YELLOW.value, Colour.GREEN.value)
PERIODS = ("month", "quarter")


@dataclass(frozen=True)
class Number:
    """A figure with the address of the list of its rows."""

    value: int
    url: str


@dataclass(frozen=True)
class Trend:
    """How many tasks of a colour there were on an earlier day, and the change since."""

    day: date
    then: Number
    change: int


@dataclass
class Lights:
    """Tasks by colour now and on the compared days, with the query that finds them in the list of tasks."""

    query: dict[str, str]
    colours: Counter[str] = field(default_factory=Counter)
    before: dict[str, Counter[str]] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)

    def add(self, tally: RegionTally | BodyTally) -> None:
        """Add the tasks of a tally."""
        self.colours.update({shade: tally.colours.get(shade, 0) for shade in SHADES})
        for name, then in tally.before.items():
            self.days[name] = date.fromisoformat(then["day"])
            self.before.setdefault(name, Counter()).update(then["colours"])

    @property
    def total(self) -> int:
        """All tasks to be done."""
        return sum(self.colours.values())

    @property
    def all_tasks(self) -> Number:
        """All tasks to be done, as a number that leads to them."""
        return Number(self.total, tasks_url(self.query))

    @property
    def red_share(self) -> float:
        """Per cent of tasks that are red; nothing to be done is nothing late."""
        return self.colours[Colour.RED.value] * 100 / self.total if self.total else 0

    @property
    def numbers(self) -> dict[str, Number]:
        """The three colours, each leading to its tasks (ncip-55)."""
        return {shade: self._number(shade) for shade in SHADES}

    @property
    def trends(self) -> dict[str, list[Trend]]:
        """For each colour the change since the end of the last month and of the last quarter."""
        return {
            shade: [self._trend(shade, name) for name in PERIODS if name in self.days] for shade in SHADES
        }

    def _number(self, shade: str, **more: str) -> Number:
        return Number(self.colours[shade], tasks_url({**self.query, "colour": shade, **more}))

    def _trend(self, shade: str, name: str) -> Trend:
        then, day = self.before[name][shade], self.days[name]
        url = tasks_url({**self.query, "colour": shade, "on": day.isoformat()})
        return Trend(day, Number(then, url), self.colours[shade] - then)


@dataclass
class Line:
    """A row of a panel, a region or a body, with its tasks; the worst stands first."""

    name: str
    url: str
    lights: Lights
    projects: Number | None = None


@dataclass
class Panel:
    """What a panel shows: tasks by colour, projects by mark and state, and the rows below."""

    lights: Lights
    as_of: datetime | None
    projects: dict[str, Number] = field(default_factory=dict)
    states: list[tuple[str, Number]] = field(default_factory=list)
    cost_kzt: Any = 0
    jobs: int = 0
    regions: list[Line] = field(default_factory=list)
    bodies: list[Line] = field(default_factory=list)


def of_region(region: Region, pool: str) -> Panel:
    """ncip-55: the panel of a region: its projects, its tasks by colour, and who answers for them."""
    query = {"region": region.iso, "pool": pool}
    panel = _of_projects(_region_tallies(pool).filter(region=region), query)
    panel.bodies = _bodies(_body_tallies(pool).filter(region=region), query)
    return panel


def of_country(pool: str) -> Panel:
    """ncip-59: the panel of the Council: the country and its regions, the worst first."""
    tallies = list(_region_tallies(pool).select_related("region").defer("region__shape"))
    panel = _of_projects(tallies, {"pool": pool})
    panel.regions = _regions(tallies, pool)
    panel.bodies = _bodies(_body_tallies(pool), {"pool": pool})
    return panel


def of_body(organisation: Organisation) -> Panel:
    """The tasks of a central body, or of any organisation, over all regions, the worst first (ncip-48-5)."""
    query = {"responsible": str(organisation.public_id)}
    tallies = BodyTally.objects.filter(organisation=organisation).select_related("region")
    lights = Lights(query)
    by_region: dict[int, Line] = {}
    for tally in tallies.defer("region__shape"):
        lights.add(tally)
        line = by_region.setdefault(tally.region_id, _region_line(tally.region, query))
        line.lights.add(tally)
    return Panel(lights, _moment(RegionTally.objects.all()), regions=_worst_first(by_region.values()))


def tasks_url(query: dict[str, str]) -> str:
    """The list of tasks, narrowed."""
    return f"{reverse('task_list')}?{urlencode(query)}"


def projects_url(query: dict[str, str], **more: str) -> str:
    """The list of projects, narrowed."""
    return f"{reverse('project_list')}?{urlencode({**query, **more})}"


def _region_tallies(pool: str) -> Any:
    rows = RegionTally.objects.all()
    return rows if pool == BOTH else rows.filter(pool=pool)


def _body_tallies(pool: str) -> Any:
    rows = BodyTally.objects.select_related("organisation")
    return rows.exclude(pool="") if pool == BOTH else rows.filter(pool=pool)


def _of_projects(tallies: Iterable[RegionTally], query: dict[str, str]) -> Panel:
    rows = list(tallies)
    panel = Panel(Lights(query), min((row.computed_at for row in rows), default=None))
    marks: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for row in rows:
        panel.lights.add(row)
        panel.cost_kzt += row.cost_kzt
        panel.jobs += row.jobs
        marks.update({name: getattr(row, name) for name in FILTERS})
        states.update(row.states)
    panel.projects = {
        name: Number(marks[name], projects_url(query, **more)) for name, more in FILTERS.items()
    }
    panel.states = [
        (str(state.label), Number(states[state], projects_url(query, state=state.value)))
        for state in ProjectState
        if states[state]
    ]
    return panel


# What a tally counts of projects, and the filters of the list that finds them.
FILTERS: dict[str, dict[str, str]] = {
    "projects": {},
    "red_projects": {"colour": Colour.RED.value},
    "in_corridor": {"corridor": "yes"},
    "with_task_force": {"task_force": "yes"},
    "suspended": {"suspended": "yes"},
}


def _regions(tallies: Iterable[RegionTally], pool: str) -> list[Line]:
    found: dict[int, Line] = {}
    counted: Counter[int] = Counter()
    for tally in tallies:
        line = found.setdefault(tally.region_id, _region_line(tally.region, {"pool": pool}))
        line.url = f"{reverse('panel_region', args=[tally.region.iso])}?pool={pool}"
        line.lights.add(tally)
        counted[tally.region_id] += tally.projects
        line.projects = Number(counted[tally.region_id], projects_url(line.lights.query))
    return _worst_first(line for line in found.values() if line.projects and line.projects.value)


def _region_line(region: Region, query: dict[str, str]) -> Line:
    own = {**query, "region": region.iso}
    return Line(region.name, tasks_url(own), Lights(own))


def _bodies(tallies: Iterable[BodyTally], query: dict[str, str]) -> list[Line]:
    """Who answers for the tasks; investors and bodies outside the register stand together in one line."""
    found: dict[int | None, Line] = {}
    for tally in tallies:
        line = found.setdefault(tally.organisation_id, _body_line(tally.organisation, query))
        line.lights.add(tally)
    return _worst_first(found.values())


def _body_line(organisation: Organisation | None, query: dict[str, str]) -> Line:
    if organisation is None:
        own = {**query, "kept_by": "outside"}
        return Line(_("Investors and bodies outside the register"), tasks_url(own), Lights(own))
    own = {**query, "responsible": str(organisation.public_id)}
    return Line(organisation.name, tasks_url(own), Lights(own))


def _worst_first(lines: Iterable[Line]) -> list[Line]:
    """By the number of red tasks, then by their share, then by name."""
    return sorted(lines, key=lambda one: (-one.lights.colours["red"], -one.lights.red_share, one.name))


def _moment(rows: Any) -> datetime | None:
    found: datetime | None = rows.order_by("computed_at").values_list("computed_at", flat=True).first()
    return found
