"""History of a reference table: a row is never overwritten, a correction supersedes it."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordedQuerySet(models.QuerySet[Any]):
    """Rows of a table with history."""

    def standing(self) -> Self:
        """The rows that hold now."""
        return self.filter(superseded_at=None)

    def standing_at(self, at: datetime) -> Self:
        """The rows that the portal knew at an instant."""
        later = models.Q(superseded_at=None) | models.Q(superseded_at__gt=at)
        return self.filter(later, recorded_at__lte=at)


class Recorded(models.Model):
    """A published value with its act and source, and the time when the portal learned and dropped it."""

    act = models.CharField(_("act"), max_length=400, blank=True)
    source = models.CharField(_("source"), max_length=400, blank=True)
    recorded_at = models.DateTimeField(_("recorded"))
    superseded_at = models.DateTimeField(_("superseded"), null=True, blank=True)

    objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True


def one_standing(*fields: str, name: str) -> models.UniqueConstraint:
    """At most one row per key holds at a time."""
    return models.UniqueConstraint(fields=fields, condition=models.Q(superseded_at=None), name=name)
