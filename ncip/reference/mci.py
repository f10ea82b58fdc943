"""The monthly calculation index of a financial year is that in force on its 1 January (3(16), 25, 28, D03).

Some years have two values (2020, 2022): the later one never counts for pools. A missing year is an error.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from ncip.reference.enums import Table
from ncip.reference.errors import MissingValue
from ncip.reference.models import CalculationIndex


@dataclass(frozen=True, slots=True)
class MciValue:
    """The index that counts for a year: tenge, its first day and its act."""

    year: int
    value: Decimal
    valid_from: date
    act: str


def mci_of(year: int) -> MciValue:
    """The calculation index in force on 1 January of a year (ncip-3-16); raises MissingValue."""
    first_day = date(year, 1, 1)
    row = (
        CalculationIndex.objects.standing()
        .filter(year=year, valid_from__lte=first_day)
        .order_by("-valid_from")
        .first()
    )
    if row is None:
        raise MissingValue(
            Table.CALCULATION_INDEX,
            _(
                "The monthly calculation index of %(year)s is not in the reference table. "
                "Ask the administrator to propose it with its act."
            )
            % {"year": year},
            rule="ncip-3-16",
        )
    return MciValue(year=year, value=row.value, valid_from=row.valid_from, act=row.act)
