"""What of Module 1 stands on the timeline of a company."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.actor import Actor
from projects.attraction.enums import (
    AgreementState,
    InitiativeState,
    KycState,
    MeetingState,
    PotentialState,
    VisitState,
)
from projects.attraction.models import (
    Agreement,
    Company,
    Initiative,
    KycCheck,
    Meeting,
    PotentialInvestor,
    Visit,
)
from projects.attraction.timeline import Source


def of_company(model: Any) -> Any:
    """Those rows of a kind on the company that the actor sees."""

    def find(company: Company, actor: Actor) -> Any:
        return model.objects.visible_to(actor).filter(company=company)

    return find


def visits_of(company: Company, actor: Actor) -> Any:
    """The visits in which the company takes part and which the actor sees."""
    return Visit.objects.visible_to(actor).filter(companies=company)


SOURCES = (
    Source(
        "meeting",
        _("Meeting"),
        "users",
        "meeting",
        of_company(Meeting),
        day="held_on",
        text="subject_of_interest",
        state="state",
        states=MeetingState,
    ),
    Source(
        "initiative",
        _("Initiative"),
        "route",
        "initiative",
        of_company(Initiative),
        day="created_at",
        text="title",
        state="state",
        states=InitiativeState,
    ),
    Source(
        "kyc_check",
        _("KYC check"),
        "shield-check",
        "kyc_check",
        of_company(KycCheck),
        day="created_at",
        text="occasion",
        state="state",
        states=KycState,
    ),
    Source(
        "visit",
        _("Visit"),
        "plane",
        "visit",
        visits_of,
        day="begins_on",
        text="title",
        state="state",
        states=VisitState,
    ),
    Source(
        "agreement",
        _("Agreement"),
        "check",
        "agreement",
        of_company(Agreement),
        day="promised_on",
        text="what",
        state="state",
        states=AgreementState,
    ),
    Source(
        "potential_investor",
        _("Potential investor"),
        "target",
        "potential_investor",
        of_company(PotentialInvestor),
        day="listed_on",
        text="interest",
        state="state",
        states=PotentialState,
    ),
)
