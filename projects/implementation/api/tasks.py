"""REST resource of the tasks of roadmaps, each with its colour and how that changed (55)."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from rest_framework import serializers

from ncip.casework.act import local_date
from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.implementation import lights
from projects.implementation.enums import LIVE_ROADMAPS, Stage, TaskState
from projects.implementation.filters import COLOURS
from projects.implementation.models import Task
from projects.implementation.presentation import course


class TaskFilter(django_filters.FilterSet):
    """Tasks by project, roadmap, stage, state, responsible and due date."""

    project = django_filters.CharFilter(field_name="roadmap__project__code")
    roadmap = django_filters.UUIDFilter(field_name="roadmap__public_id")
    stage = django_filters.ChoiceFilter(choices=Stage.choices)
    state = django_filters.ChoiceFilter(choices=TaskState.choices)
    responsible = django_filters.UUIDFilter(field_name="responsible__public_id")
    due_before = django_filters.DateFilter(field_name="due_on", lookup_expr="lte")
    region = django_filters.CharFilter(field_name="roadmap__project__region__iso")
    colour = django_filters.ChoiceFilter(choices=COLOURS, method="of_colour")

    class Meta:
        model = Task
        fields: tuple[str, ...] = ()

    def of_colour(self, tasks: Any, name: str, value: str) -> Any:
        """Those to be done that have the colour today (ncip-55)."""
        return lights.of_colour(lights.standing(tasks, self.request.on), value, self.request.on)


class TaskSerializer(SubjectSerializer):
    """A task of a roadmap with its colour on the day of the request (ncip-55)."""

    project = serializers.SlugRelatedField[Any](slug_field="code", read_only=True, source="roadmap.project")
    support_measure = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    predecessors = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)
    colour = serializers.CharField(read_only=True)

    def to_representation(self, task: Any) -> dict[str, Any]:
        """The colours from day to day belong to a single task."""
        data = super().to_representation(task)
        return data | self._course(task) if self.context.get("single") else data

    def _course(self, task: Any) -> dict[str, Any]:
        if task.roadmap.state not in LIVE_ROADMAPS:
            return {"course": [], "days_in_red": 0}
        found = course.of_task(task, local_date(self.context["at"]))
        return {"course": found.as_json(), "days_in_red": found.red_days}

    class Meta:
        model = Task
        fields: ClassVar = [
            "project",
            "roadmap",
            "stage",
            "type",
            "title",
            "expected_result",
            "support_measure",
            "support_note",
            "risk",
            "mitigation",
            "responsible_kind",
            "responsible",
            "responsible_name",
            "starts_on",
            "due_on",
            "predecessors",
            "agreed_due_on",
            "started_on",
            "completed_on",
            "reported_on",
            "evidence",
            "not_applicable_reason",
            "reopened_reason",
            "colour",
        ]


class TaskViewSet(SubjectViewSet):
    """Tasks of roadmaps."""

    model = Task
    serializer_class = TaskSerializer
    filterset_class = TaskFilter

    def rows(self, visible: Any) -> Any:
        """The rows with their colour and what they refer to."""
        on = self.request._request.on  # type: ignore[attr-defined]
        found = visible.select_related("roadmap__project", "support_measure", "responsible", "evidence")
        return found.prefetch_related("predecessors").with_colour(on)


routes = [("tasks", TaskViewSet)]
