"""Reasons of delay that a task or a moved due date may name (Annex 2, 4(1))."""

from datetime import date

from django.db.models import Q

from ncip.reference.models import DelayReason
from ncip.reference.models.recorded import RecordedQuerySet

# The reason that says nothing by itself: it asks for words.
OTHER = "other"


def delay_reasons_on(on: date) -> RecordedQuerySet:
    """The reasons offered on a day, those of one side together."""
    offered = Q(disabled_on=None) | Q(disabled_on__gt=on)
    return DelayReason.objects.standing().filter(offered).order_by("side", "code")
