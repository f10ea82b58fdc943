"""REST resources around company cards: places in The Global 2000, potential investors and their lists."""

from typing import Any, ClassVar

from rest_framework import serializers

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.attraction.filters.companies import Global2000MatchFilter, PotentialInvestorFilter
from projects.attraction.models import Global2000Match, InvestorList, PotentialInvestor


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


class PotentialInvestorSerializer(SubjectSerializer):
    """A potential investor."""

    sector = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = PotentialInvestor
        fields: ClassVar = [
            "company",
            "sector",
            "source",
            "interest",
            "owner",
            "listed_on",
            "dropped_on",
            "drop_reason",
        ]


class PotentialInvestorViewSet(SubjectViewSet):
    """Potential investors."""

    model = PotentialInvestor
    serializer_class = PotentialInvestorSerializer
    filterset_class = PotentialInvestorFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


class InvestorListSerializer(SubjectSerializer):
    """A given list of potential investors."""

    entries = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)
    recipients = serializers.SlugRelatedField[Any](slug_field="public_id", read_only=True, many=True)

    class Meta:
        model = InvestorList
        fields: ClassVar = ["title", "note", "entries", "recipients", "owner", "given_on"]


class InvestorListViewSet(SubjectViewSet):
    """Given lists of potential investors."""

    model = InvestorList
    serializer_class = InvestorListSerializer

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list().prefetch_related("entries", "recipients")


routes = [
    ("global2000-matches", Global2000MatchViewSet),
    ("potential-investors", PotentialInvestorViewSet),
    ("investor-lists", InvestorListViewSet),
]
