"""The back office of the exchange: to read; what changes a record goes through the door."""

from django.contrib import admin

from frontoffices.exchange.models import (
    Analysis,
    CountryProgramme,
    EventGuest,
    ExchangeRequest,
    InformationMaterial,
    InvestmentEvent,
    Niche,
    PresentationMaterial,
    ProgrammeMeasure,
    ProgrammeUpdate,
    Promotion,
    Publication,
    SystemicIssue,
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


@admin.register(PresentationMaterial)
class PresentationMaterialAdmin(SubjectAdmin):
    """Presentation materials."""

    list_display = ("title", "about", "owner", "approved_on", "state")
    list_filter = ("state", "about")
    list_select_related = ("owner",)
    search_fields = ("search_text",)
    exclude = ("search_text",)


@admin.register(ExchangeRequest)
class ExchangeRequestAdmin(SubjectAdmin):
    """Requests between levels."""

    list_display = ("title", "kind", "owner", "addressee", "state")
    list_filter = ("state", "kind")
    list_select_related = ("owner", "addressee")
    search_fields = ("search_text",)
    exclude = ("search_text",)


@admin.register(Niche)
class NicheAdmin(SubjectAdmin):
    """Niches of the regions."""

    list_display = ("title", "region", "oked", "owner", "state")
    list_filter = ("state", "region")
    list_select_related = ("region", "oked", "owner")
    exclude = ("search_text",)


@admin.register(Publication)
class PublicationAdmin(SubjectAdmin):
    """Publications on projects."""

    list_display = ("title", "project", "outlet", "published_on", "owner")
    list_filter = ("medium",)
    list_select_related = ("project", "owner")
    exclude = ("search_text",)


@admin.register(InformationMaterial)
class InformationMaterialAdmin(SubjectAdmin):
    """Information materials."""

    list_display = ("title", "section", "region", "language", "valid_until", "owner", "state")
    list_filter = ("state", "section", "language")
    list_select_related = ("owner", "region")
    search_fields = ("search_text",)
    exclude = ("search_text",)


@admin.register(Analysis)
class AnalysisAdmin(SubjectAdmin):
    """Analyses."""

    list_display = ("title", "kind", "country", "region", "year", "owner", "state")
    list_filter = ("state", "kind", "year")
    list_select_related = ("owner", "region")
    search_fields = ("search_text",)
    exclude = ("search_text",)


@admin.register(SystemicIssue)
class SystemicIssueAdmin(SubjectAdmin):
    """Systemic issues of investors."""

    list_display = ("title", "area", "owner", "responsible", "due_on", "state")
    list_filter = ("state", "area")
    list_select_related = ("owner", "responsible")
    search_fields = ("search_text",)
    exclude = ("search_text",)


@admin.register(Promotion)
class PromotionAdmin(SubjectAdmin):
    """Promotion of proposals abroad."""

    list_display = ("proposal", "community", "country", "promoted_on", "interested", "owner")
    list_filter = ("way",)
    list_select_related = ("owner",)
    search_fields = ("search_text",)
    exclude = ("search_text",)
