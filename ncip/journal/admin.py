"""The journal in the administration: to read, never to write."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

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
