"""Who sees agreements and memoranda, and how agreements are counted."""

from datetime import date
from typing import Any, Final, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from projects.attraction.enums import AgreementState
from projects.attraction.permissions import CARD_MAKERS, MISSIONS, OVERSEERS

KEPT_IN_TIME: Final = Q(state=AgreementState.KEPT, closed_on__lte=F("due_on"))


class AgreementQuerySet(models.QuerySet[Any]):
    """Agreements with investors."""

    def visible_to(self, actor: Actor) -> Self:
        """All for overseers; a mission's country; what an office keeps or answers for; with a meeting it sees.

        The investor does not see them: like the meeting card, they are the front office's own notes.
        """
        own = actor.organisation
        if actor.sees_all or actor.is_kind(*OVERSEERS):
            return self
        if own is None:
            return self.none()
        bodies = bodies_of(own)
        seen = Q(responsible__in=bodies)
        if own.kind in CARD_MAKERS:
            meetings: Any = self.model._meta.get_field("meeting").related_model
            links = meetings._meta.get_field("links").related_model._default_manager
            passed = links.filter(meeting=OuterRef("meeting_id"), initiative__leb__in=bodies)
            seen |= Q(owner__in=bodies) | Q(Exists(passed))
        if own.kind in MISSIONS:
            seen |= Q(company__country=own.country)
        return self.filter(seen)

    def late(self, on: date) -> Self:
        """Open ones whose date has passed: never stored, always computed."""
        return self.filter(state=AgreementState.OPEN, due_on__lt=on)

    def to_review(self, on: date) -> Self:
        """Open ones whose review day has come and of which nobody was reminded yet."""
        told = Q(reminded_of=F("review_on"))
        rows = self.filter(state=AgreementState.OPEN, review_on__lte=on)
        return rows.filter(Q(reminded_of=None) | ~told).order_by("id")

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related(
            "company", "responsible", "official", "meeting", "memorandum", "visit", "owner"
        )

    def counts(self, on: date) -> Any:
        """Per organisation that answers: open, late, kept in time, kept late, dropped."""
        late = Q(state=AgreementState.OPEN, due_on__lt=on)
        return (
            self.order_by()
            .values("responsible")
            .annotate(
                running=Count("pk", filter=Q(state=AgreementState.OPEN)),
                late=Count("pk", filter=late),
                in_time=Count("pk", filter=KEPT_IN_TIME),
                kept_late=Count("pk", filter=Q(state=AgreementState.KEPT) & ~KEPT_IN_TIME),
                dropped=Count("pk", filter=Q(state=AgreementState.DROPPED)),
            )
            .order_by("-late", "-running", "responsible")
        )


class MemorandumQuerySet(models.QuerySet[Any]):
    """Documents of intent."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of every company that the actor sees: the company signed them itself."""
        if actor.sees_all:
            return self
        companies = self.model._meta.get_field("company").related_model._default_manager
        return self.filter(Exists(companies.visible_to(actor).filter(pk=OuterRef("company_id"))))

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("company", "owner")
