"""The back office of casework: to read. What changes a case goes through the door, never through a form here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ncip.casework.models import Deadline, Document, Firing, Message, Notice, Reading, Refusal
from ncip.journal.admin import ReadOnlyAdmin


class SubjectAdmin(ReadOnlyAdmin):
    """A kind of subject in the back office: every column to read, and the way to its card, where it is worked on."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """All columns and the link to the card."""
        return [*(field.name for field in self.model._meta.fields), "card"]

    @admin.display(description=_("Card"))
    def card(self, subject: Any) -> SafeString:
        """The page on which the subject is worked on."""
        return format_html('<a href="{}">{}</a>', subject.get_absolute_url(), _("Open the card"))


@admin.register(Deadline)
class DeadlineAdmin(ReadOnlyAdmin):
    """Running and closed terms."""

    list_display = ("term", "subject_label", "last_day", "status", "responsible", "trouble")
    list_filter = ("status", ("trouble", admin.EmptyFieldListFilter), "term")
    list_select_related = ("responsible",)


@admin.register(Firing)
class FiringAdmin(ReadOnlyAdmin):
    """Steps of the ladder that were taken."""

    list_display = ("deadline", "level", "at", "notified")
    list_select_related = ("deadline",)


@admin.register(Refusal)
class RefusalAdmin(ReadOnlyAdmin):
    """Refused attempts."""

    list_display = ("at", "subject_label", "action", "code", "actor", "organisation")
    list_filter = ("code", "channel")
    list_select_related = ("organisation",)


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    """Papers: never deleted."""

    list_display = ("name", "subject_label", "anchor", "version")


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    """What was written to one another."""

    list_display = ("at", "subject_label", "part", "author")
    list_select_related = ("author",)


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """The outbox."""

    list_display = ("created_at", "user", "channel", "title", "delivered_at", "error")
    list_filter = ("channel",)
    list_select_related = ("user",)


@admin.register(Reading)
class ReadingAdmin(ReadOnlyAdmin):
    """Who follows which conversation, and how far he has read."""

    list_display = ("user", "subject_label", "read_to", "at")
    list_select_related = ("user",)
