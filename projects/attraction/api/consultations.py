"""The REST resource of consultations."""

from typing import Any, ClassVar

from ncip.casework.api import SubjectSerializer, SubjectViewSet
from projects.attraction.filters.consultations import ConsultationFilter
from projects.attraction.models import Consultation


class ConsultationSerializer(SubjectSerializer):
    """A consultation."""

    class Meta:
        model = Consultation
        fields: ClassVar = ["company", "held_on", "topic", "advice", "officer", "owner"]


class ConsultationViewSet(SubjectViewSet):
    """Consultations."""

    model = Consultation
    serializer_class = ConsultationSerializer
    filterset_class = ConsultationFilter

    def rows(self, visible: Any) -> Any:
        """The rows with what they refer to."""
        return visible.for_list()


routes = [("consultations", ConsultationViewSet)]
