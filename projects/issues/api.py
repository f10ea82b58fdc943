"""REST resources of issues, meetings of the Council, agendas and assignments."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.issues.filters import AssignmentFilter, IssueFilter, ItemFilter, MeetingFilter
from projects.issues.models import (
    AgendaItem,
    Assignment,
    CouncilMeeting,
    InformationRequest,
    Issue,
    IssueMeeting,
    IssueStep,
)


class IssueStepSerializer(serializers.ModelSerializer[IssueStep]):
    """To whom an issue was passed on, and what came back."""

    body = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)
    members = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)

    class Meta:
        model = IssueStep
        fields: ClassVar = [
            "kind",
            "body",
            "members",
            "task",
            "topic",
            "outside_plan",
            "due_on",
            "begun_on",
            "result",
            "ended_on",
            "taken_back",
        ]


class InformationRequestSerializer(serializers.ModelSerializer[InformationRequest]):
    """What was asked about the work done, and the report (ncip-9-3)."""

    body = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)

    class Meta:
        model = InformationRequest
        fields: ClassVar = ["body", "question", "asked_on", "due_on", "answer", "answered_on"]


class IssueMeetingSerializer(serializers.ModelSerializer[IssueMeeting]):
    """A meeting on an issue (ncip-9-1)."""

    called_by = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True)

    class Meta:
        model = IssueMeeting
        fields: ClassVar = ["day", "place", "participants", "outcome", "called_by"]


class ProblemIssueSerializer(SubjectSerializer):
    """A problem issue of a project (ncip-6-3, ncip-9-1)."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    tasks = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)
    steps = IssueStepSerializer(many=True, read_only=True)
    information_requests = InformationRequestSerializer(many=True, read_only=True)
    meetings = IssueMeetingSerializer(many=True, read_only=True)

    class Meta:
        model = Issue
        fields: ClassVar = [
            "project",
            "title",
            "text",
            "topic",
            "tasks",
            "raised_by",
            "number",
            "registered_on",
            "body",
            "due_on",
            "information_due_on",
            "answer_text",
            "answered_on",
            "closed_on",
            "steps",
            "information_requests",
            "meetings",
        ]


class IssueViewSet(SubjectViewSet):
    """Problem issues of projects."""

    model = Issue
    serializer_class = ProblemIssueSerializer
    filterset_class = IssueFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().prefetch_related(
            "tasks",
            "steps__body",
            "steps__members",
            "information_requests__body",
            "meetings__called_by",
        )


class CouncilMeetingSerializer(SubjectSerializer):
    """A meeting of the Investment attraction council."""

    invited = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)

    class Meta:
        model = CouncilMeeting
        fields: ClassVar = [
            "planned_on",
            "starts_at",
            "mode",
            "place",
            "invited",
            "number",
            "chair",
            "attendees",
            "held_on",
            "reason",
        ]


class CouncilMeetingViewSet(SubjectViewSet):
    """Meetings of the Investment attraction council."""

    model = CouncilMeeting
    serializer_class = CouncilMeetingSerializer
    filterset_class = MeetingFilter

    def rows(self, visible: Any) -> Any:
        """The rows with whom they invite."""
        return visible.prefetch_related("invited")


class AgendaItemSerializer(SubjectSerializer):
    """A question before the Council, and what it decided (ncip-9-2, ncip-32-b)."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = AgendaItem
        fields: ClassVar = [
            "meeting",
            "kind",
            "automatic",
            "issue",
            "project",
            "title",
            "note",
            "decision",
            "decided_at",
            "reason",
        ]


class AgendaItemViewSet(SubjectViewSet):
    """Items of the agendas of the Council."""

    model = AgendaItem
    serializer_class = AgendaItemSerializer
    filterset_class = ItemFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


class AssignmentSerializer(SubjectSerializer):
    """A decision of the Council, an assignment or a recommendation (ncip-9-9, ncip-9-10)."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = Assignment
        fields: ClassVar = [
            "kind",
            "item",
            "project",
            "text",
            "responsible",
            "official",
            "due_on",
            "first_due_on",
            "given_by",
            "result",
            "done_on",
            "reason",
        ]


class AssignmentViewSet(SubjectViewSet):
    """Assignments."""

    model = Assignment
    serializer_class = AssignmentSerializer
    filterset_class = AssignmentFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


routes = [
    ("issues", IssueViewSet),
    ("council-meetings", CouncilMeetingViewSet),
    ("agenda-items", AgendaItemViewSet),
    ("assignments", AssignmentViewSet),
]
