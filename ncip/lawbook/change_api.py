"""Changes of legal tables over REST."""

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from ncip.lawbook.models import TableChange


class TableChangeSerializer(SubjectSerializer):
    """A proposal and its decision."""

    class Meta:
        model = TableChange
        fields = ["table", "payload", "act", "justification", "decided_on", "decision"]


class TableChangeViewSet(SubjectViewSet):
    """The resource `table-changes`."""

    model = TableChange
    serializer_class = TableChangeSerializer
