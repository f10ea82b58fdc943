"""What is asked in Module 1; the same forms serve pages, the REST API and imports."""

from projects.attraction.forms.agreement import (
    AgreementForm,
    AgreementOwnerForm,
    AgreementWordsForm,
    DropForm,
    KeepForm,
    PostponeForm,
)
from projects.attraction.forms.company import (
    CompanyForm,
    GiveAccessForm,
    Global2000MatchForm,
    MergeForm,
    OpenCardForm,
    PlaceForm,
)
from projects.attraction.forms.consultation import ConsultationForm
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
from projects.attraction.forms.memorandum import MemorandumForm, MemorandumWordsForm
from projects.attraction.forms.passport import CreatePassportForm
from projects.attraction.forms.potential import DropPotentialForm, InvestorListForm, PotentialInvestorForm
from projects.attraction.forms.programme import ParticipantForm, ProgrammeItemForm
from projects.attraction.forms.visit_card import (
    CorrectDaysForm,
    HoldForm,
    PassInitiativeForm,
    VisitCardForm,
    VisitResultsForm,
)
from projects.attraction.forms.visits import (
    AccompanyingForm,
    DeclineVisitForm,
    InviteForm,
    RescheduleForm,
    VisitForm,
    WithdrawInvitationForm,
)

__all__ = [
    "AccompanyingForm",
    "AddMeetingsForm",
    "AgreementForm",
    "AgreementOwnerForm",
    "AgreementWordsForm",
    "AssignForm",
    "CloseInitiativeForm",
    "CompanyForm",
    "ConsultationForm",
    "ContactForm",
    "CorrectDaysForm",
    "CreatePassportForm",
    "DeclineVisitForm",
    "DropForm",
    "DropPotentialForm",
    "EraseContactForm",
    "ExtendForm",
    "FailKycForm",
    "GiveAccessForm",
    "Global2000MatchForm",
    "HoldForm",
    "InitiativeForm",
    "InvestorListForm",
    "InviteForm",
    "KeepForm",
    "KycAnswersForm",
    "MeetingForm",
    "MemorandumForm",
    "MemorandumWordsForm",
    "MergeForm",
    "OpenCardForm",
    "ParticipantForm",
    "PassInitiativeForm",
    "PassKycForm",
    "PassOnForm",
    "PlaceForm",
    "PlanKycForm",
    "PostponeForm",
    "PotentialInvestorForm",
    "ProgrammeItemForm",
    "ProposeRedirectForm",
    "RefuseRedirectForm",
    "RescheduleForm",
    "VisitCardForm",
    "VisitForm",
    "VisitResultsForm",
    "WithdrawInvitationForm",
]
