"""The pages of Module 1."""

from projects.attraction.views.agreements import (
    agreement,
    agreement_counts,
    agreements,
    memoranda,
    memorandum,
)
from projects.attraction.views.cards import contact
from projects.attraction.views.companies import companies, company, similar_companies
from projects.attraction.views.consultations import consultation, consultations
from projects.attraction.views.hand_offs import hand_offs, hand_offs_of
from projects.attraction.views.initiatives import initiative, initiatives
from projects.attraction.views.invites import meeting_draft_delete, meeting_invite
from projects.attraction.views.kyc import kyc_check
from projects.attraction.views.meetings import meeting, meeting_companies, meeting_new, meetings
from projects.attraction.views.papers import company_briefing, visit_briefing, visit_programme
from projects.attraction.views.pipeline import pipeline
from projects.attraction.views.visits import visit, visit_planner, visits

__all__ = [
    "agreement",
    "agreement_counts",
    "agreements",
    "companies",
    "company",
    "company_briefing",
    "consultation",
    "consultations",
    "contact",
    "hand_offs",
    "hand_offs_of",
    "initiative",
    "initiatives",
    "kyc_check",
    "meeting",
    "meeting_companies",
    "meeting_draft_delete",
    "meeting_invite",
    "meeting_new",
    "meetings",
    "memoranda",
    "memorandum",
    "pipeline",
    "similar_companies",
    "visit",
    "visit_briefing",
    "visit_planner",
    "visit_programme",
    "visits",
]
