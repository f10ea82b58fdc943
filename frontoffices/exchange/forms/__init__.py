"""What is asked in the exchange; the same forms serve pages, the REST API and imports."""

from frontoffices.exchange.forms.event import (
    DescribeEventForm,
    EventForm,
    HoldEventForm,
    InviteForm,
    LinkMeetingsForm,
    RescheduleForm,
)
from frontoffices.exchange.forms.programme import (
    CompleteMeasureForm,
    MakeUpdateForm,
    MeasureForm,
    ProgrammeForm,
    UpdateDutyForm,
)
from frontoffices.exchange.forms.shared import ReasonForm

__all__ = [
    "CompleteMeasureForm",
    "DescribeEventForm",
    "EventForm",
    "HoldEventForm",
    "InviteForm",
    "LinkMeetingsForm",
    "MakeUpdateForm",
    "MeasureForm",
    "ProgrammeForm",
    "ReasonForm",
    "RescheduleForm",
    "UpdateDutyForm",
]
