"""The forms of the door for issues, meetings of the Council, agendas and assignments."""

from projects.issues.forms.assignment import (
    AssignmentForm,
    AssignmentWordsForm,
    CompleteAssignmentForm,
    NameOfficialForm,
    PostponeAssignmentForm,
)
from projects.issues.forms.issue import IssueForm, IssueReasonForm, LinkTasksForm, RegisterIssueForm
from projects.issues.forms.issue_way import (
    AnswerIssueForm,
    AskInformationForm,
    CouncilForm,
    ForwardForm,
    InformationForm,
    IssueMeetingForm,
    LawForm,
    ResultForm,
    WorkingGroupForm,
)
from projects.issues.forms.meeting import (
    AgendaItemForm,
    CouncilMeetingForm,
    DecideItemForm,
    HoldCouncilForm,
    MoveItemForm,
)

__all__ = [
    "AgendaItemForm",
    "AnswerIssueForm",
    "AskInformationForm",
    "AssignmentForm",
    "AssignmentWordsForm",
    "CompleteAssignmentForm",
    "CouncilForm",
    "CouncilMeetingForm",
    "DecideItemForm",
    "ForwardForm",
    "HoldCouncilForm",
    "InformationForm",
    "IssueForm",
    "IssueMeetingForm",
    "IssueReasonForm",
    "LawForm",
    "LinkTasksForm",
    "MoveItemForm",
    "NameOfficialForm",
    "PostponeAssignmentForm",
    "RegisterIssueForm",
    "ResultForm",
    "WorkingGroupForm",
]
