"""Receipts of hand-offs with more than one reader."""

from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import TruncDate

from ncip.casework.actor import Actor
from ncip.law.terms import LOCAL


class HandOffQuerySet(models.QuerySet[Any]):
    """The legs of initiatives."""

    def visible_to(self, actor: Actor) -> Self:
        """The receipts of every initiative that the actor sees."""
        if actor.sees_all:
            return self
        initiatives = self.model._meta.get_field("initiative").related_model._default_manager
        return self.filter(Exists(initiatives.visible_to(actor).filter(pk=OuterRef("initiative_id"))))

    def in_order(self) -> Self:
        """With everybody whom a receipt names, in one query."""
        people = ("sent_by", "accepted_by", "named_by", "official")
        return self.select_related("leb", "sent_from", *people).order_by("number")

    def for_list(self) -> Self:
        """What a row of the list of receipts shows, in one query."""
        return self.select_related("initiative", "leb", "sent_from", "official")

    def by_days(self) -> Any:
        """(akimat, day sent, day named or None, left before it was named, how many), grouped in the database.

        What was closed or redirected without an official does not wait any more.
        """
        ended = Q(left_at__isnull=False) | Q(initiative__state="closed")
        days = {
            "sent_on": TruncDate("sent_at", tzinfo=LOCAL),
            "named_on": TruncDate("named_at", tzinfo=LOCAL),
            "ended": models.ExpressionWrapper(ended, models.BooleanField()),
        }
        rows = self.order_by().annotate(**days).values_list("leb_id", *days)
        return rows.annotate(number=Count("pk"))
