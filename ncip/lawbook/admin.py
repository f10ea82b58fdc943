"""Changes of legal tables in the back office: to read."""

from django.contrib import admin

from ncip.casework.admin import SubjectAdmin
from ncip.lawbook.models import TableChange


@admin.register(TableChange)
class TableChangeAdmin(SubjectAdmin):
    """Proposals and their decisions."""

    list_display = ("table", "act", "state", "created_at", "decided_on")
    list_filter = ("state", "table")
