"""Who sees a KYC check, and which one speaks for a company."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from projects.attraction.enums import KycState

# Beside the office that performs the check, they see what it found.
READERS = (Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY)
FINISHED = (KycState.PASSED, KycState.FAILED)


class KycItemQuerySet(models.QuerySet[Any]):
    """Items of the checklist."""

    def asked(self, day: date) -> Q:
        """The condition of those that a check asks on a day."""
        return Q(disabled_on=None) | Q(disabled_on__gt=day)


class KycCheckQuerySet(models.QuerySet[Any]):
    """KYC checks."""

    def visible_to(self, actor: Actor) -> Self:
        """The office that performs it, the national company and the authorised body; others see only the status."""
        if actor.sees_all or actor.is_kind(*READERS):
            return self
        if actor.organisation is None:
            return self.none()
        return self.filter(owner__in=bodies_of(actor.organisation))

    def finished(self) -> Self:
        """Those with a result, the newest first: the first one speaks for the company (D37)."""
        return self.filter(state__in=FINISHED).order_by("-finished_on", "-id")

    def to_remind(self, by: date) -> Self:
        """Passed checks whose validity ends by a day and of which nobody was reminded yet."""
        return self.filter(state=KycState.PASSED, reminded_on=None, valid_until__lte=by).order_by("id")

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("company", "owner")
