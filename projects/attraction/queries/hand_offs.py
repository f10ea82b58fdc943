"""Receipts of hand-offs with more than one reader."""

from typing import Any, Self

from django.db import models


class HandOffQuerySet(models.QuerySet[Any]):
    """The legs of initiatives."""

    def in_order(self) -> Self:
        """With everybody whom a receipt names, in one query."""
        people = ("sent_by", "accepted_by", "named_by", "official")
        return self.select_related("leb", "sent_from", *people).order_by("number")

    def visible_to(self, actor: Any) -> Self:
        """The receipts of every initiative that the actor sees."""
        if actor.sees_all:
            return self
        initiatives = self.model._meta.get_field("initiative").related_model._default_manager
        return self.filter(
            models.Exists(initiatives.visible_to(actor).filter(pk=models.OuterRef("initiative_id")))
        )
