"""Measures of state support that a roadmap task may refer to (48(3), 49(2))."""

from datetime import date

from django.db.models import Q

from ncip.reference.models import SupportMeasure
from ncip.reference.models.recorded import RecordedQuerySet


def measures_on(on: date) -> RecordedQuerySet:
    """The measures offered on a day, the live ones before those of archived acts."""
    offered = Q(disabled_on=None) | Q(disabled_on__gt=on)
    return SupportMeasure.objects.standing().filter(offered).order_by("archived", "code")
