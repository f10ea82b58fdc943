"""Events and country programmes, and what front offices ask and tell one another (ncip-5 to ncip-19)."""

from frontoffices.exchange.models.event import EventGuest, EventMeeting, InvestmentEvent
from frontoffices.exchange.models.material import PresentationMaterial
from frontoffices.exchange.models.niche import Niche
from frontoffices.exchange.models.programme import CountryProgramme, ProgrammeMeasure, ProgrammeUpdate
from frontoffices.exchange.models.publication import Publication
from frontoffices.exchange.models.request import ExchangeRequest

__all__ = [
    "CountryProgramme",
    "EventGuest",
    "EventMeeting",
    "ExchangeRequest",
    "InvestmentEvent",
    "Niche",
    "PresentationMaterial",
    "ProgrammeMeasure",
    "ProgrammeUpdate",
    "Publication",
]
