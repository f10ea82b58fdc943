"""What an issue, a meeting of the Council and an assignment may be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IssueState(models.TextChoices):
    """Where a problem issue stands (ncip-9-1, ncip-9-2, ncip-9-7; A6, D32)."""

    SUBMITTED = "submitted", _("Submitted")
    UNDER_REVIEW = "under_review", _("Under review")
    FORWARDED = "forwarded", _("Forwarded")
    WORKING_GROUP = "working_group", _("Working group")
    COUNCIL_AGENDA = "council_agenda", _("On the agenda of the Council")
    LAW_PROPOSAL = "law_proposal", _("Amendment of law initiated")
    ANSWERED = "answered", _("Answered")
    REJECTED = "rejected", _("Rejected")
    CLOSED = "closed", _("Closed")


class Topic(models.TextChoices):
    """What an issue is about; the first three are named by paragraph 9(7)."""

    TAX = "tax", _("Taxation")
    TECHNOLOGY = "technology", _("Transfer of technology")
    VISA = "visa", _("Visa support")
    LAND = "land", _("Land plot")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    PERMITS = "permits", _("Permits and approvals")
    FINANCING = "financing", _("Financing and state support")
    OTHER = "other", _("Other")


class StepKind(models.TextChoices):
    """In which way an issue was passed on (ncip-9-1, ncip-9-3, ncip-9-7)."""

    FORWARDING = "forwarding", _("Forwarded")
    WORKING_GROUP = "working_group", _("Working group")
    LAW_PROPOSAL = "law_proposal", _("Amendment of law")


class MeetingState(models.TextChoices):
    """Where a meeting of the Council stands."""

    PLANNED = "planned", _("Is planned")
    HELD = "held", _("Was held")
    CANCELLED = "cancelled", _("Cancelled")


class MeetingMode(models.TextChoices):
    """How the Council meets."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    MIXED = "mixed", _("In person and online")


class ItemState(models.TextChoices):
    """Where an item of an agenda stands."""

    WAITING = "waiting", _("Waits for the meeting")
    DECIDED = "decided", _("Decided")
    WITHDRAWN = "withdrawn", _("Taken off the agenda")


class ItemKind(models.TextChoices):
    """What the Council is to consider (ncip-9-2, ncip-32-b)."""

    ISSUE = "issue", _("Problem issue of a project")
    PROJECT = "project", _("Investment project")
    CLIMATE = "climate", _("Investment climate")


class AssignmentKind(models.TextChoices):
    """From which power an assignment follows (ncip-9-2, ncip-9-9, ncip-9-10, ncip-10-8)."""

    DECISION = "decision", _("Decision of the Council")
    INSTRUCTION = "instruction", _("Assignment to the national company")
    RECOMMENDATION = "recommendation", _("Recommendation")


class AssignmentState(models.TextChoices):
    """Where an assignment stands."""

    OPEN = "open", _("To be done")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")
