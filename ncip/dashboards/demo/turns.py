"""The way of an initiative of the demonstration: to an akimat, and the turns it takes there (42)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor

if TYPE_CHECKING:
    from ncip.dashboards.demo.story import ProjectStory

# The akimat that has the initiative before its redirection, and the one to which another is to go.
FIRST_REGION: Final = MappingProxyType({"initiative_redirected": "KZ-39"})
OTHER_REGION: Final = MappingProxyType({"initiative_redirecting": "KZ-61", "initiative_refused": "KZ-23"})
# Working days from the first step to today.
RECENT: Final = {
    "initiative_acknowledged": 8,
    "initiative_extended": 26,
    "initiative_redirecting": 18,
    "initiative_redirected": 22,
    "initiative_refused": 22,
    "initiative_closed": 40,
}
ARRANGEMENT = "Договорённость с управлением инвестиций, протокол встречи (демонстрация)"


def hand_over(story: ProjectStory, mission: Actor) -> Iterator[datetime]:
    """The mission passes the initiative on, the akimat names its official, then the turn of the plan."""
    point = story.row.point
    story.holder = story.cast.akimat(FIRST_REGION.get(point, story.row.region))
    body, official = story.holder.organisation, story.holder.user
    yield story.next_day(1)
    story.perform(story.initiative, "pass_on", mission, {"leb": str(body.public_id)})  # type: ignore[union-attr]
    story.say(story.initiative, mission, "Просим определить ответственного и подобрать площадку.")
    if point == "initiative_received":
        return
    if turn := UNNAMED.get(point):
        yield from turn(story)
        return
    yield story.next_day(3)
    story.perform(story.initiative, "assign", story.holder, {"official": str(official.public_id)})  # type: ignore[union-attr]
    if turn := NAMED.get(point):
        yield from turn(story)


def acknowledged(story: ProjectStory) -> Iterator[datetime]:
    """The akimat confirms the receipt and has not named anybody yet."""
    yield story.next_day(1)
    story.perform(story.initiative, "acknowledge", story.holder)


def extended(story: ProjectStory) -> Iterator[datetime]:
    """Something is still to be found out: 20 days more (42(2))."""
    yield story.next_day(9)
    reason = "Инвестор уточняет потребность в электроэнергии (демонстрация)"
    story.perform(story.initiative, "extend", story.holder, {"days": 20, "reason": reason})


def redirecting(story: ProjectStory) -> Iterator[datetime]:
    """Another region fits better: the authorised body is asked (42(3))."""
    yield story.next_day(4)
    target = story.cast.akimat(OTHER_REGION.get(story.row.point, story.row.region)).organisation
    params = {"to": str(target.public_id), "arrangement": ARRANGEMENT}  # type: ignore[union-attr]
    story.perform(story.initiative, "propose_redirect", story.holder, params)


def redirected(story: ProjectStory) -> Iterator[datetime]:
    """The authorised body consents, and the other akimat takes the initiative up."""
    yield from redirecting(story)
    yield story.next_day(2)
    story.perform(story.initiative, "consent_redirect", story.cast.the(Kind.AUTHORISED_BODY))
    story.holder = story.cast.akimat(story.row.region)
    yield from acknowledged(story)


def refused(story: ProjectStory) -> Iterator[datetime]:
    """The authorised body refuses: the initiative stays where it is."""
    yield from redirecting(story)
    yield story.next_day(3)
    reason = "Площадка уже подобрана в регионе (демонстрация)"
    story.perform(
        story.initiative, "refuse_redirect", story.cast.the(Kind.AUTHORISED_BODY), {"reason": reason}
    )


def closed(story: ProjectStory) -> Iterator[datetime]:
    """There is no way on: a technical end beyond the text (D14)."""
    yield story.next_day(12)
    reason = "Инвестор отложил решение на неопределённый срок (демонстрация)"
    story.perform(story.initiative, "close", story.cast.the(Kind.AUTHORISED_BODY), {"reason": reason})


Turn = Callable[["ProjectStory"], Iterator[datetime]]
# By the point of the plan: before an official is named, and after.
UNNAMED: Mapping[str, Turn] = {"initiative_acknowledged": acknowledged}
NAMED: Mapping[str, Turn] = {
    "initiative_extended": extended,
    "initiative_redirecting": redirecting,
    "initiative_redirected": redirected,
    "initiative_refused": refused,
    "initiative_closed": closed,
}
