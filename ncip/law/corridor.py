"""The green corridor: the score of Annex 1 with its receipt (ncip-3-4, ncip-30, Annex 1; D05-D12).

Four criteria give points, each point is weighted, and the sum is compared with the threshold. Everything is
exact: two combinations reach the threshold of 1.3 exactly, and binary fractions would refuse both (D09).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import Any

from ncip.law.parameters import (
    CORRIDOR_THRESHOLD,
    CORRIDOR_WEIGHTS,
    CRITERIA,
    GLOBAL2000_POINTS,
    INVESTMENT_POINTS,
    JOBS_POINTS,
    TECHNOLOGY_LEVELS,
    TECHNOLOGY_POINTS,
    Parameter,
)
from ncip.law.scales import Scale

RULES = {
    "investment": "ncip-app1-invest",
    "global2000": "ncip-app1-g2000",
    "technology": "ncip-app1-tech",
    "jobs": "ncip-app1-jobs",
}
# The line of Annex 1 that gives these points; points of an amended scale stand under the criterion itself.
LINES = {
    "investment": {"1": "ncip-app1-invest-1", "2": "ncip-app1-invest-2", "3": "ncip-app1-invest-3"},
    "global2000": {"0": "ncip-app1-g2000-0", "2": "ncip-app1-g2000-2"},
    "technology": {
        "0": "ncip-app1-tech-0",
        "1": "ncip-app1-tech-1",
        "2": "ncip-app1-tech-2",
        "3": "ncip-app1-tech-3",
    },
    "jobs": {"0.5": "ncip-app1-jobs-a", "1": "ncip-app1-jobs-b", "2": "ncip-app1-jobs-c"},
}


class TechLevel(IntEnum):
    """ncip-app1-tech-0..3: the level of the project's goods in the list of priority goods (D10)."""

    NOT_MANUFACTURING = 0
    NOT_LISTED = 1
    MEDIUM = 2
    HIGH = 3


@dataclass(frozen=True, slots=True)
class CorridorRules:
    """The dated values of Annex 1; approved amendments come in as other parameters."""

    threshold: Parameter[Decimal] = CORRIDOR_THRESHOLD
    weights: Parameter[Mapping[str, Decimal]] = CORRIDOR_WEIGHTS
    investment: Parameter[Scale] = INVESTMENT_POINTS
    global2000: Parameter[Mapping[str, Decimal]] = GLOBAL2000_POINTS
    technology: Parameter[Mapping[str, Decimal]] = TECHNOLOGY_POINTS
    jobs: Parameter[Scale] = JOBS_POINTS


ANNEX_1 = CorridorRules()


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion of a receipt: its input as text, points, weight and their product."""

    criterion: str
    rule: str
    given: str
    points: Decimal
    weight: Decimal
    weighted: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """What another value of one criterion alone would make of the total."""

    criterion: str
    rule: str
    needed: str
    total: Decimal


@dataclass(frozen=True, slots=True)
class Receipt:
    """The score with everything that explains it; `improvements` each lift a project over the threshold."""

    on: date
    parts: tuple[Part, ...]
    total: Decimal
    threshold: Decimal
    included: bool
    improvements: tuple[Change, ...]

    @property
    def points(self) -> tuple[Decimal, ...]:
        """The points in the order of Annex 1: investment, Global 2000, technology, jobs."""
        return tuple(part.points for part in self.parts)

    def as_json(self) -> dict[str, Any]:
        """The receipt as it is frozen on a record: exact numbers as strings."""
        return {
            "on": self.on.isoformat(),
            "total": str(self.total),
            "threshold": str(self.threshold),
            "included": self.included,
            "rule": "ncip-app1-formula",
            "parts": [_as_json(part) for part in self.parts],
            "improvements": [_as_json(change) for change in self.improvements],
        }


@dataclass(frozen=True, slots=True)
class _Option:
    """A value of a criterion and the points it brings."""

    given: str
    points: Decimal


def score(
    usd: Decimal | int,
    global2000: bool,
    tech_level: TechLevel | int,
    jobs: int,
    on: date,
    *,
    rules: CorridorRules = ANNEX_1,
) -> Receipt:
    """ncip-30, ncip-app1-formula: the score of a project of the national pool on a day; `usd` in dollars."""
    given = {
        "investment": _Option(_plain(usd), rules.investment.on(on).points(usd)),
        "global2000": _flag(rules.global2000.on(on), "yes" if global2000 else "no"),
        "technology": _flag(rules.technology.on(on), TECHNOLOGY_LEVELS[TechLevel(tech_level)]),
        "jobs": _Option(str(jobs), rules.jobs.on(on).points(jobs)),
    }
    weights, threshold = rules.weights.on(on), rules.threshold.on(on)
    parts = tuple(_part(criterion, given[criterion], weights[criterion]) for criterion in CRITERIA)
    total = sum((part.weighted for part in parts), Decimal(0))
    included = total >= threshold
    return Receipt(
        on=on,
        parts=parts,
        total=total,
        threshold=threshold,
        included=included,
        improvements=() if included else _improvements(parts, total, threshold, _options(rules, on)),
    )


def _part(criterion: str, option: _Option, weight: Decimal) -> Part:
    rule = LINES[criterion].get(_plain(option.points), RULES[criterion])
    return Part(criterion, rule, option.given, option.points, weight, option.points * weight)


def _improvements(
    parts: tuple[Part, ...], total: Decimal, threshold: Decimal, options: Mapping[str, list[_Option]]
) -> tuple[Change, ...]:
    """For each criterion the least value which alone would lift the total to the threshold."""
    found = []
    for part in parts:
        for option in options[part.criterion]:
            lifted = total + (option.points - part.points) * part.weight
            if lifted >= threshold:
                found.append(Change(part.criterion, RULES[part.criterion], option.given, lifted))
                break
    return tuple(found)


def _options(rules: CorridorRules, on: date) -> dict[str, list[_Option]]:
    return {
        "investment": [_Option(_plain(bound), points) for bound, points in rules.investment.on(on).steps],
        "global2000": [_flag(rules.global2000.on(on), key) for key in ("no", "yes")],
        "technology": [_flag(rules.technology.on(on), key) for key in TECHNOLOGY_LEVELS],
        "jobs": [_Option(_plain(bound), points) for bound, points in rules.jobs.on(on).steps],
    }


def _flag(table: Mapping[str, Decimal], key: str) -> _Option:
    return _Option(key, table[key])


def _plain(number: Decimal | int) -> str:
    return format(Decimal(number), "f")


def _as_json(row: Part | Change) -> dict[str, str]:
    return {name: str(getattr(row, name)) for name in row.__slots__}
