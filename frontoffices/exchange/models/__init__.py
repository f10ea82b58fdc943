"""Events and country programmes, and what front offices ask and tell one another (ncip-5 to ncip-19)."""

from frontoffices.exchange.models.event import EventGuest, EventMeeting, InvestmentEvent
from frontoffices.exchange.models.programme import CountryProgramme, ProgrammeMeasure, ProgrammeUpdate

__all__ = [
    "CountryProgramme",
    "EventGuest",
    "EventMeeting",
    "InvestmentEvent",
    "ProgrammeMeasure",
    "ProgrammeUpdate",
]
