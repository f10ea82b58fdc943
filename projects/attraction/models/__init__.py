"""The cards of Module 1: company, contact, meeting, agreement, memorandum, visit, initiative (ncip-39 to ncip-43)."""

from projects.attraction.models.access import CompanyAccess
from projects.attraction.models.agreement import Agreement, Postponement
from projects.attraction.models.company import Company
from projects.attraction.models.consultation import Consultation
from projects.attraction.models.contact import Contact
from projects.attraction.models.draft import MeetingDraft
from projects.attraction.models.former import FormerCard
from projects.attraction.models.global2000 import Global2000Match
from projects.attraction.models.hand_off import HandOff
from projects.attraction.models.initiative import Initiative
from projects.attraction.models.kyc import KycAnswer, KycCheck, KycItem
from projects.attraction.models.meeting import Meeting
from projects.attraction.models.memorandum import Memorandum
from projects.attraction.models.potential import InvestorList, PotentialInvestor
from projects.attraction.models.sheet_import import SheetImport
from projects.attraction.models.visit import Visit, VisitBody
from projects.attraction.models.visit_rows import ProgrammeItem, VisitParticipant

__all__ = [
    "Agreement",
    "Company",
    "CompanyAccess",
    "Consultation",
    "Contact",
    "FormerCard",
    "Global2000Match",
    "HandOff",
    "Initiative",
    "InvestorList",
    "KycAnswer",
    "KycCheck",
    "KycItem",
    "Meeting",
    "MeetingDraft",
    "Memorandum",
    "Postponement",
    "PotentialInvestor",
    "ProgrammeItem",
    "SheetImport",
    "Visit",
    "VisitBody",
    "VisitParticipant",
]
