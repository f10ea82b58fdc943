"""What a project costs in tenge, in dollars and in calculation indices on the day that counts (25, 28, 31,
Annex 1).

The day is that on which the passport is formed or its cost or contract is changed; index and rates are
frozen on the record and a new index never sorts a project again (D03, D05). Comparisons are made on
unrounded numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ncip.law.corridor import CorridorRules
from ncip.law.parameters import (
    CORRIDOR_THRESHOLD,
    CORRIDOR_WEIGHTS,
    GLOBAL2000_POINTS,
    IN_FORCE,
    INVESTMENT_POINTS,
    JOBS_POINTS,
    POOL_THRESHOLD_MCI,
    TASK_FORCE_THRESHOLD_MCI,
    TECHNOLOGY_POINTS,
    NoValueInForce,
)
from ncip.law.pools import is_task_force_size, pool_of
from ncip.reference.errors import MissingValue
from ncip.reference.mci import mci_of
from ncip.reference.parameters import parameter
from ncip.reference.rates import DOLLAR, rate_on

if TYPE_CHECKING:
    from ncip.reference.rates import Rate


class ValueMissing(LookupError):
    """A value without which a project cannot be valued or scored: a sentence, its rule and a code."""

    def __init__(self, code: str, text: str, rule: str) -> None:
        """Keep the sentence for the official and the paragraph that needs the value."""
        super().__init__(text)
        self.code, self.text, self.rule = code, text, rule


@dataclass(frozen=True)
class Valuation:
    """The index of the year and the rates of the day, and the cost in tenge and dollars at them,
    unrounded.
    """

    on: date
    mci_year: int
    mci_value: Decimal
    rate: Rate
    dollar: Rate
    cost_kzt: Decimal
    cost_usd: Decimal


def valuation(cost: Decimal, currency: str, on: date) -> Valuation:
    """ncip-3-16, ncip-28: a cost at the index of the year and the rates of the day; raises ValueMissing."""
    try:
        mci = mci_of(on.year)
        rate = rate_on(currency, on)
        dollar = rate_on(DOLLAR, on)
        POOL_THRESHOLD_MCI.on(on)
    except MissingValue as error:
        raise missing_value(error, "ncip-28") from error
    except NoValueInForce as error:
        raise ValueMissing("rules_not_in_force", _not_in_force(on), error.rule) from error
    in_tenge = cost * rate.rate / rate.nominal
    in_dollars = cost if currency == DOLLAR else in_tenge * dollar.nominal / dollar.rate
    return Valuation(on, mci.year, mci.value, rate, dollar, in_tenge, in_dollars)


def _not_in_force(on: date) -> str:
    return _("The Rules took force on %(first)s: a passport cannot be formed on %(day)s.") % {
        "first": date_format(IN_FORCE, "SHORT_DATE_FORMAT"),
        "day": date_format(on, "SHORT_DATE_FORMAT"),
    }


def missing_value(error: MissingValue, rule: str) -> ValueMissing:
    """What a reference table did not know, as a refusal of this floor."""
    return ValueMissing(f"missing_{error.table.replace('-', '_')}", str(error), error.rule or rule)


def pool_at(cost_kzt: Decimal, mci_value: Decimal, *, has_contract: bool, on: date) -> str:
    """ncip-25, ncip-28: the pool at the threshold in force on a day, with its agreed amendments."""
    return pool_of(cost_kzt, mci_value, has_contract, on, threshold=parameter(POOL_THRESHOLD_MCI)).value


def has_task_force_size(cost_kzt: Decimal, mci_value: Decimal, on: date) -> bool:
    """ncip-31: whether the cost reaches the threshold of Task Force in force on a day."""
    return is_task_force_size(cost_kzt, mci_value, on, threshold=parameter(TASK_FORCE_THRESHOLD_MCI))


def corridor_rules() -> CorridorRules:
    """ncip-app1-formula: the values of Annex 1 with their agreed amendments."""
    return CorridorRules(
        threshold=parameter(CORRIDOR_THRESHOLD),
        weights=parameter(CORRIDOR_WEIGHTS),
        investment=parameter(INVESTMENT_POINTS),
        global2000=parameter(GLOBAL2000_POINTS),
        technology=parameter(TECHNOLOGY_POINTS),
        jobs=parameter(JOBS_POINTS),
    )
