"""Who sees which records of the exchange, how they are found, and the lists with more than one reader."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from frontoffices.exchange.enums import (
    AnalysisState,
    EventState,
    InformationState,
    IssueState,
    MaterialState,
    ProgrammeState,
)
from frontoffices.exchange.permissions import COORDINATORS, FRONT_OFFICES
from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from projects.attraction.names import wanted_words
from projects.attraction.permissions import MISSIONS

MOST_WORDS = 8
SETTLED_EVENTS = (EventState.APPROVED, EventState.ANNOUNCED, EventState.HELD, EventState.CANCELLED)


class FoundQuerySet(models.QuerySet[Any]):
    """Records with a column of search words."""

    def matching(self, text: str) -> Self:
        """Those that contain every word of the text."""
        found = self
        for word in wanted_words(text)[:MOST_WORDS]:
            found = found.filter(search_text__contains=word)
        return found


class EventQuerySet(FoundQuerySet):
    """Investment events."""

    def visible_to(self, actor: Actor) -> Self:
        """Settled events for every front office; before that the organiser, his partner and who agrees."""
        own = actor.organisation
        if actor.sees_all:
            return self
        if own is None or own.kind not in FRONT_OFFICES:
            return self.none()
        seen = Q(owner__in=bodies_of(own)) | Q(partner__in=bodies_of(own)) | Q(state__in=SETTLED_EVENTS)
        if own.kind == Kind.AUTHORISED_BODY:
            seen |= Q(state__in=(EventState.ON_APPROVAL, EventState.RETURNED))
        return self.filter(seen)

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "region")


class ProgrammeQuerySet(FoundQuerySet):
    """Versions of country programmes."""

    def visible_to(self, actor: Actor) -> Self:
        """Versions in effect for every front office; drafts for those who form them and the authorised body."""
        own = actor.organisation
        if actor.sees_all or actor.is_kind(*COORDINATORS):
            return self
        if own is None or own.kind not in FRONT_OFFICES:
            return self.none()
        seen = Q(state__in=(ProgrammeState.ACTIVE, ProgrammeState.REPLACED))
        if own.kind in MISSIONS:
            seen |= Q(country=own.country)
        return self.filter(seen)

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner")


class OfProgrammeQuerySet(models.QuerySet[Any]):
    """What stands under a country programme: measures and updates."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of every programme that the actor sees."""
        if actor.sees_all:
            return self
        programmes = self.model._meta.get_field("programme").related_model._default_manager
        return self.filter(Exists(programmes.visible_to(actor).filter(pk=OuterRef("programme_id"))))


class MaterialQuerySet(FoundQuerySet):
    """Presentation materials."""

    def visible_to(self, actor: Actor) -> Self:
        """Approved ones for every front office; drafts are the maker's, later also of those who agree."""
        own = actor.organisation
        if actor.sees_all:
            return self
        if own is None or own.kind not in FRONT_OFFICES:
            return self.none()
        seen = Q(owner__in=bodies_of(own)) | Q(state=MaterialState.APPROVED)
        if own.kind in COORDINATORS:
            seen |= Q(state__in=(MaterialState.ON_APPROVAL, MaterialState.RETURNED))
        return self.filter(seen)

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "region", "oked")


class RequestQuerySet(FoundQuerySet):
    """Requests between the levels."""

    def visible_to(self, actor: Actor) -> Self:
        """Both sides, and the authorised body, which coordinates the front offices (10(2))."""
        own = actor.organisation
        if actor.sees_all or actor.is_kind(Kind.AUTHORISED_BODY):
            return self
        if own is None or own.kind not in FRONT_OFFICES:
            return self.none()
        return self.filter(Q(owner__in=bodies_of(own)) | Q(addressee__in=bodies_of(own)))

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "addressee")


class NicheQuerySet(FoundQuerySet):
    """Niches of the regions."""

    def visible_to(self, actor: Actor) -> Self:
        """Every front office: niches are told to find investors (ncip-16-2)."""
        return self if actor.sees_all or actor.is_kind(*FRONT_OFFICES) else self.none()

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "region", "oked")


class PublicationQuerySet(FoundQuerySet):
    """Publications on projects."""

    def visible_to(self, actor: Actor) -> Self:
        """Those on a project that the actor sees, and those which his office made or shares."""
        own = actor.organisation
        if actor.sees_all:
            return self
        if own is None:
            return self.none()
        projects = self.model._meta.get_field("project").related_model._default_manager
        seen = Exists(projects.visible_to(actor).filter(pk=OuterRef("project_id")))
        return self.filter(Q(seen) | Q(owner__in=bodies_of(own)) | Q(partner__in=bodies_of(own)))

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "partner", "project")


class KeptQuerySet(FoundQuerySet):
    """Records whose drafts are their keeper's and which every front office reads afterwards."""

    draft: str

    def visible_to(self, actor: Actor) -> Self:
        """Drafts for the office that keeps them, the rest for every front office."""
        own = actor.organisation
        if actor.sees_all:
            return self
        if own is None or own.kind not in FRONT_OFFICES:
            return self.none()
        return self.filter(self.seen_by(own))

    def seen_by(self, own: Any) -> Q:
        """What an office sees."""
        return Q(owner__in=bodies_of(own)) | ~Q(state=self.draft)


class InformationQuerySet(KeptQuerySet):
    """Information materials."""

    draft = InformationState.DRAFT

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "region")


class AnalysisQuerySet(KeptQuerySet):
    """Analyses and studies."""

    draft = AnalysisState.GATHERED

    def seen_by(self, own: Any) -> Q:
        """The missions of a country gather for its analysis together (ncip-5-13)."""
        seen = super().seen_by(own)
        return seen | Q(country=own.country) if own.kind in MISSIONS else seen

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "region")


class IssueQuerySet(KeptQuerySet):
    """Systemic issues of investors."""

    draft = IssueState.DRAFT

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "region", "responsible", "analysis")


class PromotionQuerySet(FoundQuerySet):
    """Promotion of proposals abroad."""

    def visible_to(self, actor: Actor) -> Self:
        """Every front office: regions see what becomes of their niches (ncip-5-8)."""
        return self if actor.sees_all or actor.is_kind(*FRONT_OFFICES) else self.none()

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("owner", "niche", "material")
