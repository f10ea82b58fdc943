"""Back office of organisations: entered and ended here, never deleted."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from import_export.admin import ExportMixin
from import_export.formats.base_formats import CSV, XLSX

from frontoffices.registry.models import Organisation
from ncip.journal.admin import JournaledAdmin


@admin.register(Organisation)
class OrganisationAdmin(ExportMixin, JournaledAdmin):
    """Organisations of the three levels, the Council, investors and contractors."""

    formats = [CSV, XLSX]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ["name", "kind", "level", "region", "country", "verified", "active_to"]
    list_filter = ["kind", "level", "verified", "region"]
    list_select_related = ["region"]
    search_fields = ["search"]
    autocomplete_fields = ["parent"]
    readonly_fields = ["public_id", "source_key"]

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """The words are sought as the column keeps them: casefolded."""
        return super().get_search_results(request, queryset, search_term.casefold())

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An organisation ends with a day; its past stays."""
        return False
