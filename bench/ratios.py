"""Each page against its floor, in one run on one machine: only ratios are told, and where the time goes."""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.template import Template
from django.utils import timezone

from bench import floors
from bench.projects import Moment, akimats, double
from bench.web import Server, signed_in
from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.tick import tick
from ncip.law.parameters import YELLOW_DAYS
from ncip.law.quarters import Quarter
from projects.implementation.models import Project
from rating.delays import standing
from rating.delays.periods import Period

ROUNDS: Final = 11
HTML, PANEL, API, RATING, TICK = 5.0, 3.0, 2.0, 1.5, 1.1


@dataclass(frozen=True)
class Page:
    """A page that people wait for, its floor, and how many times the floor it may cost."""

    name: str
    reader: str
    address: str
    floor: str
    target: float


@dataclass
class Finding:
    """What a page costs: times its floor, its statements, and the shares of its time."""

    name: str
    ratio: float
    target: float
    statements: int = 0
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.target


def measure() -> int:
    """Ask everything, print the findings, give the exit code."""
    settings.ROOT_URLCONF = "bench.floors"
    moment = Moment(timezone.now(), timezone.localdate())
    readers = _readers()
    big = Project.objects.order_by("id")[0]
    floors.VALUES.update(
        on=moment.on,
        near=moment.day(YELLOW_DAYS.on(moment.on)),
        code=big.code,
        filtered=big.region_id,
        first=Quarter.of(moment.on).first,
    )
    server = Server()
    found = [_page(server, readers[page.reader], page) for page in _pages(big)]
    found += [_rating(moment), _tick(moment)]
    _print(found)
    return 0 if all(one.holds for one in found) else 1


def _readers() -> dict[str, str]:
    """Their sessions: the akimat of the region of the largest project, and the national company."""
    leb = Project.objects.order_by("id")[0].leb
    national = Organisation.objects.filter(kind=Kind.NATIONAL_COMPANY)[0]
    return {
        "akimat": signed_in(leb or akimats()[0], "head"),
        "national company": signed_in(national, "officer"),
    }


def _pages(big: Project) -> Iterator[Page]:
    projects, region = "/projects/", big.region.iso
    yield Page("project list", "national company", projects, "list", HTML)
    yield Page("project list", "akimat", projects, "list-region", HTML)
    yield Page(
        "filtered list", "national company", f"{projects}?region={region}&colour=red", "filtered", HTML
    )
    yield Page("card, 300 tasks", "akimat", big.get_absolute_url(), "card", HTML)
    yield Page("my work", "akimat", "/work/", "work", HTML)
    yield Page("regions", "national company", "/overview/", "overview", PANEL)
    yield Page("region", "national company", f"/regions/{region}/", "region", PANEL)
    yield Page("region panel", "akimat", f"/panel/regions/{region}/", "panel", PANEL)
    yield Page("API list", "akimat", "/api/v1/projects/", "api-list", API)
    yield Page("API detail", "akimat", f"/api/v1/projects/{big.code}/", "api-detail", API)


def _page(server: Server, session: str, page: Page) -> Finding:
    address = f"/bench/floor/{page.floor}/"
    print(f"  asking: {page.name}, {page.reader}", file=sys.stderr)
    ratio, spent = _against(lambda: server.get(page.address, session), lambda: server.get(address, session))
    finding = Finding(f"{page.name}, {page.reader}", ratio, page.target)
    with _watched() as seen:
        server.get(page.address, session)
    finding.statements = seen.statements
    bare = _median(lambda: server.get("/bench/floor/nothing/", session))
    finding.shares = {
        "sql": seen.sql / seen.total,
        "template": seen.template / seen.total,
        "frame": bare / spent,
    }
    return finding


def _rating(moment: Moment) -> Finding:
    """The rating of the running quarter from today's data, against the two statements that it needs."""
    period = Period.of(Quarter.of(moment.on), moment.on)

    def ideal() -> None:
        floors.asked(floors.RATING, floors.VALUES)
        floors.asked(floors.RATED, floors.VALUES)

    ratio, _spent = _against(lambda: standing.live(period), ideal)
    return Finding("rating recomputed", ratio, RATING)


def _tick(moment: Moment) -> Finding:
    """A tick with nothing due, before and after there are twice as many terms and tasks that are not due."""
    tick(moment.at)
    before = _median(lambda: tick(moment.at))
    double(moment)
    tick(moment.at)
    return Finding("tick, twice as many not due", _median(lambda: tick(moment.at)) / before, TICK)


def _against(page: Callable[[], Any], floor: Callable[[], Any]) -> tuple[float, float]:
    """The ratio of the medians of page and floor, asked in turns, and the median of the page."""
    for _warm in range(3):
        page()
        floor()
    pairs = [(_seconds(page), _seconds(floor)) for _round in range(ROUNDS)]
    pages, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    return pages / bare, pages


def _median(work: Callable[[], Any]) -> float:
    return statistics.median(_seconds(work) for _round in range(ROUNDS))


def _seconds(work: Callable[[], Any]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@dataclass
class Seen:
    """What one request was busy with."""

    statements: int = 0
    sql: float = 0.0
    template: float = 0.0
    total: float = 0.0


@contextmanager
def _watched() -> Iterator[Seen]:
    """Counts statements and the time in them and in templates; SQL asked from a template counts as SQL."""
    seen, depth = Seen(), [0]
    render = Template.render

    def ask(execute: Any, *arguments: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            seen.statements += 1
            spent = time.perf_counter() - began
            seen.sql += spent
            seen.template -= spent if depth[0] else 0.0

    def timed(self: Template, context: Any) -> Any:
        depth[0] += 1
        began = time.perf_counter()
        try:
            return render(self, context)
        finally:
            depth[0] -= 1
            seen.template += 0.0 if depth[0] else time.perf_counter() - began

    Template.render = timed  # type: ignore[method-assign]
    began = time.perf_counter()
    try:
        with connection.execute_wrapper(ask):
            yield seen
    finally:
        seen.total = time.perf_counter() - began
        Template.render = render  # type: ignore[method-assign]


def _print(found: list[Finding]) -> None:
    print("| what | times its floor | target | statements | in SQL | in templates | sign-in and frame |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for one in found:
        shares = [f"{one.shares[name]:.0%}" if one.shares else "-" for name in ("sql", "template", "frame")]
        mark = "" if one.holds else " **missed**"
        numbers = [f"{one.ratio:.2f}{mark}", f"{one.target:g}", str(one.statements or "-"), *shares]
        print(f"| {one.name} | {' | '.join(numbers)} |")
