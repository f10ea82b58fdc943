"""Building the demonstration: people, rates and goods marked as such, then every story in one order of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework import door
from ncip.casework.models import Notice
from ncip.casework.tick import tick
from ncip.dashboards.demo import visits
from ncip.dashboards.demo.cast import INVESTOR, Cast
from ncip.dashboards.demo.changes import CHANGES, ChangeStory, causes
from ncip.dashboards.demo.clock import Clock
from ncip.dashboards.demo.council import CouncilStory, raise_by_investor
from ncip.dashboards.demo.exchange import stories as exchange_stories
from ncip.dashboards.demo.exclusion import REQUESTS, RequestStory
from ncip.dashboards.demo.knowledge import stories as knowledge_stories
from ncip.dashboards.demo.outreach import OutreachStory
from ncip.dashboards.demo.pools import PoolUpdateStory
from ncip.dashboards.demo.promises import PromiseStory
from ncip.dashboards.demo.rows import read
from ncip.dashboards.demo.sector_plans import PlanStory, write_templates
from ncip.dashboards.demo.story import ProjectStory
from ncip.journal import chain
from ncip.journal.enums import Channel
from ncip.reference.calendar import working_calendar
from ncip.reference.demonstration import load_rates
from ncip.reference.loading import load_demonstration_goods
from projects.attraction.models import Company
from rating.delays.enums import RatingState
from rating.delays.models import DelayRating


def build(*, now: datetime, progress: Callable[[int, int], None]) -> int:
    """Build it all as of `now`; returns how many projects it has. Only into a database without people."""
    load_rates(at=now)
    load_demonstration_goods(at=now)
    write_templates()
    cast = Cast()
    administrator = cast.engage()
    clock = Clock(now, working_calendar(), _pass_day)
    rows = read()
    stories = [ProjectStory(row, cast, clock, administrator) for row in rows]
    requests = [RequestStory(cast, clock, number) for number in range(len(REQUESTS))]
    guests = visits.stories(rows, cast, clock, administrator)
    clock.run(
        [
            *(story.tell() for story in stories),
            *(story.tell() for story in requests),
            *(ChangeStory(cast, clock, number).tell() for number in range(len(CHANGES))),
            causes(cast, clock),
            *(story.tell() for story in guests),
            *exchange_stories(cast, clock),
            *knowledge_stories(cast, clock),
            PromiseStory(cast, clock, "CN").tell(),
            OutreachStory(cast, clock).tell(),
            *(PoolUpdateStory(cast, clock, back).tell() for back in (2, 1)),
            PlanStory(cast, clock, rows).tell(),
            CouncilStory(cast, clock).tell(),
        ],
        progress,
    )
    tick(now, channel=Channel.DEMO)
    _publish_rating(cast, now)
    _give_access(cast, administrator, now)
    raise_by_investor(cast, now)
    # People of the demonstration have read what is older than two weeks.
    Notice.objects.filter(created_at__lt=now - timedelta(days=14)).update(read_at=now)
    chain.publish_anchor(day=clock.today - timedelta(days=1), at=now)
    return len(stories)


def _pass_day(at: datetime) -> None:
    """Only what tells people of terms and due dates: the kept sums are counted once, at the end."""
    tick(at, channel=Channel.DEMO, sweeps=("roadmap-tasks", "programme-updates"))


def _publish_rating(cast: Cast, now: datetime) -> None:
    """The national company publishes the delay rating that the tick has just calculated (ncip-app2-4-1)."""
    for rating in DelayRating.objects.filter(state=RatingState.DRAFT):
        door.perform(
            DelayRating, rating, "publish", cast.the(Kind.NATIONAL_COMPANY), at=now, channel=Channel.DEMO
        )


def _give_access(cast: Cast, administrator: object, now: datetime) -> None:
    """The investor of the demonstration sees its own company and projects."""
    organisation = Organisation.objects.get(kind=Kind.INVESTOR, name_ru=INVESTOR)
    company = Company.objects.filter(name=INVESTOR).order_by("id")[0]
    door.amend(
        Company,
        company,
        "give_access",
        {"organisation": str(organisation.public_id)},
        administrator,  # type: ignore[arg-type]
        at=now,
        channel=Channel.DEMO,
    )
