"""What is asked in the exchange; the same forms serve pages, the REST API and imports."""

from frontoffices.exchange.forms.analysis import AnalysisForm, EditAnalysisForm
from frontoffices.exchange.forms.event import (
    DescribeEventForm,
    EventForm,
    HoldEventForm,
    InviteForm,
    LinkMeetingsForm,
    RescheduleForm,
)
from frontoffices.exchange.forms.information import EditInformationForm, InformationForm, RenewInformationForm
from frontoffices.exchange.forms.issue import IssueForm, NameMeasureForm, ResultForm
from frontoffices.exchange.forms.material import EditMaterialForm, MaterialForm
from frontoffices.exchange.forms.niche import NicheForm
from frontoffices.exchange.forms.programme import (
    CompleteMeasureForm,
    MakeUpdateForm,
    MeasureForm,
    ProgrammeForm,
    UpdateDutyForm,
)
from frontoffices.exchange.forms.promotion import PromotionForm
from frontoffices.exchange.forms.publication import PublicationForm
from frontoffices.exchange.forms.request import (
    AnswerRequestForm,
    EditRequestForm,
    RegisterRequestForm,
    RequestForm,
)
from frontoffices.exchange.forms.shared import ReasonForm

__all__ = [
    "AnalysisForm",
    "AnswerRequestForm",
    "CompleteMeasureForm",
    "DescribeEventForm",
    "EditAnalysisForm",
    "EditInformationForm",
    "EditMaterialForm",
    "EditRequestForm",
    "EventForm",
    "HoldEventForm",
    "InformationForm",
    "InviteForm",
    "IssueForm",
    "LinkMeetingsForm",
    "MakeUpdateForm",
    "MaterialForm",
    "MeasureForm",
    "NameMeasureForm",
    "NicheForm",
    "ProgrammeForm",
    "PromotionForm",
    "PublicationForm",
    "ReasonForm",
    "RegisterRequestForm",
    "RenewInformationForm",
    "RequestForm",
    "RescheduleForm",
    "ResultForm",
    "UpdateDutyForm",
]
