"""REST resources of Module 2: projects, roadmaps, tasks, contracts, validations."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import F
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ncip.casework.act import local_date
from ncip.casework.api import LIST_PARAMETERS, SubjectSerializer, SubjectViewSet
from ncip.casework.api_parts import PartsRoute
from projects.implementation.api.plans import TrialRoute
from projects.implementation.enums import LIVE_ROADMAPS, RoadmapState, ValidationOutcome
from projects.implementation.filters import ProjectFilter
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
from projects.implementation.presentation import course

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
            data |= _details(project) | {"course": self._course(project)}
        if self._hides_finances(project):
            data = {name: value for name, value in data.items() if name not in FINANCES}
        return data

    def _course(self, project: Any) -> list[dict[str, Any]]:
        """The colours of the project from day to day, for whoever sees its tasks (ncip-55)."""
        tasks = Task.objects.visible_to(self.context["actor"]).select_related("roadmap")
        own = tasks.filter(
            roadmap__project=project, roadmap__is_current=True, roadmap__state__in=LIVE_ROADMAPS
        )
        return course.of_project(project, list(own), local_date(self.context["at"])).as_json()

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


ORDERING = OpenApiParameter(
    "ordering", str, enum=["corridor"], description="Projects of the green corridor first, then the newest."
)
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


class ProjectViewSet(PartsRoute, SubjectViewSet):
    """Projects by their numbers."""

    model = Project
    serializer_class = ProjectSerializer
    filterset_class = ProjectFilter
    orderings: ClassVar = {"corridor": "in_corridor"}
    lookup_field = "code"

    @extend_schema(parameters=[*LIST_PARAMETERS, ORDERING])
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A page of the projects, newest first; those of the green corridor first when asked so (ncip-32-a)."""
        return super().list(request, *args, **kwargs)

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
    ("contracts", ContractViewSet),
    ("validations", ValidationViewSet),
]
