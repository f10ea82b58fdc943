"""Who sees which initiatives, and how they are found."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus
from projects.attraction.enums import InitiativeState
from projects.attraction.names import wanted_words
from projects.attraction.permissions import MISSIONS, OVERSEERS
from projects.attraction.queries.cards import MOST_WORDS

# Of so many the terms are looked up one by one: a walk along all terms would meet too few of theirs.
FEW = 200


class InitiativeQuerySet(models.QuerySet[Any]):
    """Initiatives."""

    def visible_to(self, actor: Actor) -> Self:
        """A draft is its sender's; once passed on it is shown to all who accompany or oversee it."""
        if actor.sees_all or actor.is_kind(Kind.AUTHORISED_BODY):
            return self
        if actor.organisation is None:
            return self.none()
        passed = ~Q(state=InitiativeState.CREATED)
        if actor.is_kind(*OVERSEERS):
            return self.filter(passed)
        return self.filter(self.seen_by(actor.organisation, passed))

    def seen_by(self, organisation: Any, passed: Q) -> Q:
        """The condition of `visible_to` for an organisation that does not see all.

        An akimat goes on seeing what it handled before a redirection: it answers for its part (ncip-42-3).
        """
        if organisation.kind in MISSIONS:
            return Q(sender=organisation)
        if organisation.kind in (Kind.LOCAL_EXECUTIVE_BODY, Kind.LEB_UNIT):
            return passed & (Q(leb__in=bodies_of(organisation)) | Q(Exists(self._handled_by(organisation))))
        if organisation.kind in (Kind.REGIONAL_ORGANISATION, Kind.NATCO_REGIONAL):
            return passed & Q(leb__region=organisation.region_id)
        if organisation.kind == Kind.INVESTOR:
            return passed & Q(company__organisation=organisation)
        return Q(pk__in=[])

    def _handled_by(self, organisation: Any) -> Any:
        hand_offs = self.model._meta.get_field("hand_offs").related_model._default_manager
        return hand_offs.filter(initiative=OuterRef("pk"), leb__in=bodies_of(organisation))

    def matching(self, text: str) -> Self:
        """Those with every word of the text in the title or in the names of the company."""
        found = self
        for word in wanted_words(text)[:MOST_WORDS]:
            found = found.filter(Q(search_text__contains=word) | Q(company__search_text__contains=word))
        return found

    def for_list(self) -> Self:
        """What a row of the list shows, in one query: also the last day of the running term."""
        return self.select_related("company", "sender", "leb", "official", "redirect_to").with_last_day()

    def with_last_day(self) -> Self:
        """Each with the last day of its running term in `last_day`, or None."""
        return self.annotate(last_day=Subquery(_running().values("last_day")[:1]))

    def nearest(self, number: int, *, of: int) -> Self:
        """Those of these whose running terms end first, the nearest last day first, as rows of the list.

        `of` tells how many these are: of many, the search begins at the terms, which stand in an index in the order
        of their last days; of few, at the initiatives. What the row shows is joined to the found ones only. What
        has no running term is not found.
        """
        if of <= FEW:
            dated = self.with_last_day().filter(last_day__isnull=False)
            first = Q(pk__in=dated.order_by("last_day", "-id").values("pk")[:number])
        else:
            of_these = _terms().filter(subject_id__in=self.order_by().values("public_id"))
            first = Q(public_id__in=of_these.order_by("last_day", "-id").values("subject_id")[:number])
        rows: Self = self.model.objects.for_list().filter(first)
        return rows.order_by("last_day", "-id")

    def with_legs(self) -> Self:
        """With the receipts of every hand-off in `legs`, one query more."""
        legs = self.model._meta.get_field("hand_offs").related_model._default_manager.in_order()
        return self.prefetch_related(Prefetch("hand_offs", legs, to_attr="legs"))

    def overdue(self, on: date) -> Self:
        """Those whose term has passed (ncip-42-b, D14)."""
        return self.filter(Exists(_running().filter(last_day__lt=on)))


def _terms() -> Any:
    """The running terms of initiatives; one has no other term than that of ncip-42-b, so at most one runs."""
    return Deadline.objects.filter(subject_label="initiative", status=DeadlineStatus.RUNNING)


def _running() -> Any:
    """The running term of the initiative of the outer query."""
    return _terms().filter(subject_id=OuterRef("public_id"))
