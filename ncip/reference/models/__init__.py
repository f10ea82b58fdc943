"""What offices publish, with history."""

from ncip.reference.models.calendar import CalendarDay
from ncip.reference.models.legal_value import LegalValue
from ncip.reference.models.lists import (
    DelayReason,
    Global2000Edition,
    Global2000Entry,
    Oked,
    PriorityGood,
    SupportMeasure,
)
from ncip.reference.models.money import CalculationIndex, ExchangeRate

__all__ = [
    "CalculationIndex",
    "CalendarDay",
    "DelayReason",
    "ExchangeRate",
    "Global2000Edition",
    "Global2000Entry",
    "LegalValue",
    "Oked",
    "PriorityGood",
    "SupportMeasure",
]
