"""Choices of the exchange between front offices, with the words people see."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    """What an investment event is (ncip-5-7, ncip-5-9, ncip-18-7, ncip-19-2)."""

    FORUM = "forum", _("Business forum")
    CONFERENCE = "conference", _("Conference")
    ROUND_TABLE = "round_table", _("Round table")
    SEMINAR = "seminar", _("Seminar")
    WEBINAR = "webinar", _("Webinar")
    ROAD_SHOW = "road_show", _("Road show")
    BUSINESS_COUNCIL = "business_council", _("Business council")
    BILATERAL_VISIT = "bilateral_visit", _("Bilateral visit")


class EventScope(models.TextChoices):
    """Whether guests of several countries come (ncip-40-1)."""

    INTERNATIONAL = "international", _("International")
    NATIONAL = "national", _("National")


class EventRole(models.TextChoices):
    """What the front office does at the event (ncip-5-9)."""

    ORGANISER = "organiser", _("Organiser")
    PARTICIPANT = "participant", _("Participant")


class EventTopic(models.TextChoices):
    """What a seminar is about, where a paragraph names the subject (ncip-12-3, ncip-13-2, ncip-19-2)."""

    GENERAL = "general", _("General audience")
    WORK_EXTERNAL = "work_external", _("Better work with investors: external front offices")
    WORK_REGIONAL = "work_regional", _("Better work with investors: regional front offices")
    CLIMATE = "climate", _("Investment climate and support of manufacturing: potential investors")


class EventState(models.TextChoices):
    """Where an event stands; only the national company and regional organisations ask for consent (ncip-10-6)."""

    DRAFT = "draft", _("Draft")
    ON_APPROVAL = "on_approval", _("On approval")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", pgettext_lazy("event", "Approved")
    ANNOUNCED = "announced", _("Announced")
    HELD = "held", pgettext_lazy("event", "Held")
    CANCELLED = "cancelled", _("Cancelled")


class Means(models.TextChoices):
    """How somebody was told of an event (ncip-5-10)."""

    LETTER = "letter", _("Letter")
    EMAIL = "email", _("E-mail")
    MEETING = "meeting", _("At a meeting")
    MEDIA = "media", _("Media or website")
    PORTAL = "portal", _("Through the portal")


class GuestStatus(models.TextChoices):
    """What is known of somebody on the list of an event."""

    TOLD = "told", _("Told")
    COMING = "coming", _("Takes part")
    CAME = "came", _("Came")
    ABSENT = "absent", _("Did not come")


class ProgrammeState(models.TextChoices):
    """Where the version of a country programme stands (ncip-17-2)."""

    DRAFT = "draft", _("Draft")
    ON_AGREEMENT = "on_agreement", _("On agreement with the national company")
    ACTIVE = "active", _("In effect")
    REPLACED = "replaced", _("Replaced by a newer version")


class Section(models.TextChoices):
    """To which part of a country programme a measure belongs."""

    TARGETS = "targets", _("Work with target companies")
    EVENTS = "events", _("Events and visits")
    PROPOSALS = "proposals", _("Investment proposals")
    INFORMATION = "information", _("Information and image")
    OTHER = "other", _("Other measures")


class MeasureState(models.TextChoices):
    """Where a measure of a country programme stands."""

    PLANNED = "planned", pgettext_lazy("measure", "Planned")
    DONE = "done", pgettext_lazy("measure", "Done")
    DROPPED = "dropped", _("Dropped")


class UpdateKind(models.TextChoices):
    """Which duty an update of a country programme meets (ncip-17-2, ncip-5-18; D27)."""

    QUARTERLY = "quarterly", _("Quarterly update")
    YEARLY = "yearly", _("Yearly update of investment data")


class UpdateState(models.TextChoices):
    """Whether a due update was made."""

    DUE = "due", _("Due")
    MADE = "made", _("Made")


class MaterialSubject(models.TextChoices):
    """What a presentation material is about (ncip-14-6, ncip-18-9)."""

    REGION = "region", _("Investment opportunities of a region")
    INDUSTRY = "industry", _("Investment opportunities of an industry")
    SUPPORT = "support", _("Measures of state support")


class MaterialLanguage(models.TextChoices):
    """In which language a material speaks."""

    KK = "kk", _("Kazakh")
    RU = "ru", _("Russian")
    EN = "en", _("English")
    OTHER = "other", _("Another language")


class MaterialState(models.TextChoices):
    """Where a presentation material stands (ncip-14-6, ncip-18-9)."""

    DRAFT = "draft", _("Draft")
    ON_APPROVAL = "on_approval", _("On approval")
    RETURNED = "returned", pgettext_lazy("material", "Returned")
    APPROVED = "approved", pgettext_lazy("material", "Approved")


class RequestKind(models.TextChoices):
    """What one level asks or tells another, each under its own paragraph."""

    PARTNER_SEARCH = "partner_search", _("Search for local partners")
    INVESTOR_INFORMATION = "investor_information", _("Information on a potential investor")
    PROJECT_DATA = "project_data", _("Data on a potential project")
    INVESTOR_SEARCH = "investor_search", _("Search for investors")
    INFORMATION = "information", _("Information for consulting an investor")
    INVESTOR_MEETING = "investor_meeting", _("Meeting with the investor or with state bodies")
    DOCUMENT_HELP = "document_help", _("Help with documents for state services")
    MEETING_RESULTS = "meeting_results", _("Results of meetings and negotiations")
    COUNTRY_DATA = "country_data", _("Information for the country analysis")
    REGIONAL_DATA = "regional_data", _("Information for the regional analysis")
    ANALYSIS_RESULTS = "analysis_results", _("Results of analyses and international experience")


class RequestState(models.TextChoices):
    """Where a request stands, as its sender sees it."""

    SENT = "sent", _("Sent")
    REGISTERED = "registered", _("Registered")
    ANSWERED = "answered", _("Answered")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Need(models.TextChoices):
    """What a regional office decides on a potential project (ncip-15-4)."""

    NEEDED = "needed", _("Needed")
    NOT_NEEDED = "not_needed", _("Not needed")


class NicheState(models.TextChoices):
    """Whether a niche still waits for an investor (ncip-16-2)."""

    OPEN = "open", _("Waits for an investor")
    CLOSED = "closed", _("Closed")


class Medium(models.TextChoices):
    """Where a project was covered (ncip-14-5)."""

    PRESS = "press", _("Newspaper or magazine")
    TELEVISION = "television", _("Television")
    RADIO = "radio", _("Radio")
    AGENCY = "agency", _("News agency or website")
    SOCIAL = "social", _("Social network")


class InformationSection(models.TextChoices):
    """What the information materials tell of, one section for each line of the paragraph (ncip-12-2, ncip-14-2)."""

    CLIMATE = "climate", _("Climate, population, tariffs, routes, logistics")
    PROJECTS = "projects", _("Projects that need investment and niche projects")
    PARTNERS = "partners", _("Potential partners of foreign investors")
    SITES = "sites", _("Ready and planned industrial sites")
    WORKFORCE = "workforce", _("Human resources")
    SUPPORT = "support", _("Measures of state support")


class InformationState(models.TextChoices):
    """Where an information material stands (ncip-12-2)."""

    DRAFT = "draft", _("Draft")
    CURRENT = "current", pgettext_lazy("material", "Current")
    OUTDATED = "outdated", _("Out of date")
    WITHDRAWN = "withdrawn", pgettext_lazy("material", "Withdrawn")


class SiteReadiness(models.TextChoices):
    """Whether industrial sites stand already (ncip-12-2-d)."""

    READY = "ready", pgettext_lazy("sites", "Ready")
    PLANNED = "planned", pgettext_lazy("sites", "Planned")
    BOTH = "both", pgettext_lazy("sites", "Ready and planned")


class AnalysisKind(models.TextChoices):
    """What is analysed (ncip-5-13, ncip-6-1, ncip-15-1)."""

    COUNTRY = "country", _("Country analysis")
    REGIONAL = "regional", _("Regional analysis")
    STUDY = "study", _("Study of investment attractiveness")


class AnalysisState(models.TextChoices):
    """Where an analysis stands (ncip-5-13, ncip-15-1)."""

    GATHERED = "gathered", _("Information is gathered")
    SHARED = "shared", pgettext_lazy("analysis", "Shared")
    PUT_ASIDE = "put_aside", pgettext_lazy("analysis", "Put aside")


class IssueArea(models.TextChoices):
    """In which area a systemic issue of investors lies (ncip-5-14)."""

    TAX = "tax", _("Taxes and customs")
    VISA = "visa", _("Visas and foreign labour")
    LAND = "land", _("Land")
    NETWORKS = "networks", _("Engineering networks and tariffs")
    PERMITS = "permits", _("Permits and licences")
    SUPPORT = "support", _("State support")
    LOGISTICS = "logistics", _("Transport and logistics")
    FINANCE = "finance", _("Currency and financing")
    COURTS = "courts", _("Contracts and courts")
    OTHER = "other", pgettext_lazy("area", "Other")


class IssueState(models.TextChoices):
    """Where a systemic issue stands (ncip-5-14, ncip-69)."""

    DRAFT = "draft", _("Draft")
    RAISED = "raised", pgettext_lazy("issue", "Raised")
    UNDER_WORK = "under_work", _("Measure under way")
    RESOLVED = "resolved", pgettext_lazy("issue", "Resolved")
    DECLINED = "declined", _("Declined")


class PromotionWay(models.TextChoices):
    """How a proposal was brought to a business community (ncip-5-8)."""

    PRESENTATION = "presentation", _("Presentation")
    MEETING = "meeting", _("Meeting")
    MAILING = "mailing", _("Mailing")
    EXHIBITION = "exhibition", _("Exhibition")
    PUBLICATION = "publication", _("Publication")
