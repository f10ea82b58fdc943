"""The journal in the administration: to read, never to write."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from ncip.journal import chain
from ncip.journal.enums import ActorKind, Channel
from ncip.journal.models import Anchor, Event


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Nothing can be added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False


class JournaledAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What is changed here is an entry of the journal too: who, when and which columns, never their values."""

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """A row was added."""
        self._enter(request, obj, "admin.add", message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """Columns of a row, or rows below it, were changed."""
        self._enter(request, obj, "admin.change", message)
        return super().log_change(request, obj, message)

    def _enter(self, request: HttpRequest, obj: Any, action: str, message: Any) -> None:
        now = timezone.now()
        membership = getattr(request, "membership", None)
        event = Event(
            at=now,
            recorded_at=now,
            channel=Channel.ADMIN,
            actor_kind=ActorKind.USER,
            user_id=request.user.pk,
            membership=membership,
            organisation=membership.organisation if membership else None,
            subject_label=str(obj._meta.model_name),
            subject_id=obj.public_id,
            action=action,
            params={"changed": message},
        )
        chain.append([event])


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """Entries of the journal."""

    list_display = ("number", "at", "subject_label", "action", "user", "organisation", "channel")
    list_filter = ("channel", "actor_kind", "subject_label")
    search_fields = ("action", "subject_id")
    list_select_related = ("user", "organisation")
    show_full_result_count = False


@admin.register(Anchor)
class AnchorAdmin(ReadOnlyAdmin):
    """Daily anchors."""

    list_display = ("day", "number", "hash", "recorded_at")
