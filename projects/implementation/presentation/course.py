"""How the colour of a task, and of a whole project, has changed from day to day (55; D19, D25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ncip.law.colours import Colour
from ncip.law.parameters import YELLOW_DAYS
from ncip.reference.parameters import parameter
from projects.implementation import lights
from projects.implementation.lights import Spell
from projects.implementation.presentation.tones import COLOUR_ICONS, COLOUR_TONES


@dataclass(frozen=True)
class Course:
    """Spells of one colour after the other, the latest first, and the days in red."""

    spells: Sequence[Spell]

    @property
    def red_days(self) -> int:
        """Calendar days in red, days of suspension left out (ncip-55-red, D25)."""
        return lights.red_days(self.spells)

    @property
    def red_words(self) -> str:
        """«8 days in red», or that there were none."""
        days = self.red_days
        if not days:
            return _("never in red")
        return ngettext("%(days)d day in red", "%(days)d days in red", days) % {"days": days}

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Each spell with its sign and words; the colour is never alone."""
        words = {
            Colour.RED: _("Overdue"),
            Colour.YELLOW: _("10 days or fewer"),
            Colour.GREEN: _("On schedule"),
            Colour.NONE: _("Suspended"),
        }
        return [
            {
                "spell": spell,
                "words": words[spell.colour],
                "tone": COLOUR_TONES.get(spell.colour, "neutral"),
                "icon": COLOUR_ICONS.get(spell.colour, "player-pause"),
                "length": ngettext("%(n)s day", "%(n)s days", spell.days) % {"n": spell.days},
            }
            for spell in reversed(self.spells)
        ]

    def as_json(self) -> list[dict[str, Any]]:
        """The spells as the REST API tells them, the earliest first."""
        return [
            {
                "colour": one.colour.value,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "days": one.days,
            }
            for one in self.spells
        ]


def of_task(task: Any, on: date) -> Course:
    """ncip-55: the course of one task until a day."""
    return Course(lights.spells(task, on, lights.intervals_of(task.roadmap.project)))


def of_project(project: Any, tasks: Sequence[Any], on: date) -> Course:
    """ncip-55: the course of a project by the worst of its tasks, from the tasks of its roadmap."""
    stops, yellow = lights.intervals_of(project), parameter(YELLOW_DAYS)
    return Course(lights.worst([lights.spells(task, on, stops, yellow) for task in tasks]))
