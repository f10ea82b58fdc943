"""The period of a rating: a quarter (Annex 2, 4(1)) as it stands on a day (56, D22)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ncip.law.parameters import DELAY_POINTS
from ncip.law.quarters import Quarter
from ncip.reference.parameters import parameter

CODE = re.compile(r"(20\d\d)-([1-4])")


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter on its rating day: its last day once it is over, today while it runs (D22)."""

    quarter: Quarter
    on: date
    running: bool = False

    @classmethod
    def of(cls, quarter: Quarter, today: date) -> Period:
        """The period of a quarter that has begun; it runs up to the end of its last day."""
        return cls(quarter, min(quarter.last, today), running=today <= quarter.last)

    @property
    def first(self) -> date:
        """The first day of the quarter."""
        return self.quarter.first

    @property
    def code(self) -> str:
        """The number of the rating: 2026-3."""
        return code_of(self.quarter)

    @property
    def name(self) -> str:
        """The quarter in words."""
        return name_of(self.quarter)


def code_of(quarter: Quarter) -> str:
    """The number of a quarter in addresses and files: 2026-3."""
    return f"{quarter.year}-{quarter.number}"


def quarter_of(code: str) -> Quarter | None:
    """The quarter behind a number such as 2026-3; None when it is not one."""
    found = CODE.fullmatch(code)
    return Quarter(int(found[1]), int(found[2])) if found else None


def name_of(quarter: Quarter) -> str:
    """«Quarter 3 of 2026» in the reader's language."""
    return _("Quarter %(number)s of %(year)s") % {"number": quarter.number, "year": quarter.year}


def first_quarter() -> Quarter:
    """The first quarter that can be rated: the points of paragraph 56 are in force at its end."""
    return Quarter.of(parameter(DELAY_POINTS).values[0].valid_from)


def last_finished(today: date) -> Quarter:
    """The quarter that ended last before a day."""
    return Quarter.of(today).previous()


def ratable(quarter: Quarter, today: date) -> bool:
    """Whether a quarter has begun and lies under the Rules."""
    return first_quarter() <= quarter <= Quarter.of(today)


def quarters(today: date) -> list[Quarter]:
    """Every quarter that can be rated on a day, the present one first."""
    found, quarter = [], Quarter.of(today)
    while quarter >= first_quarter():
        found.append(quarter)
        quarter = quarter.previous()
    return found
