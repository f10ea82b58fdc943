"""The parts of a subject for partner systems: what may be commented, by whom, and how much is written (ncip-58-b)."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as route
from rest_framework.request import Request
from rest_framework.response import Response

from ncip.casework import parts


class PartSerializer(serializers.Serializer[Any]):
    """A part by the key that messages and files carry; `mine` when the caller may write about it."""

    key = serializers.CharField()
    name = serializers.CharField()
    within = serializers.CharField(allow_blank=True)
    mine = serializers.BooleanField()
    past = serializers.BooleanField()
    messages = serializers.IntegerField()


class PartsRoute:
    """`parts/` of a resource whose subjects have parts."""

    @extend_schema(responses=PartSerializer(many=True), filters=False)
    @route(detail=True, methods=["get"], url_path="parts", url_name="parts", pagination_class=None)
    def parts(self: Any, request: Request, **kwargs: Any) -> Response:
        """The parts in their order, each with how many messages are about it itself."""
        subject = self._found()
        counts = parts.counts_of_messages(subject)
        found = [
            {
                "key": one.key,
                "name": one.name,
                "within": one.within,
                "mine": one.mine,
                "past": one.past,
                "messages": counts.get(one.key, 0),
            }
            for one in parts.parts_of(subject, self.actor)
        ]
        return Response(PartSerializer(found, many=True).data)
