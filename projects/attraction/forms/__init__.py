"""What is asked in Module 1; the same forms serve pages, the REST API and imports."""

from projects.attraction.forms.company import (
    CompanyForm,
    GiveAccessForm,
    Global2000MatchForm,
    MergeForm,
    OpenCardForm,
    PlaceForm,
)
from projects.attraction.forms.contact import ContactForm, EraseContactForm
from projects.attraction.forms.initiative import AddMeetingsForm, InitiativeForm
from projects.attraction.forms.initiative_way import (
    AssignForm,
    CloseInitiativeForm,
    ExtendForm,
    PassOnForm,
    ProposeRedirectForm,
    RefuseRedirectForm,
)
from projects.attraction.forms.kyc import FailKycForm, KycAnswersForm, PassKycForm, PlanKycForm
from projects.attraction.forms.meeting import MeetingForm
from projects.attraction.forms.passport import CreatePassportForm

__all__ = [
    "AddMeetingsForm",
    "AssignForm",
    "CloseInitiativeForm",
    "CompanyForm",
    "ContactForm",
    "CreatePassportForm",
    "EraseContactForm",
    "ExtendForm",
    "FailKycForm",
    "GiveAccessForm",
    "Global2000MatchForm",
    "InitiativeForm",
    "KycAnswersForm",
    "MeetingForm",
    "MergeForm",
    "OpenCardForm",
    "PassKycForm",
    "PassOnForm",
    "PlaceForm",
    "PlanKycForm",
    "ProposeRedirectForm",
    "RefuseRedirectForm",
]
