"""What every subject of casework has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMFieldMixin
from uuid6 import uuid7

from ncip.casework.reasons import Reason


@cache
def _words_of(field: Any) -> dict[Any, Any]:
    """The choices of a field with their words, which are translated when they are shown."""
    return dict(field.flatchoices)


class Subject(models.Model):
    """Something people work on: it is created, amended and changes state only through the door."""

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    changed_at = models.DateTimeField(_("changed"), editable=False)

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """The card of the subject."""
        return reverse(self.Casework.card, args=[self.public_id])  # type: ignore[attr-defined]

    def get_conversation_url(self) -> str:
        """Where people talk about the subject: on its card, unless a kind has its own page for it."""
        return f"{self.get_absolute_url().partition('#')[0]}#conversation"

    def refresh_from_db(
        self, using: str | None = None, fields: Any = None, from_queryset: Any = None
    ) -> None:
        """Read the row again, its state included (the state field refuses any other assignment)."""
        for field in self._meta.concrete_fields:
            if isinstance(field, FSMFieldMixin) and (fields is None or field.attname in fields):
                self.__dict__.pop(field.attname, None)
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)

    def _get_FIELD_display(self, field: Any) -> Any:
        """The words of a choice. Django translates all choices of a field anew for each value that is shown, which
        is most of the cost of a long list; here the table of a field is made once and the one word translated.
        """
        value = getattr(self, field.attname)
        return force_str(_words_of(field).get(value, value), strings_only=True)

    def closed_to_papers(self) -> Reason | None:
        """Why no file is attached in the present state; None when files are welcome."""
        return None

    @property
    def former_ids(self) -> Sequence[UUID]:
        """Public numbers of records that were merged into this one: their history is its own."""
        return ()

    @property
    def label(self) -> str:
        """The word by which the journal, the API and the addresses know this kind of subject."""
        return str(self.Casework.label)  # type: ignore[attr-defined]
