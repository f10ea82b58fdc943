"""Back office of the reference tables.

Legal tables are read here and changed by a proposal with the authorised body's consent (9-8, 22); lists that
others publish (rates, OKED, The Global 2000) are imported here with a trial run and a list of all bad rows.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from import_export.admin import ExportMixin, ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX

from ncip.journal.admin import JournaledImport
from ncip.reference.enums import Table
from ncip.reference.models import (
    CalculationIndex,
    CalendarDay,
    DelayReason,
    ExchangeRate,
    Global2000Edition,
    Global2000Entry,
    LegalValue,
    Oked,
    PriorityGood,
    SupportMeasure,
)
from ncip.reference.requests import DatedRequest
from ncip.reference.resources import ExchangeRateResource, Global2000Resource, OkedResource

PROPOSE = "/new/table-change/"


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows are looked at; nothing is added, changed or deleted by hand."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """History is kept."""
        return False


class Formats:
    """Files that people exchange."""

    formats = [CSV, XLSX]
    skip_import_confirm = False

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Administrators of the portal import."""
        return bool(request.user.is_active and request.user.is_superuser)

    def get_import_resource_kwargs(self, request: DatedRequest, **kwargs: Any) -> dict[str, Any]:
        """The import happens at the instant of the request."""
        return {"at": request.at}


class LegalTableAdmin(Formats, ExportMixin, ReadOnlyAdmin):
    """A table that changes only by an agreed proposal; the list leads to the proposal."""

    table: Table
    list_filter = [("superseded_at", admin.EmptyFieldListFilter)]
    import_export_change_list_template = "admin/reference/legal_change_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Adds the address of the proposal."""
        propose = f"{PROPOSE}?table={self.table.value}"
        return super().changelist_view(request, {**(extra_context or {}), "propose_url": propose})


class ImportedTableAdmin(JournaledImport, Formats, ImportExportMixin, ReadOnlyAdmin):
    """A list that others publish: imported as a file, never typed."""


@admin.register(CalculationIndex)
class CalculationIndexAdmin(LegalTableAdmin):
    """The monthly calculation index."""

    table = Table.CALCULATION_INDEX
    list_display = ["valid_from", "value", "applies_to", "act", "act_verified", "superseded_at"]


@admin.register(CalendarDay)
class CalendarDayAdmin(LegalTableAdmin):
    """The working calendar."""

    table = Table.CALENDAR
    list_display = ["day", "kind", "name", "act", "source", "superseded_at"]
    list_filter = ["kind", *LegalTableAdmin.list_filter]
    date_hierarchy = "day"


@admin.register(PriorityGood)
class PriorityGoodAdmin(LegalTableAdmin):
    """The list of priority goods."""

    table = Table.PRIORITY_GOODS
    list_display = ["hs_code", "name", "level", "valid_from", "demonstration", "superseded_at"]
    list_filter = ["level", "demonstration", *LegalTableAdmin.list_filter]
    search_fields = ["hs_code", "name_ru", "name_kk", "name_en"]


@admin.register(SupportMeasure)
class SupportMeasureAdmin(LegalTableAdmin):
    """Measures of state support."""

    table = Table.SUPPORT_MEASURE
    list_display = ["code", "name", "rule", "archived", "disabled_on", "superseded_at"]


@admin.register(DelayReason)
class DelayReasonAdmin(LegalTableAdmin):
    """Reasons of delay."""

    table = Table.DELAY_REASON
    list_display = ["code", "name", "side", "disabled_on", "superseded_at"]


@admin.register(LegalValue)
class LegalValueAdmin(LegalTableAdmin):
    """Amended parameters of the law."""

    table = Table.PARAMETER
    list_display = ["code", "valid_from", "value", "act", "superseded_at"]


@admin.register(ExchangeRate)
class ExchangeRateAdmin(ImportedTableAdmin):
    """Exchange rates."""

    resource_classes = [ExchangeRateResource]
    list_display = ["day", "currency", "nominal", "rate", "origin", "superseded_at"]
    list_filter = ["currency", "origin", ("superseded_at", admin.EmptyFieldListFilter)]
    date_hierarchy = "day"


@admin.register(Oked)
class OkedAdmin(ImportedTableAdmin):
    """Economic activities."""

    resource_classes = [OkedResource]
    list_display = ["code", "name_ru", "name_kk", "name_en", "manufacturing", "superseded_at"]
    list_filter = ["level", "manufacturing", ("superseded_at", admin.EmptyFieldListFilter)]
    search_fields = ["code", "name_ru", "name_kk", "name_en"]


@admin.register(Global2000Edition)
class Global2000EditionAdmin(ReadOnlyAdmin):
    """Editions of The Global 2000."""

    list_display = ["year", "sample", "source", "recorded_at", "superseded_at"]


@admin.register(Global2000Entry)
class Global2000EntryAdmin(ImportedTableAdmin):
    """Companies of The Global 2000."""

    resource_classes = [Global2000Resource]
    list_display = ["edition", "rank", "company", "country", "industry"]
    list_filter = ["edition"]
    list_select_related = ["edition"]
    search_fields = ["company"]
