"""Who sees which cards, how they are found, and the lists with more than one reader."""

import math
from datetime import date
from typing import Any, Self

from django.db import connections, models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from ncip.reference.similarity import trigrams
from projects.attraction.names import ALIKE, inner_trigrams, likeness, wanted_words
from projects.attraction.permissions import CARD_MAKERS, MISSIONS, OVERSEERS

# A card without a meeting sorts as met on the first of all days; indexed by this expression.
LAST_CONTACT = Coalesce("last_met", Value(date(1, 1, 1)))
MOST_WORDS = 8
COMMON_TRIGRAMS = """
    SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats
    WHERE schemaname = ANY (current_schemas(false)) AND tablename = %s AND attname = 'trigrams'
    AND most_common_elems IS NOT NULL
"""
# How many cards with a common trigram are compared before the alike ones are told.
COMPARED = 400
TOLD = 5


class CompanyQuerySet(models.QuerySet[Any]):
    """Company cards."""

    def visible_to(self, actor: Actor) -> Self:
        """All for overseers; its country for a mission; what an office keeps or was opened; the own one."""
        if actor.sees_all or actor.is_kind(*OVERSEERS):
            return self
        if actor.organisation is None:
            return self.none()
        return self.filter(self.seen_by(actor.organisation))

    def seen_by(self, organisation: Any) -> Q:
        """The condition of `visible_to` for an organisation that does not see all."""
        if organisation.kind == Kind.INVESTOR:
            return Q(organisation=organisation)
        accesses = self.model._meta.get_field("accesses").related_model._default_manager
        opened = accesses.filter(company=OuterRef("pk"), organisation__in=bodies_of(organisation))
        seen = Q(owner__in=bodies_of(organisation)) | Q(Exists(opened))
        if organisation.kind in MISSIONS:
            seen |= Q(country=organisation.country)
        return seen

    def matching(self, text: str) -> Self:
        """Those whose names or numbers contain every word of the text."""
        found = self
        for word in wanted_words(text)[:MOST_WORDS]:
            found = found.filter(search_text__contains=word)
            if grams := inner_trigrams(word):
                found = found.filter(trigrams__contains=grams)
        return found

    def alike(self, name: str) -> list[Any]:
        """At most five cards whose name is probably another spelling of this one, the likest first."""
        wanted = trigrams(name)
        near = self.filter(trigrams__overlap=self.telling(wanted)).select_related("owner")
        ranked = near.annotate(shared=_Shared(F("trigrams"), wanted=wanted)).order_by("-shared", "id")[
            :COMPARED
        ]
        scored = [(max(likeness(name, other) for other in card.names), card) for card in ranked]
        scored = [pair for pair in scored if pair[0] >= ALIKE]
        return [card for _score, card in sorted(scored, key=lambda pair: -pair[0])[:TOLD]]

    def telling(self, wanted: list[str]) -> list[str]:
        """The rarest trigrams of a name, of which every alike card has at least one.

        A card shares at least half of the trigrams when it is alike, so it cannot lack all of the rarest half and
        one more. What is common is what the statistics of the planner say; the index then gives few rows.
        """
        enough = len(wanted) - math.ceil(ALIKE * len(wanted)) + 1
        common = self._common_trigrams()
        return sorted(wanted, key=lambda gram: common.get(gram, 0.0))[:enough]

    def _common_trigrams(self) -> dict[str, float]:
        with connections[self.db].cursor() as cursor:
            cursor.execute(COMMON_TRIGRAMS, [self.model._meta.db_table])
            row = cursor.fetchone()
        return dict(zip(*row, strict=False)) if row else {}

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("oked", "owner")

    def by_last_contact(self) -> Self:
        """With the value by which those never met stand last (ncip-5-11: whom to see again)."""
        return self.annotate(last_contact=LAST_CONTACT)


class ContactQuerySet(models.QuerySet[Any]):
    """Contact cards."""

    def visible_to(self, actor: Actor) -> Self:
        """The contacts of every company that the actor sees."""
        if actor.sees_all:
            return self
        companies = self.model._meta.get_field("company").related_model._default_manager
        return self.filter(Exists(companies.visible_to(actor).filter(pk=OuterRef("company_id"))))


class MeetingQuerySet(models.QuerySet[Any]):
    """Meeting cards."""

    def visible_to(self, actor: Actor) -> Self:
        """All for overseers; a mission's country; what a front office keeps; the meetings of its initiatives.

        So the mission of a country sees what others talked about with its companies (ncip-5-6). The investor does
        not see them: they are the front office's own notes.
        """
        own = actor.organisation
        if actor.sees_all or actor.is_kind(*OVERSEERS):
            return self
        if own is None or own.kind not in CARD_MAKERS:
            return self.none()
        links = self.model._meta.get_field("links").related_model._default_manager
        passed = links.filter(meeting=OuterRef("pk"), initiative__leb__in=bodies_of(own))
        seen = Q(owner__in=bodies_of(own)) | Q(Exists(passed))
        if own.kind in MISSIONS:
            seen |= Q(company__country=own.country)
        return self.filter(seen)

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("company", "owner")


class _Shared(models.Func):
    """The number of pieces of a column that stand in a given list."""

    output_field = models.IntegerField()
    template = "(SELECT count(*) FROM unnest(%s) AS gram WHERE gram = ANY(%%s))"
    wanted: list[str]

    def __init__(self, *expressions: Any, wanted: list[str], **extra: Any) -> None:
        """Remember the list."""
        self.wanted = wanted
        super().__init__(*expressions, **extra)

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> tuple[str, Any]:
        """Count in the database, so that only the likest rows are read."""
        column, params = compiler.compile(self.source_expressions[0])
        return self.template % column, [*params, self.wanted]
