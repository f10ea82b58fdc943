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
from projects.attraction.forms.visits import (
    AccompanyingForm,
    DeclineVisitForm,
    HoldForm,
    InviteForm,
    ParticipantForm,
    PassInitiativeForm,
    ProgrammeItemForm,
    RescheduleForm,
    VisitCardForm,
    VisitForm,
    VisitResultsForm,
)

__all__ = [
    "AccompanyingForm",
    "AddMeetingsForm",
    "AssignForm",
    "CloseInitiativeForm",
    "CompanyForm",
    "ContactForm",
    "CreatePassportForm",
    "DeclineVisitForm",
    "EraseContactForm",
    "ExtendForm",
    "FailKycForm",
    "GiveAccessForm",
    "Global2000MatchForm",
    "HoldForm",
    "InitiativeForm",
    "InviteForm",
    "KycAnswersForm",
    "MeetingForm",
    "MergeForm",
    "OpenCardForm",
    "ParticipantForm",
    "PassInitiativeForm",
    "PassKycForm",
    "PassOnForm",
    "PlaceForm",
    "PlanKycForm",
    "ProgrammeItemForm",
    "ProposeRedirectForm",
    "RefuseRedirectForm",
    "RescheduleForm",
    "VisitCardForm",
    "VisitForm",
    "VisitResultsForm",
]
