"""The back office of Module 1: to read; what changes a card goes through the door."""

from django.contrib import admin
from django.http import HttpRequest

from ncip.casework.admin import SubjectAdmin
from ncip.journal.admin import JournaledAdmin, ReadOnlyAdmin
from projects.attraction.models import (
    Agreement,
    Company,
    CompanyAccess,
    Consultation,
    Contact,
    FormerCard,
    Global2000Match,
    HandOff,
    Initiative,
    InvestorList,
    KycAnswer,
    KycCheck,
    KycItem,
    Meeting,
    Memorandum,
    Postponement,
    PotentialInvestor,
    ProgrammeItem,
    SheetImport,
    Visit,
    VisitBody,
    VisitParticipant,
)


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


@admin.register(Agreement)
class AgreementAdmin(SubjectAdmin):
    """Agreements with investors."""

    list_display = ("__str__", "company", "responsible", "due_on", "state")
    list_filter = ("state",)
    list_select_related = ("company", "responsible")


@admin.register(Postponement)
class PostponementAdmin(ReadOnlyAdmin):
    """How the dates of agreements moved."""

    list_display = ("agreement", "was_due_on", "due_on", "moved_on")
    list_select_related = ("agreement",)


@admin.register(Consultation)
class ConsultationAdmin(SubjectAdmin):
    """The log of consultations."""

    list_display = ("held_on", "company", "topic", "owner")
    list_select_related = ("company", "owner")


@admin.register(Memorandum)
class MemorandumAdmin(SubjectAdmin):
    """Documents of intent."""

    list_display = ("title", "company", "kind", "signed_on", "owner")
    list_filter = ("kind",)
    list_select_related = ("company", "owner")


@admin.register(Initiative)
class InitiativeAdmin(SubjectAdmin):
    """Initiatives."""

    list_display = ("title", "company", "sender", "leb", "official", "state")
    list_filter = ("state",)
    list_select_related = ("company", "sender", "leb", "official")
    search_fields = ("search_text",)


@admin.register(KycItem)
class KycItemAdmin(JournaledAdmin):
    """The KYC checklist: items are added and renamed; one that is not asked any more gets a day, and stays."""

    list_display = ("position", "code", "name_ru", "disabled_on")
    list_display_links = ("code",)

    def has_delete_permission(self, request: HttpRequest, obj: KycItem | None = None) -> bool:
        """Answers rest on it: an item is disabled, never deleted."""
        return False


@admin.register(KycCheck)
class KycCheckAdmin(SubjectAdmin):
    """KYC checks."""

    list_display = ("company", "state", "risk", "valid_until", "owner")
    list_filter = ("state", "risk")
    list_select_related = ("company", "owner")


@admin.register(KycAnswer)
class KycAnswerAdmin(ReadOnlyAdmin):
    """Answers of KYC checks."""

    list_display = ("check_of", "item", "result", "answered_on")
    list_filter = ("result",)
    list_select_related = ("check_of__company", "item")


@admin.register(HandOff)
class HandOffAdmin(ReadOnlyAdmin):
    """Receipts of hand-offs."""

    list_display = ("initiative", "number", "leb", "sent_at", "accepted_at", "named_at", "official")
    list_select_related = ("initiative", "leb", "official")


@admin.register(Global2000Match)
class Global2000MatchAdmin(SubjectAdmin):
    """Decisions on places in The Global 2000."""

    list_display = ("company", "entry", "decision", "decided_on", "owner")
    list_filter = ("decision",)
    list_select_related = ("company", "entry", "owner")


@admin.register(FormerCard)
class FormerCardAdmin(ReadOnlyAdmin):
    """Cards that were merged into others."""

    list_display = ("name", "company", "merged_at")
    list_select_related = ("company",)
    search_fields = ("name",)


@admin.register(Visit)
class VisitAdmin(SubjectAdmin):
    """Visits in and out."""

    list_display = ("title", "kind", "begins_on", "ends_on", "state", "owner")
    list_filter = ("kind", "state")
    list_select_related = ("owner",)
    search_fields = ("search_text",)


@admin.register(VisitBody)
class VisitBodyAdmin(ReadOnlyAdmin):
    """Bodies invited to prepare visits."""

    list_display = ("visit", "organisation", "invited_on", "agreed_at")
    list_select_related = ("visit", "organisation")


@admin.register(ProgrammeItem)
class ProgrammeItemAdmin(SubjectAdmin):
    """Rows of programmes."""

    list_display = ("visit", "on", "starts_at", "what", "organisation", "state")
    list_filter = ("state",)
    list_select_related = ("visit", "organisation")


@admin.register(VisitParticipant)
class VisitParticipantAdmin(SubjectAdmin):
    """Participants of visits."""

    list_display = ("visit", "side", "name", "organisation_name", "state")
    list_filter = ("side", "state")
    list_select_related = ("visit",)


@admin.register(PotentialInvestor)
class PotentialInvestorAdmin(SubjectAdmin):
    """Potential investors."""

    list_display = ("company", "sector", "source", "state", "owner", "listed_on")
    list_filter = ("state", "source")
    list_select_related = ("company", "sector", "owner")


@admin.register(InvestorList)
class InvestorListAdmin(SubjectAdmin):
    """Given lists of potential investors."""

    list_display = ("title", "owner", "given_on")
    list_select_related = ("owner",)


@admin.register(SheetImport)
class SheetImportAdmin(ReadOnlyAdmin):
    """Tables of cards that people sent; their rows are not shown, since they may hold personal data."""

    list_display = ("file_name", "kind", "state", "user", "sent_at")
    list_filter = ("kind", "state")
    list_select_related = ("user",)
    exclude = ("rows",)
