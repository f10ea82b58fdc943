"""The back office of the exchange: to read; what changes a record goes through the door."""

from django.contrib import admin

from frontoffices.exchange.models import (
    CountryProgramme,
    EventGuest,
    InvestmentEvent,
    ProgrammeMeasure,
    ProgrammeUpdate,
)
from ncip.casework.admin import SubjectAdmin
from ncip.journal.admin import ReadOnlyAdmin


@admin.register(InvestmentEvent)
class InvestmentEventAdmin(SubjectAdmin):
    """Investment events."""

    list_display = ("theme", "kind", "starts_on", "country", "owner", "state")
    list_filter = ("state", "kind", "role")
    list_select_related = ("owner",)
    search_fields = ("search_text",)
    exclude = ("search_text",)


@admin.register(EventGuest)
class EventGuestAdmin(ReadOnlyAdmin):
    """Who was told of events and came."""

    list_display = ("event", "name", "told_on", "means", "status")
    list_filter = ("status", "means")
    list_select_related = ("event",)


@admin.register(CountryProgramme)
class CountryProgrammeAdmin(SubjectAdmin):
    """Country programmes."""

    list_display = ("country", "year", "owner", "agreed_on", "state")
    list_filter = ("state", "year")
    list_select_related = ("owner",)
    exclude = ("search_text",)


@admin.register(ProgrammeMeasure)
class ProgrammeMeasureAdmin(SubjectAdmin):
    """Measures of country programmes."""

    list_display = ("title", "programme", "due_on", "responsible", "state")
    list_filter = ("state", "section")
    list_select_related = ("programme", "responsible")


@admin.register(ProgrammeUpdate)
class ProgrammeUpdateAdmin(SubjectAdmin):
    """Updates of country programmes."""

    list_display = ("programme", "kind", "year", "quarter", "made_on", "state")
    list_filter = ("state", "kind")
    list_select_related = ("programme",)
