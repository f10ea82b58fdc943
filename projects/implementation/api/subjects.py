"""REST resources of Module 2: projects, roadmaps, tasks, contracts, validations."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import F
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.implementation import lights
from projects.implementation.api.plans import TrialRoute
from projects.implementation.enums import RoadmapState, Stage, TaskState, ValidationOutcome
from projects.implementation.filters import COLOURS, ProjectFilter
from projects.implementation.guards.passport import missing
from projects.implementation.models import (
    CorridorScore,
    FinancingSource,
    InvestmentContract,
    Project,
    Remark,
    Roadmap,
    Task,
    Validation,
)
from projects.implementation.permissions import SENDING_KINDS, shows_finances

# What a mission does not see of the projects it started (architecture §7).
FINANCES = ("cost", "currency", "cost_kzt", "cost_usd", "financing", "corridor_score", "valuation")


def _by(slug: str) -> Any:
    return serializers.SlugRelatedField[Any](slug_field=slug, read_only=True)


class FinancingSerializer(serializers.ModelSerializer[Any]):
    """A source of financing (ncip-47-7)."""

    class Meta:
        model = FinancingSource
        fields: ClassVar = ["kind", "terms", "amount"]


class ScoreSerializer(serializers.ModelSerializer[Any]):
    """The receipt of the green-corridor score (ncip-app1-formula)."""

    good = _by("hs_code")
    global2000_entry = serializers.StringRelatedField[Any]()
    listed_company = _by("public_id")

    class Meta:
        model = CorridorScore
        fields: ClassVar = [
            "at",
            "at_inclusion",
            "total",
            "threshold",
            "included",
            "receipt",
            "technology",
            "good",
            "global2000_entry",
            "listed_company",
        ]


class ProjectSerializer(SubjectSerializer):
    """A project: its passport and its standing; a single one with financing, receipt and what is missing."""

    region = _by("iso")
    district = _by("kato")
    oked = _by("code")
    stage = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Project
        fields: ClassVar = [
            "title",
            "company",
            "bin",
            "oked",
            "hs_code",
            "region",
            "district",
            "cost",
            "currency",
            "cost_kzt",
            "cost_usd",
            "jobs",
            "description",
            "goals",
            "expected_results",
            "needs",
            "registered_on",
            "planned_start",
            "planned_finish",
            "production",
            "partnership",
            "already_running",
            "contact",
            "responsible",
            "initiator",
            "leb",
            "designated_on",
            "initiative",
            "formed_on",
            "pool",
            "pool_since",
            "below_threshold",
            "in_corridor",
            "corridor_since",
            "corridor_flag",
            "task_force",
            "stage",
            "last_task_completed_on",
            "transferred_on",
            "demo_fields",
        ]

    def to_representation(self, project: Any) -> dict[str, Any]:
        """The finances only to those who may see them."""
        data = super().to_representation(project)
        if self.context.get("single"):
            data |= _details(project)
        if self._hides_finances(project):
            data = {name: value for name, value in data.items() if name not in FINANCES}
        return data

    def _hides_finances(self, project: Any) -> bool:
        actor = self.context["view"].actor
        if not actor.is_kind(*SENDING_KINDS):
            return False
        return not self.context.get("single") or not shows_finances(actor, project)


def _details(project: Project) -> dict[str, Any]:
    score = project.corridor_scores.select_related("good", "global2000_entry", "listed_company").first()
    return {
        "measures": [measure.code for measure in project.measures.all()],
        "financing": FinancingSerializer(project.financing.all(), many=True).data,
        "valuation": {
            "on": project.valued_on,
            "mci_year": project.mci_year,
            "mci_value": _text(project.mci_value),
            "rate": _text(project.rate),
            "rate_nominal": project.rate_nominal,
            "rate_date": project.rate_date,
            "demonstration": project.demonstration_rate,
        },
        "corridor_score": ScoreSerializer(score).data if score else None,
        "missing": [reason.as_dict() for reason in missing(project)],
        "participants": [
            {"organisation": str(found.organisation.public_id), "role": found.role, "since": found.since}
            for found in project.participants.select_related("organisation")
        ],
    }


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


# What a project refers to, by the name under which it is told.
NUMBERED = {
    "company": "company__public_id",
    "region": "region__iso",
    "oked": "oked__code",
    "initiator": "initiator__public_id",
    "leb": "leb__public_id",
    "initiative": "initiative__public_id",
}
OWN = [field.name for field in Project._meta.concrete_fields]


class ProjectViewSet(SubjectViewSet):
    """Projects by their numbers."""

    model = Project
    serializer_class = ProjectSerializer
    filterset_class = ProjectFilter
    lookup_field = "code"

    def rows(self, visible: Any) -> Any:
        """The rows with their stage and the public numbers of what they refer to."""
        joined = visible.select_related(*NUMBERED).only(*OWN, *NUMBERED.values())
        return joined.prefetch_related("district", "contact", "responsible").with_stage()


class RoadmapFilter(django_filters.FilterSet):
    """Roadmaps by project, state and whether they are current."""

    project = django_filters.CharFilter(field_name="project__code")
    state = django_filters.ChoiceFilter(choices=RoadmapState.choices)
    current = django_filters.BooleanFilter(field_name="is_current")

    class Meta:
        model = Roadmap
        fields: tuple[str, ...] = ()


class RemarkSerializer(serializers.ModelSerializer[Any]):
    """A remark of the national company with its answer (ncip-51)."""

    class Meta:
        model = Remark
        fields: ClassVar = ["round", "number", "text", "answer", "answered_on"]


class RoadmapSerializer(SubjectSerializer):
    """A roadmap; a single one with its parties, their marks and the remarks."""

    project = _by("code")

    class Meta:
        model = Roadmap
        fields: ClassVar = [
            "project",
            "number",
            "is_current",
            "round",
            "drafted_by",
            "submitted_on",
            "approved_on",
            "approved_by",
            "completed_on",
        ]

    def to_representation(self, roadmap: Any) -> dict[str, Any]:
        """Parties and remarks belong to a single roadmap."""
        data = super().to_representation(roadmap)
        if not self.context.get("single"):
            return data
        missing_marks = {party.key for party in roadmap.parties_without_mark()}
        parties = [
            {"party": party.key, "name": party.name, "agreed": party.key not in missing_marks}
            for party in roadmap.parties()
        ]
        remarks = RemarkSerializer(roadmap.remarks.all(), many=True).data
        tasks = [str(key) for key in roadmap.tasks.values_list("public_id", flat=True)]
        return data | {"parties": parties, "remarks": remarks, "tasks": tasks}


class RoadmapViewSet(TrialRoute, SubjectViewSet):
    """Roadmaps."""

    model = Roadmap
    serializer_class = RoadmapSerializer
    filterset_class = RoadmapFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("project", "drafted_by", "approved_by")


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
    support_measure = _by("code")
    predecessors = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)
    colour = serializers.CharField(read_only=True)

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


class ContractSerializer(SubjectSerializer):
    """An investment contract (ncip-54)."""

    project = _by("code")

    class Meta:
        model = InvestmentContract
        fields: ClassVar = ["project", "number", "signed_on", "ends_on", "document"]


class ContractFilter(django_filters.FilterSet):
    """Contracts by project."""

    project = django_filters.CharFilter(field_name="project__code")

    class Meta:
        model = InvestmentContract
        fields: tuple[str, ...] = ()


class ContractViewSet(SubjectViewSet):
    """Investment contracts."""

    model = InvestmentContract
    serializer_class = ContractSerializer
    filterset_class = ContractFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.select_related("project", "document")


class ValidationFilter(django_filters.FilterSet):
    """Validations by project and decision."""

    project = django_filters.CharFilter(field_name="project__code")
    outcome = django_filters.ChoiceFilter(choices=ValidationOutcome.choices)

    class Meta:
        model = Validation
        fields: tuple[str, ...] = ()


class ValidationSerializer(serializers.ModelSerializer[Any]):
    """The record that a decision of the national chamber leaves (ncip-60)."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    project = _by("code")
    roadmap = _by("public_id")
    organisation = _by("public_id")
    countersigned_by = _by("public_id")
    tasks = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)

    class Meta:
        model = Validation
        fields: ClassVar = [
            "id",
            "project",
            "roadmap",
            "outcome",
            "text",
            "completed_on",
            "reported_on",
            "decided_on",
            "organisation",
            "countersigned_by",
            "tasks",
        ]


class ValidationViewSet(SubjectViewSet):
    """Validations: read only, the decision itself is an action of the project."""

    model = Validation
    serializer_class = ValidationSerializer
    filterset_class = ValidationFilter
    http_method_names = ["get", "head", "options"]

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to; they change with their project."""
        related = visible.select_related("project", "roadmap", "organisation", "countersigned_by")
        return related.prefetch_related("tasks").annotate(changed_at=F("project__changed_at"))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One record."""
        return Response(self.get_serializer(self._found()).data)


routes = [
    ("projects", ProjectViewSet),
    ("roadmaps", RoadmapViewSet),
    ("tasks", TaskViewSet),
    ("contracts", ContractViewSet),
    ("validations", ValidationViewSet),
]
