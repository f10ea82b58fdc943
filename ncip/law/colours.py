"""Colours of tasks on dashboards (55; reading D19).

Days left are calendar days to the due date. Late is red, up to ten days left is yellow (exactly ten
included, the earlier warning), more is green. A completed task has no colour.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ncip.law.parameters import YELLOW_DAYS, Parameter


class Colour(StrEnum):
    """ncip-55: the colour of a task; NONE for a completed one or one without a due date."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Light:
    """A colour with the calendar days left (negative when late); None where nothing is due."""

    colour: Colour
    days_left: int | None


def colour_of(
    due: date | None, today: date, *, completed: bool = False, yellow_days: Parameter[int] = YELLOW_DAYS
) -> Light:
    """ncip-55-red, ncip-55-yellow, ncip-55-green: the colour of a task on a day."""
    if completed or due is None:
        return Light(Colour.NONE, None)
    left = (due - today).days
    if left < 0:
        return Light(Colour.RED, left)
    return Light(Colour.YELLOW if left <= yellow_days.on(today) else Colour.GREEN, left)
