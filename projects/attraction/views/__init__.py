"""The pages of Module 1."""

from projects.attraction.views.agreements import (
    agreement,
    agreement_counts,
    agreements,
    memoranda,
    memorandum,
)
from projects.attraction.views.cards import contact
from projects.attraction.views.companies import companies, company, company_timeline, similar_companies
from projects.attraction.views.consultations import consultation, consultations
from projects.attraction.views.hand_offs import hand_offs, hand_offs_of
from projects.attraction.views.imports import card_import, card_import_new, card_import_template
from projects.attraction.views.initiatives import initiative, initiatives
from projects.attraction.views.invites import meeting_draft_delete, meeting_invite
from projects.attraction.views.kyc import kyc_check
from projects.attraction.views.meetings import meeting, meeting_companies, meeting_new, meetings
from projects.attraction.views.papers import company_briefing, visit_briefing, visit_programme
from projects.attraction.views.pipeline import pipeline
from projects.attraction.views.potential import (
    investor_list,
    investor_lists,
    potential_investor,
    potential_investors,
)
from projects.attraction.views.visits import visit, visit_planner, visits

__all__ = [
    "agreement",
    "agreement_counts",
    "agreements",
    "card_import",
    "card_import_new",
    "card_import_template",
    "companies",
    "company",
    "company_briefing",
    "company_timeline",
    "consultation",
    "consultations",
    "contact",
    "hand_offs",
    "hand_offs_of",
    "initiative",
    "initiatives",
    "investor_list",
    "investor_lists",
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
    "potential_investor",
    "potential_investors",
    "similar_companies",
    "visit",
    "visit_briefing",
    "visit_planner",
    "visit_programme",
    "visits",
]
