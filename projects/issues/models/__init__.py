"""Facts of issues, meetings of the Council and assignments."""

from projects.issues.models.agenda import AgendaItem
from projects.issues.models.assignment import Assignment, Postponement
from projects.issues.models.issue import Issue
from projects.issues.models.issue_rows import InformationRequest, IssueMeeting, IssueStep
from projects.issues.models.meeting import CouncilMeeting

__all__ = [
    "AgendaItem",
    "Assignment",
    "CouncilMeeting",
    "InformationRequest",
    "Issue",
    "IssueMeeting",
    "IssueStep",
    "Postponement",
]
