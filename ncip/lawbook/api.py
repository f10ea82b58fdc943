"""REST: the register of rules, open to every reader."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from ncip.law import rulebook
from ncip.law.rulebook import Entry, UnknownRule
from ncip.lawbook.change_api import TableChangeViewSet
from ncip.lawbook.paragraphs import Article, article
from ncip.lawbook.search import LONGEST_QUERY, search

DEFAULT_LIMIT = 50
MOST = 500


class QuerySerializer(serializers.Serializer[Any]):
    """What a list of rules may be asked for."""

    document = serializers.ChoiceField(choices=rulebook.DOCUMENTS, required=False)
    module = serializers.SlugField(required=False)
    in_force = serializers.BooleanField(required=False, allow_null=True, default=None)
    q = serializers.CharField(required=False, max_length=LONGEST_QUERY)
    cursor = serializers.CharField(required=False)
    limit = serializers.IntegerField(required=False, default=DEFAULT_LIMIT, min_value=1, max_value=MOST)

    def validate_module(self, module: str) -> str:
        """A module which the register knows."""
        if not rulebook.entries(module=module):
            raise serializers.ValidationError(_("The register has no such module."))
        return module

    def validate_cursor(self, cursor: str) -> str:
        """The last rule of the page before."""
        if cursor not in rulebook.load().by_id:
            raise serializers.ValidationError(_("This cursor was not given by the list."))
        return cursor


class RuleSerializer(serializers.Serializer[Any]):
    """A rule with the words of the text, our reading and the places where it is realised and tested."""

    id = serializers.CharField(source="entry.id")
    document = serializers.CharField(source="entry.document")
    para = serializers.CharField(source="entry.para")
    quote = serializers.CharField(source="entry.quote")
    lang = serializers.CharField(source="entry.lang")
    text = serializers.CharField()
    text_lang = serializers.CharField()
    actor = serializers.ListField(source="entry.actor", child=serializers.CharField())
    kind = serializers.CharField(source="entry.kind")
    module = serializers.CharField(source="entry.module")
    numbers = serializers.SerializerMethodField()
    in_force = serializers.BooleanField(source="entry.in_force")
    readings = serializers.SerializerMethodField()
    see = serializers.ListField(source="entry.see", child=serializers.CharField())
    realised_by = serializers.CharField(source="entry.realised_by", allow_null=True)
    code = serializers.ListField(source="places.code", child=serializers.CharField())
    tests = serializers.ListField(source="places.tests", child=serializers.CharField())
    url = serializers.CharField(source="entry.path")

    def get_numbers(self, shown: Article) -> dict[str, Any]:
        """The numbers of the rule as the register keeps them."""
        return dict(shown.entry.numbers)

    def get_readings(self, shown: Article) -> list[str]:
        """The references of the readings that bear on the rule."""
        return [doubt.ref for doubt in shown.entry.doubts]


class RuleViewSet(ViewSet):
    """The register of rules: read only, no sign-in needed."""

    permission_classes = (AllowAny,)
    lookup_value_regex = r"[a-z0-9-]+"

    @extend_schema(parameters=[QuerySerializer], responses=RuleSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Rules in the order of the register, or by likeness when searched for, one page after the other."""
        query = QuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked = query.validated_data
        rows = _after(asked.get("cursor"), _rows(asked))
        page = rows[: asked["limit"]]
        following = page[-1].id if len(rows) > len(page) else None
        shown = RuleSerializer([article(entry) for entry in page], many=True).data
        return Response({"results": shown, "next": following})

    @extend_schema(
        parameters=[OpenApiParameter("id", OpenApiTypes.STR, OpenApiParameter.PATH)], responses=RuleSerializer
    )
    def retrieve(self, request: Request, pk: str) -> Response:
        """One rule by its id."""
        try:
            entry = rulebook.entry(pk)
        except UnknownRule as unknown:
            raise Http404 from unknown
        return Response(RuleSerializer(article(entry)).data)


def _rows(asked: dict[str, Any]) -> list[Entry]:
    entries = search(asked["q"]).entries if asked.get("q") else rulebook.entries()
    return [
        entry
        for entry in entries
        if asked.get("document") in (None, entry.document)
        and asked.get("module") in (None, entry.module)
        and asked["in_force"] in (None, entry.in_force)
    ]


def _after(cursor: str | None, rows: list[Entry]) -> list[Entry]:
    ids = [entry.id for entry in rows]
    return rows[ids.index(cursor) + 1 :] if cursor in ids else rows


routes = [("rules", RuleViewSet), ("table-changes", TableChangeViewSet)]
