"""How high the technology of a project is by the list of priority goods (Annex 1, criterion 3; reading
D10).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ncip.reference.activities import is_manufacturing
from ncip.reference.enums import GoodLevel
from ncip.reference.errors import MissingValue
from ncip.reference.goods import good_of
from projects.implementation.enums import TechnologyLevel
from projects.implementation.valuation import missing_value

if TYPE_CHECKING:
    from ncip.reference.models import PriorityGood

LISTED = {GoodLevel.HIGH.value: TechnologyLevel.HIGH, GoodLevel.MEDIUM.value: TechnologyLevel.MEDIUM}


@dataclass(frozen=True)
class Technology:
    """The level of a project's goods and the row of the list that gave it."""

    level: TechnologyLevel
    good: PriorityGood | None


def technology_of(project: Any, on: date) -> Technology:
    """ncip-app1-tech: not manufacturing, not listed, medium or high; raises ValueMissing without a list."""
    if not is_manufacturing(project.oked.code):
        return Technology(TechnologyLevel.NOT_MANUFACTURING, None)
    try:
        good = good_of(project.hs_code, on)
    except MissingValue as error:
        raise missing_value(error, "ncip-app1-tech") from error
    level = LISTED.get(good.level, TechnologyLevel.NOT_LISTED) if good else TechnologyLevel.NOT_LISTED
    return Technology(level, good)
