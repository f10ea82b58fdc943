"""Pages of issues, the Council and assignments."""

from projects.issues.views.assignments import assignment, assignments
from projects.issues.views.council import council, council_meeting, council_meetings, minutes
from projects.issues.views.issues import issue, issues

__all__ = [
    "assignment",
    "assignments",
    "council",
    "council_meeting",
    "council_meetings",
    "issue",
    "issues",
    "minutes",
]
