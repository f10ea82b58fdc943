"""REST resource of the decisions on places in The Global 2000."""

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.attraction.filters.companies import Global2000MatchFilter
from projects.attraction.models import Global2000Match


class Global2000MatchSerializer(SubjectSerializer):
    """A decision on a place in The Global 2000."""

    entry = serializers.CharField(source="entry.company", read_only=True)
    edition = serializers.IntegerField(source="entry.edition.year", read_only=True)
    rank = serializers.IntegerField(source="entry.rank", read_only=True)

    class Meta:
        model = Global2000Match
        fields: ClassVar = ["company", "entry", "edition", "rank", "decision", "note", "owner", "decided_on"]


class Global2000MatchViewSet(SubjectViewSet):
    """Decisions on places in The Global 2000."""

    model = Global2000Match
    serializer_class = Global2000MatchSerializer
    filterset_class = Global2000MatchFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().select_related("entry__edition")


routes = [("global2000-matches", Global2000MatchViewSet)]
