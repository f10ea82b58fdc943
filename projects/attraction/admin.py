"""The back office of Module 1: to read; what changes a card goes through the door."""

from django.contrib import admin

from ncip.casework.admin import SubjectAdmin
from ncip.journal.admin import ReadOnlyAdmin
from projects.attraction.models import Company, CompanyAccess, Contact, Initiative, Meeting


@admin.register(Company)
class CompanyAdmin(SubjectAdmin):
    """Company cards."""

    list_display = ("name", "country", "oked", "size", "bin", "owner")
    list_filter = ("size", "kind")
    list_select_related = ("oked", "owner")
    search_fields = ("search_text",)
    exclude = ("trigrams", "search_text", "sort_key")


@admin.register(CompanyAccess)
class CompanyAccessAdmin(ReadOnlyAdmin):
    """To whom cards are open."""

    list_display = ("company", "organisation", "opened_on")
    list_select_related = ("company", "organisation")


@admin.register(Contact)
class ContactAdmin(SubjectAdmin):
    """Contact cards."""

    list_display = ("__str__", "company", "owner", "erased_on")
    list_select_related = ("company", "owner")


@admin.register(Meeting)
class MeetingAdmin(SubjectAdmin):
    """Meeting cards."""

    list_display = ("held_on", "company", "place", "state", "owner")
    list_filter = ("state",)
    list_select_related = ("company", "owner")


@admin.register(Initiative)
class InitiativeAdmin(SubjectAdmin):
    """Initiatives."""

    list_display = ("title", "company", "sender", "leb", "official", "state")
    list_filter = ("state",)
    list_select_related = ("company", "sender", "leb", "official")
    search_fields = ("search_text",)
