"""How long post-investment support lasts (61; reading D24).

Three years from the transition to Module 3, the last day being the third anniversary (29 February becomes
28); under an investment contract until its end. A contract that has already ended at the transition does
not count. Neither day moves off days off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ncip.law import terms
from ncip.law.terms import TERM_AFTERCARE, TERM_AFTERCARE_CONTRACT, Term
from ncip.reference.calendar import working_calendar
from projects.aftercare.enums import Basis

if TYPE_CHECKING:
    from projects.implementation.models import InvestmentContract


@dataclass(frozen=True)
class Period:
    """The last day of support, what fixes it, and the day from which its term is counted."""

    ends_on: date
    basis: Basis
    contract: InvestmentContract | None
    term: Term
    counted_from: date


def period_of(project: Any, transferred_on: date) -> Period:
    """ncip-61-a, ncip-61-b: the support period of a project that passes to Module 3 on a day."""
    contract = project.contracts.valid_on(transferred_on).order_by("-ends_on").first()
    if contract is None:
        return period(TERM_AFTERCARE, transferred_on, None)
    return period(TERM_AFTERCARE_CONTRACT, contract.ends_on, contract)


def period(term: Term, counted_from: date, contract: Any) -> Period:
    """ncip-61: the period of a term counted from a day."""
    last = terms.last_day(term, counted_from, working_calendar())
    return Period(
        last.shifted, Basis.CONTRACT if contract else Basis.THREE_YEARS, contract, term, counted_from
    )
