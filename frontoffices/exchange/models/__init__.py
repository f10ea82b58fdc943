"""Events and country programmes, and what front offices ask and tell one another (ncip-5 to ncip-19)."""

from frontoffices.exchange.models.analysis import Analysis
from frontoffices.exchange.models.event import EventGuest, EventMeeting, InvestmentEvent
from frontoffices.exchange.models.information import InformationMaterial
from frontoffices.exchange.models.issue import SystemicIssue
from frontoffices.exchange.models.material import PresentationMaterial
from frontoffices.exchange.models.niche import Niche
from frontoffices.exchange.models.programme import CountryProgramme, ProgrammeMeasure, ProgrammeUpdate
from frontoffices.exchange.models.promotion import Promotion
from frontoffices.exchange.models.publication import Publication
from frontoffices.exchange.models.request import ExchangeRequest

__all__ = [
    "Analysis",
    "CountryProgramme",
    "EventGuest",
    "EventMeeting",
    "ExchangeRequest",
    "InformationMaterial",
    "InvestmentEvent",
    "Niche",
    "PresentationMaterial",
    "ProgrammeMeasure",
    "ProgrammeUpdate",
    "Promotion",
    "Publication",
    "SystemicIssue",
]
