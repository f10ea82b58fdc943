"""Who sees the log of consultations."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from ncip.casework.actor import Actor
from projects.attraction.permissions import CARD_MAKERS, MISSIONS, OVERSEERS


class ConsultationQuerySet(models.QuerySet[Any]):
    """Consultations with potential investors."""

    def visible_to(self, actor: Actor) -> Self:
        """All for overseers; a mission's country; what an office keeps. They are the office's own notes (ncip-5-1)."""
        own = actor.organisation
        if actor.sees_all or actor.is_kind(*OVERSEERS):
            return self
        if own is None or own.kind not in CARD_MAKERS:
            return self.none()
        seen = Q(owner=own)
        if own.kind in MISSIONS:
            seen |= Q(company__country=own.country)
        return self.filter(seen)

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("company", "officer", "owner")
