"""Choices of Module 1, with the words people see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CompanyKind(models.TextChoices):
    """Who the investor is: a legal entity or a natural person (ncip-3-19)."""

    LEGAL_ENTITY = "legal_entity", _("Legal entity")
    PERSON = "person", _("Natural person")


class CompanySize(models.TextChoices):
    """How large the company is (ncip-40-3-b)."""

    MICRO = "micro", _("Micro enterprise")
    SMALL = "small", _("Small enterprise")
    MEDIUM = "medium", _("Medium enterprise")
    LARGE = "large", _("Large enterprise")


class MatchDecision(models.TextChoices):
    """What a front office decided on a similar name in The Global 2000 (reading D10)."""

    CONFIRMED = "confirmed", _("It is this company")
    REJECTED = "rejected", _("It is another company")


class ImportKind(models.TextChoices):
    """What a table of cards holds."""

    COMPANIES = "companies", _("Companies")
    CONTACTS = "contacts", _("Contact persons")
    MEETINGS = "meetings", _("Meetings")


class ImportState(models.TextChoices):
    """Where a table of cards stands: it is tried, then taken."""

    WAITING = "waiting", _("Being tried")
    CHECKED = "checked", _("Tried")
    TAKING = "taking", _("Being imported")
    DONE = "done", _("Imported")


class DuplicateChoice(models.TextChoices):
    """What becomes of a row whose company may have a card already."""

    LEAVE_OUT = "leave_out", _("It is this company: leave the row out")
    ANOTHER = "another", _("It is really another company: make its card")


class PotentialState(models.TextChoices):
    """Whether a company stands on the list of potential investors (ncip-17-3)."""

    LISTED = "listed", _("On the list")
    DROPPED = "dropped", _("Taken off the list")


class PotentialSource(models.TextChoices):
    """How an external front office found a potential investor (ncip-5-4)."""

    NEGOTIATIONS = "negotiations", _("Negotiations")
    EVENT = "event", _("Investment event")
    ASSOCIATION = "association", _("Business association or chamber")
    GLOBAL2000 = "global2000", _("List of large companies")
    RESEARCH = "research", _("Own research")
    APPROACH = "approach", _("The company came by itself")


class KycState(models.TextChoices):
    """Where the KYC procedure of a company stands (ncip-3-25, reading D37)."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Failed")


class KycResult(models.TextChoices):
    """What was found on one item of the checklist."""

    CLEAR = "clear", _("No remarks")
    REMARKS = "remarks", _("There are remarks")
    REFUSE = "refuse", _("Ground for refusal")


class KycRisk(models.TextChoices):
    """The overall risk that the front office sees."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class EventScope(models.TextChoices):
    """At what kind of event the meeting took place (ncip-40-1)."""

    NONE = "none", _("Not at an event")
    INTERNATIONAL = "international", _("International event")
    NATIONAL = "national", _("National event")


class MeetingState(models.TextChoices):
    """A meeting card is open until all its fields are filled (ncip-40-4)."""

    OPEN = "open", _("Being filled")
    CLOSED = "closed", _("Closed")


class AgreementState(models.TextChoices):
    """What became of an agreement; whether it is late follows from its date (ncip-5-12, ncip-6-5)."""

    OPEN = "open", _("Open")
    KEPT = "kept", _("Kept")
    DROPPED = "dropped", _("Dropped")


class MemorandumKind(models.TextChoices):
    """What a signed document of intent is (ncip-5-3)."""

    MEMORANDUM = "memorandum", _("Memorandum")
    LETTER = "letter", _("Letter of intent")


class Sector(models.TextChoices):
    """From which sector of the host country a contact comes (ncip-5-5)."""

    GOVERNMENTAL = "governmental", _("Governmental sector")
    NON_GOVERNMENTAL = "non_governmental", _("Non-governmental sector")
    CORPORATE = "corporate", _("Corporate sector")


class InitiativeState(models.TextChoices):
    """Where an initiative stands on its way from a meeting to a project (ncip-41, ncip-42)."""

    CREATED = "created", _("Created")
    RECEIVED = "received", _("Received by the akimat")
    ASSIGNED = "assigned", _("Official named")
    EXTENDED = "extended", _("Term extended")
    REDIRECT_REQUESTED = "redirect_requested", _("Redirection awaits consent")
    CONVERTED = "converted", _("Project created")
    CLOSED = "closed", _("Closed without a project")


class VisitKind(models.TextChoices):
    """A visit of an investor to Kazakhstan (ncip-40-6) or a trip of our officials abroad (ncip-40-2)."""

    INCOMING = "incoming", _("Visit of an investor to Kazakhstan")
    OUTGOING = "outgoing", _("Trip abroad")


class VisitState(models.TextChoices):
    """Where a visit stands on its way from a plan to an initiative (ncip-40, ncip-41)."""

    PLANNED = "planned", _("Planned")
    APPROVED = "approved", _("Found expedient")
    DECLINED = "declined", _("Found inexpedient")
    PROGRAMME_READY = "programme_ready", _("Programme ready")
    HELD = "held", _("Held")
    CARD_FILLED = "card_filled", _("Visit card filled")
    INITIATIVE_PASSED = "initiative_passed", _("Initiative passed on")


class RowState(models.TextChoices):
    """Whether a row of a programme or of a list of participants still stands (ncip-40-7-b)."""

    STANDING = "standing", _("Standing")
    REMOVED = "removed", _("Taken out")


class Side(models.TextChoices):
    """On whose side somebody takes part in a visit (ncip-40-7-b)."""

    INVESTOR = "investor", _("Delegation of the investor")
    HOST = "host", _("Kazakhstan side")


class Currency(models.TextChoices):
    """Currencies in which the cost of a project is told."""

    KZT = "KZT", _("KZT, tenge")
    USD = "USD", _("USD, US dollar")
    EUR = "EUR", _("EUR, euro")
    CNY = "CNY", _("CNY, yuan")
    RUB = "RUB", _("RUB, Russian rouble")
    GBP = "GBP", _("GBP, pound sterling")
    JPY = "JPY", _("JPY, yen")
    KRW = "KRW", _("KRW, won")
    TRY = "TRY", _("TRY, Turkish lira")
    AED = "AED", _("AED, UAE dirham")
    CHF = "CHF", _("CHF, Swiss franc")
