"""The two pools and Task Force (ncip-3-16, ncip-3-17, ncip-3-26, 25, 28, 31; readings D01-D05, D12).

A project from 150,000 monthly calculation indices, or under an investment contract whatever its cost, is in
the national pool; a cheaper one in the regional pool. Exactly the threshold is national. The index is that
of 1 January of the year in which the passport is formed.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ncip.law.parameters import POOL_THRESHOLD_MCI, TASK_FORCE_THRESHOLD_MCI, Parameter


class Pool(StrEnum):
    """The pool of a project with a formed passport."""

    NATIONAL = "national"
    REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class PoolDecision:
    """The pool with what decided it: the threshold in tenge and the rule."""

    pool: Pool
    rule: str
    threshold_kzt: Decimal
    by_contract: bool


def threshold_kzt(threshold: Parameter[int], mci: Decimal | int, on: date) -> Decimal:
    """A threshold in tenge: its number of indices on a day times the index of the year."""
    if mci <= 0:
        raise ValueError(f"The monthly calculation index must be positive, not {mci}.")
    return Decimal(threshold.on(on)) * mci


def pool_of(
    cost_kzt: Decimal | int,
    mci: Decimal | int,
    has_contract: bool,
    on: date,
    *,
    threshold: Parameter[int] = POOL_THRESHOLD_MCI,
) -> Pool:
    """ncip-25, ncip-28: the pool of a project by its cost in tenge and its contract."""
    return decide_pool(cost_kzt, mci, has_contract, on, threshold=threshold).pool


def decide_pool(
    cost_kzt: Decimal | int,
    mci: Decimal | int,
    has_contract: bool,
    on: date,
    *,
    threshold: Parameter[int] = POOL_THRESHOLD_MCI,
) -> PoolDecision:
    """ncip-25, ncip-28: the pool with its reason; `by_contract` where the cost alone would not do."""
    border = threshold_kzt(threshold, mci, on)
    if cost_kzt >= border or has_contract:
        return PoolDecision(Pool.NATIONAL, "ncip-28", border, by_contract=cost_kzt < border)
    return PoolDecision(Pool.REGIONAL, "ncip-25", border, by_contract=False)


def is_task_force_size(
    cost_kzt: Decimal | int,
    mci: Decimal | int,
    on: date,
    *,
    threshold: Parameter[int] = TASK_FORCE_THRESHOLD_MCI,
) -> bool:
    """ncip-31: from 7,500,000 indices a project of the green corridor is handed over to Task Force."""
    return cost_kzt >= threshold_kzt(threshold, mci, on)
