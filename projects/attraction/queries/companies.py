"""Rows that everybody sees who sees their company."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef

from ncip.casework.actor import Actor


class OfCompanyQuerySet(models.QuerySet[Any]):
    """Rows that stand on a company card."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of every company that the actor sees."""
        if actor.sees_all:
            return self
        companies = self.model._meta.get_field("company").related_model._default_manager
        return self.filter(Exists(companies.visible_to(actor).filter(pk=OuterRef("company_id"))))

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("company", "owner")
