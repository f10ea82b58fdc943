"""REST of plans: the templates of roadmaps, and the trial of a table."""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as route
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from ncip.casework.act import Act
from ncip.casework.reasons import BadParameters
from ncip.journal.enums import Channel
from ncip.rest.language import speak_asked_language
from projects.implementation import importing
from projects.implementation.forms import ImportTasksForm
from projects.implementation.models import RoadmapTemplate, TemplateTask


class TemplateTaskSerializer(serializers.ModelSerializer[Any]):
    """A task of a template in the asked language, with its usual length in calendar days."""

    title = serializers.CharField(read_only=True)

    class Meta:
        model = TemplateTask
        fields: ClassVar = ["number", "stage", "type", "title", "days", "after"]


class TemplateSerializer(serializers.ModelSerializer[Any]):
    """A template of a roadmap with its tasks."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    name = serializers.CharField(read_only=True)
    tasks = TemplateTaskSerializer(many=True, read_only=True)

    class Meta:
        model = RoadmapTemplate
        fields: ClassVar = ["id", "name", "activity", "tasks"]


class TemplateViewSet(ListModelMixin, GenericViewSet[Any]):
    """The templates from which a roadmap may be drafted today."""

    serializer_class = TemplateSerializer
    queryset = RoadmapTemplate.objects.none()
    pagination_class = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Speak the asked language before anything is answered."""
        speak_asked_language(request._request)
        super().initial(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        """Those offered on the day of the request."""
        if getattr(self, "swagger_fake_view", False):
            return self.queryset
        on = self.request._request.on  # type: ignore[attr-defined]
        return RoadmapTemplate.objects.offered(on).prefetch_related("tasks")


class TrialRoute:
    """The trial of a table of a roadmap: what would change, or every bad row."""

    @extend_schema(
        request={"multipart/form-data": {"type": "object", "properties": {"file": {"format": "binary"}}}},
        responses=OpenApiTypes.OBJECT,
    )
    @route(detail=True, methods=["post"], url_path="trial", url_name="trial")
    def trial(self: Any, request: Request, **kwargs: Any) -> Response:
        """Read a table on trial: nothing is changed; `import_tasks` takes it."""
        roadmap = self._found()
        act = Act(actor=self.actor, at=self.at, channel=Channel.API)
        form = ImportTasksForm(request.data, request.FILES, subject=roadmap, act=act)
        if not form.is_valid():
            raise BadParameters(form.reasons(), form)
        table = form.cleaned_data["table"]
        reading = importing.try_table(roadmap, table, self.actor, at=self.at, channel=Channel.API)
        return Response(
            {
                "new": len(reading.new),
                "changed": len(reading.changed),
                "unchanged": reading.unchanged,
                "faults": [
                    {"row": one.row, "column": one.column, "text": one.text, "value": one.value}
                    for one in reading.faults
                ],
            }
        )


routes = [("roadmap-templates", TemplateViewSet)]
