"""What is asked in the exchange; the same forms serve pages, the REST API and imports."""

from frontoffices.exchange.forms.event import (
    DescribeEventForm,
    EventForm,
    HoldEventForm,
    InviteForm,
    LinkMeetingsForm,
    RescheduleForm,
)
from frontoffices.exchange.forms.material import EditMaterialForm, MaterialForm
from frontoffices.exchange.forms.niche import NicheForm
from frontoffices.exchange.forms.programme import (
    CompleteMeasureForm,
    MakeUpdateForm,
    MeasureForm,
    ProgrammeForm,
    UpdateDutyForm,
)
from frontoffices.exchange.forms.publication import PublicationForm
from frontoffices.exchange.forms.request import (
    AnswerRequestForm,
    EditRequestForm,
    RegisterRequestForm,
    RequestForm,
)
from frontoffices.exchange.forms.shared import ReasonForm

__all__ = [
    "AnswerRequestForm",
    "CompleteMeasureForm",
    "DescribeEventForm",
    "EditMaterialForm",
    "EditRequestForm",
    "EventForm",
    "HoldEventForm",
    "InviteForm",
    "LinkMeetingsForm",
    "MakeUpdateForm",
    "MaterialForm",
    "MeasureForm",
    "NicheForm",
    "ProgrammeForm",
    "PublicationForm",
    "ReasonForm",
    "RegisterRequestForm",
    "RequestForm",
    "RescheduleForm",
    "UpdateDutyForm",
]
