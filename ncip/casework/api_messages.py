"""The conversation about a subject for partner systems and for the portal's own checks (ncip-43-c)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as route
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from ncip.casework import conversation, parts
from ncip.casework.models import Message
from ncip.casework.paper_forms import MessageForm
from ncip.casework.reasons import BadParameters, Reason
from ncip.journal.enums import Channel
from ncip.rest.cursors import limit_of

KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="The same key is answered once and never done twice.",
)


class FileSerializer(serializers.Serializer[Any]):
    """A file of a message."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    size = serializers.IntegerField(source="blob.size")
    mime = serializers.CharField()
    part = serializers.CharField(allow_blank=True)
    sha256 = serializers.CharField(source="blob.sha256")
    url = serializers.CharField(source="get_absolute_url")


class PersonSerializer(serializers.Serializer[Any]):
    """Who wrote, or was mentioned."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField(source="full_name")


class MessageSerializer(serializers.Serializer[Any]):
    """A message by its public number."""

    id = serializers.UUIDField(source="public_id")
    at = serializers.DateTimeField()
    author = PersonSerializer()
    organisation = serializers.UUIDField(source="organisation.public_id", default=None, allow_null=True)
    text = serializers.CharField()
    part = serializers.CharField(allow_blank=True)
    in_reply_to = serializers.UUIDField(source="in_reply_to.public_id", default=None, allow_null=True)
    mentions = PersonSerializer(source="mentioned", many=True)
    files = FileSerializer(source="documents", many=True)


class MessagePage(serializers.Serializer[Any]):
    """Messages in the order in which they were written; `next` is the `since` of the next page."""

    next = serializers.UUIDField(allow_null=True)
    results = MessageSerializer(many=True)


class NewMessage(serializers.Serializer[Any]):
    """What is sent: JSON, or multipart when files go along."""

    text = serializers.CharField()
    mention = serializers.ListField(child=serializers.UUIDField(), required=False)
    part = serializers.CharField(required=False)
    reply = serializers.UUIDField(required=False)
    file = serializers.ListField(child=serializers.FileField(), required=False)


class MessagesRoute:
    """`messages/` of a resource: who may see the subject reads and writes."""

    @extend_schema(
        methods=["get"],
        parameters=[
            OpenApiParameter("since", str, description="Only what was written after the message of this id."),
            OpenApiParameter("part", str, description="Only what is about this part and those within it."),
            OpenApiParameter("limit", int, description="Messages of a page, 1 to 500; 50 when not given."),
        ],
        responses=MessagePage,
    )
    @extend_schema(methods=["post"], parameters=[KEY], request=NewMessage, responses={201: MessageSerializer})
    @route(detail=True, methods=["get", "post"], url_path="messages", url_name="messages")
    def messages(self: Any, request: Request, **kwargs: Any) -> Response:
        """Read the conversation from the beginning or after `since`; POST writes a message."""
        subject = self._found()
        if request.method == "POST":
            return Response(MessageSerializer(self._posted(request, subject)).data, status=201)
        rows = conversation.messages_about(subject).order_by("id")
        if part := request.query_params.get("part"):
            rows = rows.within(parts.keys_within(parts.parts_of(subject, self.actor), part))
        if since := request.query_params.get("since"):
            rows = rows.after(_number(since, "since"))
        limit = limit_of(request)
        found = list(rows[: limit + 1])
        shown = found[:limit]
        after = shown[-1].public_id if len(found) > limit else None
        return Response({"next": after, "results": MessageSerializer(shown, many=True).data})

    def _posted(self: Any, request: Request, subject: Any) -> Message:
        sent = self._sent()
        form = MessageForm(sent, request.FILES)
        if not form.is_valid():
            raise BadParameters(_reasons(form), form)
        message = conversation.post(
            subject,
            form.cleaned_data["text"],
            self.actor,
            at=self.at,
            channel=Channel.API,
            in_reply_to=_answered(subject, sent.get("reply")),
            uploads=form.cleaned_data["file"],
            mentions=list(form.cleaned_data["mention"]),
            part=form.cleaned_data["part"],
            idempotency_key=request.headers.get("Idempotency-Key"),
        )
        found: Message = conversation.messages_about(subject).get(pk=message.pk)
        return found


def _reasons(form: MessageForm) -> Sequence[Reason]:
    return [
        Reason(error.code or "invalid", text, name)
        for name, errors in form.errors.as_data().items()
        for error in errors
        for text in error.messages
    ]


def _answered(subject: Any, text: Any) -> Message | None:
    if not text:
        return None
    found = conversation.messages_about(subject).filter(public_id=_number(str(text), "reply")).first()
    if found is None:
        raise ValidationError({"reply": [_("There is no such message in this conversation.")]})
    answered: Message = found
    return answered


def _number(text: str, field: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise ValidationError({field: [_("Give the id of a message.")]}) from None
