"""Choices of the exchange between front offices, with the words people see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    GENERAL = "general", _("Investment attraction in general")
    WORK_EXTERNAL = "work_external", _("Better work with investors: external front offices")
    WORK_REGIONAL = "work_regional", _("Better work with investors: regional front offices")
    CLIMATE = "climate", _("Investment climate and support of manufacturing: potential investors")


class EventState(models.TextChoices):
    """Where an event stands; only the national company and regional organisations ask for consent (ncip-10-6)."""

    DRAFT = "draft", _("Draft")
    ON_APPROVAL = "on_approval", _("On approval")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    ANNOUNCED = "announced", _("Announced")
    HELD = "held", _("Held")
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

    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class UpdateKind(models.TextChoices):
    """Which duty an update of a country programme meets (ncip-17-2, ncip-5-18; D27)."""

    QUARTERLY = "quarterly", _("Quarterly update")
    YEARLY = "yearly", _("Yearly update of investment data")


class UpdateState(models.TextChoices):
    """Whether a due update was made."""

    DUE = "due", _("Due")
    MADE = "made", _("Made")
