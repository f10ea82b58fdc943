"""Who sees potential investors and the lists of them."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from projects.attraction.names import wanted_words
from projects.attraction.permissions import MISSIONS, OVERSEERS


class PotentialInvestorQuerySet(models.QuerySet[Any]):
    """Potential investors."""

    def visible_to(self, actor: Actor) -> Self:
        """All for overseers; its country for a mission; what it listed; what it was given (ncip-17-3)."""
        own = actor.organisation
        if actor.sees_all or actor.is_kind(*OVERSEERS):
            return self
        if own is None:
            return self.none()
        given = self.model._meta.get_field("lists").related_model.entries.through._default_manager.filter(
            potentialinvestor=OuterRef("pk"), investorlist__recipients__in=bodies_of(own)
        )
        seen = Q(owner__in=bodies_of(own)) | Q(Exists(given))
        if own.kind in MISSIONS:
            seen |= Q(company__country=own.country)
        return self.filter(seen)

    def matching(self, text: str) -> Self:
        """Those whose company has every word of the text in its names or numbers."""
        found = self
        for word in wanted_words(text)[:8]:
            found = found.filter(company__search_text__contains=word)
        return found

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("company", "sector", "owner")


class InvestorListQuerySet(models.QuerySet[Any]):
    """Lists of potential investors."""

    def visible_to(self, actor: Actor) -> Self:
        """Those an office gave or received; all for overseers."""
        own = actor.organisation
        if actor.sees_all or actor.is_kind(*OVERSEERS):
            return self
        if own is None:
            return self.none()
        given = self.model.recipients.through._default_manager.filter(
            investorlist=OuterRef("pk"), organisation__in=bodies_of(own)
        )
        return self.filter(Q(owner__in=bodies_of(own)) | Q(Exists(given)))

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner").annotate(size=models.Count("entries"))
