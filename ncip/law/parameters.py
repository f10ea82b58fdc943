"""Values which an act fixes: thresholds, weights, scales, lengths of terms, each with its first day.

A parameter has start days and acts, never end days. A day before the first value is an error: nothing is
guessed. The wording of the Rules that is printed here took force on 2025-01-19 (ncip-order-4,
ncip-order-wording). An amendment agreed by the authorised body (9-8, 22) lays a further dated value over it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from ncip.law.labels import N_
from ncip.law.scales import Scale, scale

T = TypeVar("T")

IN_FORCE = date(2025, 1, 19)
ACT = "приказ и.о. Министра иностранных дел Республики Казахстан от 31.12.2024 № 11-1-4/746"


class NoValueInForce(LookupError):
    """A day before the first value of a parameter."""

    def __init__(self, code: str, rule: str, day: date, first: date) -> None:
        super().__init__(
            f"{code} ({rule}) has no value in force on {day}: the first one took force on {first}."
        )
        self.code, self.rule, self.day, self.first = code, rule, day, first


class BadValue(ValueError):
    """A proposed value that its parameter cannot take."""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value, the day it takes force and the act that fixes it."""

    valid_from: date
    value: T
    act: str


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T]):
    """A named value of the law; `decode` reads a proposed value from JSON and raises BadValue."""

    code: str
    rule: str
    label: str
    unit: str
    values: tuple[Dated[T], ...]
    decode: Callable[[Any], T] = field(repr=False)

    def on(self, day: date) -> T:
        """The value in force on a day; raises NoValueInForce before the first one."""
        return self.dated_on(day).value

    def dated_on(self, day: date) -> Dated[T]:
        """The value in force on a day with its start and its act."""
        known = [dated for dated in self.values if dated.valid_from <= day]
        if not known:
            raise NoValueInForce(self.code, self.rule, day, self.values[0].valid_from)
        return known[-1]

    def with_values(self, extra: tuple[Dated[T], ...]) -> "Parameter[T]":
        """The same parameter with further dated values; one of the same day replaces the printed one."""
        by_day = {dated.valid_from: dated for dated in (*self.values, *extra)}
        return replace(self, values=tuple(by_day[day] for day in sorted(by_day)))


def whole(raw: Any) -> int:
    """A whole number of one or more."""
    if isinstance(raw, bool) or not str(raw).strip().isdecimal() or int(str(raw)) < 1:
        raise BadValue(f"A whole number of one or more is needed, not {raw!r}.")
    return int(str(raw))


def exact(raw: Any) -> Decimal:
    """An exact number which is not negative."""
    try:
        number = Decimal(str(raw))
    except InvalidOperation as error:
        raise BadValue(f"A number is needed, not {raw!r}.") from error
    if not number.is_finite() or number < 0:
        raise BadValue(f"A number which is not negative is needed, not {raw!r}.")
    return number


def points_of(*keys: str) -> Callable[[Any], Mapping[str, Decimal]]:
    """A table with exactly these keys and a number for each."""

    def decode(raw: Any) -> Mapping[str, Decimal]:
        if not isinstance(raw, Mapping) or set(raw) != set(keys):
            raise BadValue(f"A table with exactly the rows {', '.join(keys)} is needed.")
        return MappingProxyType({key: exact(raw[key]) for key in keys})

    return decode


def weights_of(*keys: str) -> Callable[[Any], Mapping[str, Decimal]]:
    """A table of weights whose sum is exactly one."""

    def decode(raw: Any) -> Mapping[str, Decimal]:
        table = points_of(*keys)(raw)
        if sum(table.values()) != 1:
            raise BadValue(f"The weights must add up to exactly 1, not {sum(table.values())}.")
        return table

    return decode


def steps_of(*, right_closed: bool = False) -> Callable[[Any], Scale]:
    """A scale given as rows [bound, points]."""

    def decode(raw: Any) -> Scale:
        if not isinstance(raw, list) or any(not isinstance(row, list) or len(row) != 2 for row in raw):
            raise BadValue("A list of rows [bound, points] is needed.")
        try:
            return Scale(tuple((exact(bound), exact(points)) for bound, points in raw), right_closed)
        except BadValue:
            raise
        except ValueError as error:
            raise BadValue(str(error)) from error

    return decode


def encode(value: Any) -> Any:
    """A value of a parameter as JSON, the form which `decode` reads."""
    if isinstance(value, Scale):
        return [[str(bound), str(points)] for bound, points in value.steps]
    if isinstance(value, Mapping):
        return {key: str(number) for key, number in value.items()}
    return str(value) if isinstance(value, Decimal) else value


def printed(
    code: str, rule: str, label: str, unit: str, value: T, decode: Callable[[Any], T]
) -> Parameter[T]:
    """A parameter with the one value printed in the wording in force since 2025-01-19."""
    return Parameter(code, rule, label, unit, (Dated(IN_FORCE, value, ACT),), decode)


CRITERIA = ("investment", "global2000", "technology", "jobs")
TECHNOLOGY_LEVELS = ("not_manufacturing", "not_listed", "medium", "high")

POOL_THRESHOLD_MCI = printed(
    "pool_threshold_mci",
    "ncip-28",
    N_("Cost from which a project is in the national pool"),
    "MCI",
    150_000,
    whole,
)
TASK_FORCE_THRESHOLD_MCI = printed(
    "task_force_threshold_mci",
    "ncip-31",
    N_("Cost from which Task Force takes over"),
    "MCI",
    7_500_000,
    whole,
)
CORRIDOR_THRESHOLD = printed(
    "corridor_threshold",
    "ncip-app1-formula",
    N_("Score of the green corridor"),
    "points",
    Decimal("1.3"),
    exact,
)
CORRIDOR_WEIGHTS = printed(
    "corridor_weights",
    "ncip-app1-formula",
    N_("Weights of the green corridor"),
    "share",
    weights_of(*CRITERIA)({"investment": "0.25", "global2000": "0.30", "technology": "0.30", "jobs": "0.15"}),
    weights_of(*CRITERIA),
)
INVESTMENT_POINTS = printed(
    "investment_points",
    "ncip-app1-invest",
    N_("Points by investment amount"),
    "USD",
    scale((10_000_000, 1), (15_000_000, 2), (30_000_000, 3)),
    steps_of(),
)
GLOBAL2000_POINTS = printed(
    "global2000_points",
    "ncip-app1-g2000",
    N_("Points for an investor in The Global 2000"),
    "points",
    points_of("no", "yes")({"no": 0, "yes": 2}),
    points_of("no", "yes"),
)
TECHNOLOGY_POINTS = printed(
    "technology_points",
    "ncip-app1-tech",
    N_("Points by level of technology"),
    "points",
    points_of(*TECHNOLOGY_LEVELS)({"not_manufacturing": 0, "not_listed": 1, "medium": 2, "high": 3}),
    points_of(*TECHNOLOGY_LEVELS),
)
JOBS_POINTS = printed(
    "jobs_points",
    "ncip-app1-jobs",
    N_("Points by jobs created"),
    "jobs",
    scale((1, "0.5"), (300, 1), (500, 2)),
    steps_of(),
)
DELAY_POINTS = printed(
    "delay_points",
    "ncip-56",
    N_("Points by days of delay of a roadmap task"),
    "calendar days",
    scale((0, "0.5"), (5, 1), (15, "1.5"), right_closed=True),
    steps_of(right_closed=True),
)
YELLOW_DAYS = printed(
    "yellow_days", "ncip-55-yellow", N_("Days left up to which a task is yellow"), "calendar days", 10, whole
)
EXTENSION_MAX_DAYS = printed(
    "extension_max_days", "ncip-42-2", N_("Longest extension of an initiative"), "calendar days", 30, whole
)

PROGRAMME_UPDATE_DAY = printed(
    "programme_update_day",
    "ncip-17-2",
    N_("Day of the month after the quarter by which a country programme is updated"),
    "day",
    15,
    whole,
)

POOL_UPDATE_DAY = printed(
    "pool_update_day",
    "ncip-26",
    N_("Day of the month after the quarter by which the regional pool is updated"),
    "day",
    15,
    whole,
)

PARAMETERS: tuple[Parameter[Any], ...] = (
    POOL_THRESHOLD_MCI,
    TASK_FORCE_THRESHOLD_MCI,
    CORRIDOR_THRESHOLD,
    CORRIDOR_WEIGHTS,
    INVESTMENT_POINTS,
    GLOBAL2000_POINTS,
    TECHNOLOGY_POINTS,
    JOBS_POINTS,
    DELAY_POINTS,
    YELLOW_DAYS,
    EXTENSION_MAX_DAYS,
    PROGRAMME_UPDATE_DAY,
    POOL_UPDATE_DAY,
)
