"""The back office of issues, the Council and assignments: to read. What changes them goes through the door."""

from __future__ import annotations

from django.contrib import admin

from ncip.casework.admin import SubjectAdmin
from ncip.journal.admin import ReadOnlyAdmin
from projects.issues.models import (
    AgendaItem,
    Assignment,
    CouncilMeeting,
    InformationRequest,
    Issue,
    IssueMeeting,
    IssueStep,
    Postponement,
)


@admin.register(Issue)
class IssueAdmin(SubjectAdmin):
    """Problem issues."""

    list_display = ("title", "project", "state", "raised_by", "body", "due_on")
    list_filter = ("state", "topic")
    list_select_related = ("project", "raised_by", "body")
    search_fields = ("search_text",)


@admin.register(CouncilMeeting)
class CouncilMeetingAdmin(SubjectAdmin):
    """Meetings of the Council."""

    list_display = ("planned_on", "state", "mode", "place", "number")
    list_filter = ("state",)


@admin.register(AgendaItem)
class AgendaItemAdmin(SubjectAdmin):
    """Items of agendas."""

    list_display = ("meeting", "kind", "automatic", "state", "issue", "project")
    list_filter = ("state", "kind", "automatic")
    list_select_related = ("meeting", "issue", "project")


@admin.register(Assignment)
class AssignmentAdmin(SubjectAdmin):
    """Assignments."""

    list_display = ("text", "kind", "state", "responsible", "due_on")
    list_filter = ("state", "kind")
    list_select_related = ("responsible",)


@admin.register(IssueStep)
class IssueStepAdmin(ReadOnlyAdmin):
    """Ways on which issues were sent."""

    list_display = ("issue", "kind", "body", "begun_on", "ended_on")
    list_select_related = ("issue", "body")


@admin.register(InformationRequest)
class InformationRequestAdmin(ReadOnlyAdmin):
    """Requests for information."""

    list_display = ("issue", "body", "asked_on", "due_on", "answered_on")
    list_select_related = ("issue", "body")


@admin.register(IssueMeeting)
class IssueMeetingAdmin(ReadOnlyAdmin):
    """Meetings on issues."""

    list_display = ("issue", "day", "place", "called_by")
    list_select_related = ("issue", "called_by")


@admin.register(Postponement)
class PostponementAdmin(ReadOnlyAdmin):
    """Changed days of assignments."""

    list_display = ("assignment", "was_due_on", "due_on", "moved_on")
    list_select_related = ("assignment",)
