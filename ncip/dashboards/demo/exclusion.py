"""Two requests of paragraph 34 in the demonstration: one that was granted, and one that waits for its decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.dashboards.demo.cast import Cast
from ncip.dashboards.demo.clock import Clock
from ncip.journal.enums import Channel
from projects.implementation.models import ExclusionRequest, Project

REASON = "Обоснование приложено (демонстрация)"
# Working days before today on which a request is sent, its region, its ground, and the decision on it.
REQUESTS = ((26, "KZ-79", "ground_4", "suspend"), (2, "KZ-39", "ground_5", ""))
DAYS_TO_DECIDE = 4


class RequestStory:
    """A request about the latest project with a roadmap in a region."""

    def __init__(self, cast: Cast, clock: Clock, number: int) -> None:
        """`number` is its line in the table above."""
        self.cast = cast
        self.clock = clock
        self.number = number

    def tell(self) -> Iterator[datetime]:
        """The akimat asks and sends; the authorised body decides in time, or has not decided yet."""
        ago, region, ground, decision = REQUESTS[self.number]
        moment = self.clock.at(self.clock.working_days_ago(ago), self.number)
        yield moment
        akimat = self.cast.akimat(region)
        running = Project.objects.filter(pool="national", state="with_roadmap", leb=akimat.organisation)
        project = running.order_by("-id").first()
        if project is None:
            return
        given = {"effect": "suspend", "grounds": [ground], "justification": REASON}
        request = door.create(
            ExclusionRequest, given, akimat, at=moment, channel=Channel.DEMO, parent=project
        ).subject
        door.perform(ExclusionRequest, request, "send", akimat, at=moment, channel=Channel.DEMO)
        if decision:
            moment = self.clock.at(self.clock.working_days_ago(ago - DAYS_TO_DECIDE), self.number)
            yield moment
            body = self.cast.the(Kind.AUTHORISED_BODY)
            door.perform(
                ExclusionRequest, request, decision, body, {"reason": REASON}, at=moment, channel=Channel.DEMO
            )
