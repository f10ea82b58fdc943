"""The REST representation of subjects: lists, objects, creating, editing and acting, all through the door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any, ClassVar

from django.http import Http404
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as route
from rest_framework.exceptions import MethodNotAllowed, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from ncip.casework import deadlines, door, explain
from ncip.casework.actions import declarations_of, state_label, state_of
from ncip.casework.actor import Actor
from ncip.casework.api_messages import KEY as KEY_PARAMETER
from ncip.casework.api_messages import MessagesRoute
from ncip.casework.models import Subject
from ncip.casework.reasons import NotVisible
from ncip.journal.enums import Channel
from ncip.rest.cursors import page
from ncip.rest.language import speak_asked_language

LIST_PARAMETERS = [
    OpenApiParameter("cursor", str, description="Where the next page starts, as the list gave it."),
    OpenApiParameter("limit", int, description="Rows of a page, 1 to 500; 50 when not given."),
    OpenApiParameter(
        "updated_since", OpenApiTypes.DATETIME, description="Only what changed at or after this instant."
    ),
    OpenApiParameter("fields", str, description="Names of the wanted fields, separated by commas."),
]
EDIT_REQUEST = {
    "application/json": {
        "type": "object",
        "properties": {
            "version": {"type": "integer", "description": "The version that was read."},
            "amendment": {
                "type": "string",
                "description": "The edit by its name in `actions`; the first one when it is not given.",
            },
        },
        "additionalProperties": True,
    }
}


class SubjectSerializer(serializers.ModelSerializer[Any]):
    """A subject by its public number; single objects also tell version, deadlines and actions."""

    id = serializers.SerializerMethodField()
    state = serializers.SerializerMethodField()
    state_label = serializers.SerializerMethodField()

    class Meta:
        model: ClassVar[Any] = Subject
        fields: ClassVar[list[str]] = []

    def get_field_names(self, declared_fields: Any, info: Any) -> list[str]:
        """The common fields first, then the resource's own."""
        own = [name for name in super().get_field_names(declared_fields, info) if name not in COMMON]
        return [*COMMON, *own]

    def build_relational_field(self, field_name: str, relation_info: Any) -> Any:
        """Relations are told by public numbers, never by row numbers."""
        if hasattr(relation_info.related_model, "public_id"):
            return serializers.SlugRelatedField, {"slug_field": "public_id", "read_only": True}
        return super().build_relational_field(field_name, relation_info)

    def get_id(self, subject: Any) -> str:
        """The stable public number."""
        return str(getattr(subject, self.context["view"].lookup_field))

    def get_state(self, subject: Any) -> str | None:
        """The present state."""
        return state_of(subject)

    def get_state_label(self, subject: Any) -> str:
        """The present state in the reader's language."""
        return state_label(subject)

    @cached_property
    def _columns(self) -> list[tuple[str, Callable[[Any], Any], Callable[[Any], Any]]]:
        """Each field with how it is read and told, said once for all rows; a column of the table is read as it is."""
        plain = {column.name for column in self.Meta.model._meta.concrete_fields if not column.is_relation}
        return [
            (
                str(field.field_name),
                attrgetter(str(field.source)) if field.source in plain else field.get_attribute,
                field.to_representation,
            )
            for field in self._readable_fields
        ]

    def to_representation(self, subject: Any) -> dict[str, Any]:
        """Only the asked fields in a list; version, deadlines and actions for a single object."""
        data = {
            name: None if (value := read(subject)) is None else tell(value)
            for name, read, tell in self._columns
        }
        if self.context.get("single"):
            data |= _single(subject, self.context["actor"], self.context["at"])
        if wanted := self.context.get("wanted"):
            data = {name: value for name, value in data.items() if name in wanted}
        return data


COMMON = ["id", "state", "state_label", "created_at", "changed_at"]


def _single(subject: Any, actor: Actor, at: datetime) -> dict[str, Any]:
    return {
        "version": subject.version,
        "deadlines": [
            {
                "term": deadline.term,
                "rule": deadline.rule,
                "due_at": deadline.due_at.isoformat(),
                "last_day": deadline.last_day.isoformat(),
                "status": deadline.status,
            }
            for deadline in deadlines.of_subject(subject)
        ],
        "actions": [found.as_dict() for found in explain.explain(subject, actor, at=at)],
    }


class SubjectViewSet(MessagesRoute, GenericViewSet[Any]):
    """The resource of one kind of subject."""

    model: ClassVar[Any]
    filterset_class: ClassVar[Any] = None
    # Orders that a list offers besides «newest first»: the yes-or-no field whose rows then stand first.
    orderings: ClassVar[dict[str, str]] = {}
    lookup_field = "public_id"
    lookup_value_regex = "[^/.]+"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Speak the asked language before anything is answered."""
        speak_asked_language(request._request)
        super().initial(request, *args, **kwargs)

    @property
    def actor(self) -> Actor:
        """Who asks."""
        return Actor.of_request(self.request._request)

    @property
    def at(self) -> datetime:
        """The instant of the request."""
        found: datetime = self.request._request.at  # type: ignore[attr-defined]
        return found

    def get_queryset(self) -> Any:
        """What this actor may see; a resource narrows or widens the columns it reads in `rows`."""
        if getattr(self, "swagger_fake_view", False):
            return self.model.objects.none()
        return self.rows(self.model.objects.visible_to(self.actor))

    def rows(self, visible: Any) -> Any:
        """Hook: select_related and the like for lists."""
        return visible

    def get_serializer_context(self) -> dict[str, Any]:
        """Tell the serializer who asks, when, and for which fields."""
        context = dict(super().get_serializer_context())
        wanted = self.request.query_params.get("fields") if self.request else None
        return context | {"wanted": set(wanted.split(",")) if wanted else None}

    @extend_schema(parameters=LIST_PARAMETERS)
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A page of the list, newest first."""
        queryset = self._changed_since(self.get_queryset())
        if self.filterset_class is not None:
            filters = self.filterset_class(request.query_params, queryset=queryset, request=request._request)
            if not filters.is_valid():
                raise ValidationError(filters.errors)
            queryset = filters.qs
        rows, cursor = page(request, queryset, first=self._first())
        return Response({"next": cursor, "results": self.get_serializer(rows, many=True).data})

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One object with its deadlines and the actions that are open to the caller."""
        return Response(self._told(self._found()))

    @extend_schema(parameters=[KEY_PARAMETER], request=OpenApiTypes.OBJECT)
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Create through the door; `parent` names the object it belongs under."""
        outcome = door.create(
            self.model,
            self._params(),
            self.actor,
            at=self.at,
            channel=Channel.API,
            parent=self._parent(),
            files=request.FILES,
            idempotency_key=request.headers.get("Idempotency-Key"),
        )
        return self._answer(outcome.subject, status=201)

    @extend_schema(parameters=[KEY_PARAMETER], request=EDIT_REQUEST)
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Edit the given fields; `version` must be the one that was read.

        `amendment` names the edit, as `actions` of the object lists it; the first one when it is not given.
        """
        outcome = door.amend(
            self.model,
            self._found(),
            self._amendment(),
            self._params(),
            self.actor,
            at=self.at,
            channel=Channel.API,
            expected_version=self._version(),
            files=request.FILES,
            idempotency_key=request.headers.get("Idempotency-Key"),
            partial=True,
        )
        return self._answer(outcome.subject)

    @extend_schema(
        parameters=[KEY_PARAMETER, OpenApiParameter("name", str, OpenApiParameter.PATH)],
        request=OpenApiTypes.OBJECT,
    )
    @route(detail=True, methods=["post"], url_path="actions/(?P<name>[a-z_]+)", url_name="act")
    def act(self, request: Request, name: str, **kwargs: Any) -> Response:
        """Perform an action; answers with the object after it and the number of the journal entry."""
        declared = declarations_of(self.model).actions.get(name)
        if declared is None or declared.hidden:
            raise Http404
        outcome = door.perform(
            self.model,
            self._found(),
            name,
            self.actor,
            self._params(),
            at=self.at,
            channel=Channel.API,
            files=request.FILES,
            expected_version=self._version(),
            idempotency_key=request.headers.get("Idempotency-Key"),
        )
        return self._answer(outcome.subject, event=str(outcome.event_id), repeated=outcome.repeated)

    def _first(self) -> str:
        """What stands first in the asked order; refuses an order that this list does not offer."""
        asked = self.request.query_params.get("ordering", "")
        if asked and asked not in self.orderings:
            raise ValidationError({"ordering": [_("The list cannot be ordered in this way.")]})
        return self.orderings.get(asked, "")

    def _found(self) -> Any:
        try:
            found = self.get_queryset().filter(**{self.lookup_field: self.kwargs[self.lookup_field]}).first()
        except Exception as error:  # a number that cannot be one of ours
            raise NotVisible from error
        if found is None:
            raise NotVisible
        return found

    def _answer(self, subject: Any, *, status: int = 200, **extra: Any) -> Response:
        data = self._told(self.get_queryset().filter(pk=subject.pk).first() or subject)
        return Response(data | {"event": extra.pop("event")} | extra if extra else data, status=status)

    def _told(self, subject: Any) -> dict[str, Any]:
        """A single object with its deadlines and actions."""
        context = self.get_serializer_context() | {"single": True, "actor": self.actor, "at": self.at}
        told: dict[str, Any] = self.get_serializer_class()(subject, context=context).data
        return told

    def _params(self) -> Any:
        data = self._sent()
        if hasattr(data, "getlist"):
            return data
        return {key: value for key, value in data.items() if key not in ("version", "amendment")}

    def _sent(self) -> Any:
        data = self.request.data
        if not hasattr(data, "items"):
            raise ValidationError({"__all__": [_("Send an object with named fields.")]})
        return data

    def _version(self) -> int | None:
        text = self._sent().get("version")
        if text is None:
            return None
        if not str(text).isdecimal():
            raise ValidationError({"version": [_("Give the version as a whole number.")]})
        return int(text)

    def _amendment(self) -> str:
        amendments = declarations_of(self.model).amendments
        if not amendments:
            raise MethodNotAllowed("PATCH")
        name = str(self._sent().get("amendment") or next(iter(amendments)))
        if name not in amendments or amendments[name].hidden:
            known = ", ".join(one.name for one in amendments.values() if not one.hidden)
            raise ValidationError(
                {"amendment": [_("Name one of these edits: %(known)s.") % {"known": known}]}
            )
        return name

    def _parent(self) -> Any:
        creation = declarations_of(self.model).creation
        key = self._sent().get("parent")
        if creation is None or creation.parent is None or not key:
            return None
        return door.find(creation.parent, key, self.actor)

    def _changed_since(self, queryset: Any) -> Any:
        text = self.request.query_params.get("updated_since")
        if not text:
            return queryset
        try:
            since = parse_datetime(text.replace(" ", "+"))
        except ValueError:
            since = None
        if since is None or since.tzinfo is None:
            raise ValidationError(
                {"updated_since": [_("Give an instant such as 2026-11-20T09:00:00+05:00.")]}
            )
        return queryset.filter(changed_at__gte=since)
