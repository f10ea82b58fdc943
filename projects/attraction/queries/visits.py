"""Who sees which visits, how they are found, and the lists with more than one reader."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from projects.attraction.enums import RowState
from projects.attraction.names import wanted_words
from projects.attraction.permissions import MISSIONS, OVERSEERS

MOST_WORDS = 8


class VisitQuerySet(models.QuerySet[Any]):
    """Visits in and out."""

    def visible_to(self, actor: Actor) -> Self:
        """All for overseers; its country for a mission; for others those they are invited to or named in.

        The investor does not see them: they are the work of the front offices.
        """
        own = actor.organisation
        if actor.sees_all or actor.is_kind(*OVERSEERS):
            return self
        if own is None or own.kind == Kind.INVESTOR:
            return self.none()
        bodies = bodies_of(own)
        invitations = self.model._meta.get_field("invitations").related_model._default_manager
        invited = invitations.filter(visit=OuterRef("pk"), organisation__in=bodies)
        seen = Q(owner=own) | Q(body__in=bodies) | Q(Exists(invited))
        if own.kind in MISSIONS:
            seen |= Q(country=own.country)
        return self.filter(seen)

    def matching(self, text: str) -> Self:
        """Those with every word of the text in the title or in the names of a company."""
        found = self
        companies = self.model._meta.get_field("companies").related_model._default_manager
        for word in wanted_words(text)[:MOST_WORDS]:
            named = companies.filter(visits=OuterRef("pk"), search_text__contains=word)
            found = found.filter(Q(search_text__contains=word) | Q(Exists(named)))
        return found

    def between(self, first: date, last: date) -> Self:
        """Those with at least one day from `first` to `last`."""
        return self.filter(begins_on__lte=last, ends_on__gte=first)

    def for_list(self) -> Self:
        """What a row of the list shows, in two queries."""
        return self.select_related("body", "owner", "accompanying").prefetch_related("companies")

    def for_card(self) -> Self:
        """What the card shows: also programme, participants and invited bodies."""
        invitations = "invitations__organisation", "invitations__agreed_by"
        return self.for_list().prefetch_related("programme__organisation", "participants", *invitations)


class RowQuerySet(models.QuerySet[Any]):
    """Rows of programmes and of lists of participants."""

    def visible_to(self, actor: Actor) -> Self:
        """The rows of every visit that the actor sees."""
        if actor.sees_all:
            return self
        visits = self.model._meta.get_field("visit").related_model._default_manager
        return self.filter(Exists(visits.visible_to(actor).filter(pk=OuterRef("visit_id"))))

    def standing(self) -> Self:
        """Those that were not taken out."""
        return self.filter(state=RowState.STANDING)
