"""Priority goods: the level of processing of a commodity position (Annex 1, criterion 3; reading D10)."""

from datetime import date

from django.utils.translation import gettext as _

from ncip.reference.enums import GoodLevel, Table
from ncip.reference.errors import MissingValue
from ncip.reference.models import PriorityGood


def good_of(hs_code: str, on: date) -> PriorityGood | None:
    """The listed position that covers a commodity code on a day, the most exact one; None when not listed.

    Raises MissingValue when no list is loaded for the day.
    """
    rows = PriorityGood.objects.standing().filter(valid_from__lte=on)
    prefixes = [hs_code[:length] for length in (10, 6, 4) if len(hs_code) >= length]
    covering = sorted(
        rows.filter(hs_code__in=prefixes), key=lambda row: (-len(row.hs_code), -row.valid_from.toordinal())
    )
    if not covering and not rows.exists():
        raise MissingValue(
            Table.PRIORITY_GOODS,
            _(
                "The list of priority goods (order № 306 of 30.05.2022) is not loaded. "
                "Ask the administrator to propose it from the official text."
            ),
            rule="ncip-app1-tech",
        )
    return covering[0] if covering else None


def technology_level(hs_code: str, on: date, *, manufacturing: bool) -> str:
    """The row of the technology scale: not_manufacturing, not_listed, medium or high (reading D10)."""
    if not manufacturing:
        return "not_manufacturing"
    good = good_of(hs_code, on)
    return good.level if good and good.level in (GoodLevel.HIGH, GoodLevel.MEDIUM) else "not_listed"
