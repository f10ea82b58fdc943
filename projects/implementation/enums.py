"""Choices of Module 2, with the words people see."""

from functools import cache

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


class ProjectState(models.TextChoices):
    """Where a project stands on its one road (ncip-46, ncip-48, ncip-52, ncip-60, ncip-61, ncip-64)."""

    DRAFT = "draft", _("Passport being filled")
    FORMED = "formed", _("Passport formed")
    WITHOUT_ROADMAP = "without_roadmap", _("Without a roadmap")
    WITH_ROADMAP = "with_roadmap", _("With a roadmap")
    AWAITING_VALIDATION = "awaiting_validation", _("Awaiting validation")
    AFTERCARE = "aftercare", _("Post-investment support")
    PERIOD_ENDED_OPEN = "period_ended_open", _("Support period ended, obligations open")
    COMPLETED = "completed", _("Completed")
    EXCLUDED = "excluded", _("Excluded")
    ARCHIVED = "archived", _("Archived")


class Pool(models.TextChoices):
    """The pool of a project with a formed passport (ncip-25, ncip-28)."""

    NATIONAL = "national", _("National pool")
    REGIONAL = "regional", _("Regional pool")


class ProductionType(models.TextChoices):
    """What the project does to production (ncip-3-15)."""

    NEW = "new", _("New production")
    EXPANSION = "expansion", _("Expansion of production")
    RENEWAL = "renewal", _("Renewal of production")


class SourceKind(models.TextChoices):
    """Where the money of a project comes from (ncip-47-7)."""

    OWN = "own", _("Own funds")
    LOAN = "loan", _("Borrowed funds")
    BUDGET = "budget", _("Budget funds")
    OTHER = "other", _("Other sources")


class CorridorFlag(models.TextChoices):
    """What a later change of the passport asks of the authorised body (reading D11)."""

    PROPOSED = "proposed", _("The score has reached the threshold: inclusion is proposed")
    BELOW = "below", _("The score has fallen below the threshold")


class TechnologyLevel(models.TextChoices):
    """How the project's goods stand in the list of priority goods (ncip-app1-tech)."""

    NOT_MANUFACTURING = "not_manufacturing", _("Not a manufacturing project")
    NOT_LISTED = "not_listed", _("Manufacturing, not in the list")
    MEDIUM = "medium", _("Medium level")
    HIGH = "high", _("High level")


class RoadmapState(models.TextChoices):
    """Where a roadmap stands (ncip-48 to ncip-52, ncip-60)."""

    TO_PREPARE = "to_prepare", _("To be prepared")
    DRAFT = "draft", _("Draft")
    ON_APPROVAL = "on_approval", _("On approval")
    REWORK = "rework", _("Returned with remarks")
    APPROVED = "approved", _("Approved")
    CHANGE_REQUESTED = "change_requested", _("Approved, a change is asked for")
    CHANGE_ON_AGREEMENT = "change_on_agreement", _("Approved, a change is on agreement")
    COMPLETED = "completed", _("Completed")


# Roadmaps whose approved version is being carried out, also while a change of it is prepared (ncip-57).
IN_FORCE = (RoadmapState.APPROVED, RoadmapState.CHANGE_REQUESTED, RoadmapState.CHANGE_ON_AGREEMENT)
# Roadmaps whose tasks have, or had, terms that count: only they have colours (55).
LIVE_ROADMAPS = (*IN_FORCE, RoadmapState.COMPLETED)


class ChangeKind(models.TextChoices):
    """Why a roadmap is changed: the investor asks (ncip-57), or a deviation is corrected (ncip-app2-6-2)."""

    REQUEST = "request", _("At the investor's request")
    CORRECTION = "correction", _("Unscheduled correction")


class ChangeState(models.TextChoices):
    """Where a change of a roadmap stands (ncip-57; D33)."""

    REQUESTED = "requested", _("Asked for by the investor")
    DRAFT = "draft", _("Correction being prepared")
    ON_AGREEMENT = "on_agreement", _("On agreement")
    AGREED = "agreed", _("Agreed: in the roadmap")
    REFUSED = "refused", _("Refused: the version before stays")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Lapsed: the roadmap has ended")


class LineKind(models.TextChoices):
    """What a line of a change does with a task."""

    ADD = "add", _("New task")
    EDIT = "edit", _("Changed task")
    REMOVE = "remove", _("Task removed")


class Stage(models.TextChoices):
    """The three stages of a roadmap (ncip-3-9, ncip-3-18, ncip-3-7; ncip-49)."""

    PRE_INVESTMENT = "pre_investment", _("Pre-investment stage")
    INVESTMENT = "investment", _("Investment stage")
    POST_INVESTMENT = "post_investment", _("Post-investment stage")


class TaskType(models.TextChoices):
    """The task types that every roadmap begins with, and any other (ncip-49-1, ncip-49-2, ncip-49-3)."""

    FEASIBILITY_STUDY = "feasibility_study", _("Feasibility study")
    TECHNICAL_CONDITIONS = "technical_conditions", _("Technical conditions")
    LAND_PLOT = "land_plot", _("Land plot")
    DESIGN_ESTIMATES = "design_estimates", _("Design and estimate documents")
    FINANCING = "financing", _("Financing")
    CONSTRUCTION = "construction", _("Construction and installation works")
    STATE_SUPPORT = "state_support", _("State support measures obtained")
    COMMISSIONING_WORKS = "commissioning_works", _("Commissioning works")
    PUT_INTO_OPERATION = "put_into_operation", _("Putting into operation")
    DESIGN_CAPACITY = (
        "design_capacity_or_serial_production",
        _("Design capacity or start of serial production"),
    )
    OTHER = "other", _("Other task")


@cache
def labels_of(kind: str) -> frozenset[str]:
    """The words of a task type in every language: what a preset task is called until somebody renames it."""
    found = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.add(str(TaskType(kind).label))
    return frozenset(found)


class TaskState(models.TextChoices):
    """Where a task of a roadmap stands."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETED = "completed", _("Completed")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class ResponsibleKind(models.TextChoices):
    """Who answers for a task (ncip-48-5)."""

    INVESTOR = "investor", _("Investor")
    BODY = "body", _("State body or organisation")
    CONTRACTOR = "contractor", _("Contractor")


class ParticipantRole(models.TextChoices):
    """Why an organisation takes part in a project (ncip-24, ncip-58)."""

    TASK_FORCE = "task_force", _("Task Force")
    RESPONSIBLE = "responsible", _("Responsible for a task")
    ACCOMPANYING = "accompanying", _("Accompanies the project")
    ADDRESSED = "addressed", _("Works on a problem issue")


class ValidationOutcome(models.TextChoices):
    """What the national chamber decided (ncip-60)."""

    VALIDATED = "validated", _("Validated")
    REFUSED = "refused", _("Refused")


class RequestState(models.TextChoices):
    """Where a request to suspend or exclude a project stands (ncip-33 to ncip-35)."""

    APPLICATION_RECEIVED = "application_received", _("Application received")
    DRAFT = "draft", _("Draft of the request")
    ON_DECISION = "on_decision", _("On decision")
    GRANTED_SUSPEND = "granted_suspend", _("Granted: suspended")
    GRANTED_EXCLUDE = "granted_exclude", _("Granted: excluded")
    REFUSED = "refused", _("Refused")


class RequestedEffect(models.TextChoices):
    """What the akimat asks for: both means to suspend now and to exclude by a later decision (ncip-34, D25)."""

    SUSPEND = "suspend", _("Suspend the project")
    EXCLUDE = "exclude", _("Exclude the project from the national pool")
    BOTH = "both", _("Suspend now, exclude by a later decision")


class Ground(models.TextChoices):
    """The six grounds (ncip-33-1, ncip-33-2, ncip-33-3, ncip-33-4, ncip-33-5, ncip-33-6)."""

    BREACHES = (
        "ground_1",
        _("Repeated breaches of technical requirements and standards, not remedied in time"),
    )
    FINANCES = "ground_2", _("Financing has ended or was cut considerably and cannot be restored")
    BANKRUPTCY = "ground_3", _("Bankruptcy or liquidation of the legal entity responsible for the project")
    PERMITS = "ground_4", _("The necessary permits and approvals of state bodies cannot be obtained")
    RESTRICTIONS = "ground_5", _("Judicial or other legal restrictions hinder the project")
    APPLICATION = "ground_6", _("Written application of the investor or the initiating body to exclude it")


class LeftPool(models.TextChoices):
    """Why a project left the national pool (ncip-35, ncip-36-a, ncip-36-b)."""

    DECISION = "decision", _("Decision of the authorised body")
    THREE_YEARS = "three_years", _("Three years since the transition to Module 3")
    CONTRACT_END = "contract_end", _("End of the investment contract")


class MovementReason(models.TextChoices):
    """Why a project entered a pool or left it (ncip-25, ncip-28, ncip-35, ncip-36; reading D46)."""

    COST = "cost", _("By its cost")
    CONTRACT = "contract", _("Under an investment contract")
    DECISION = "decision", _("Decision of the authorised body")
    THREE_YEARS = "three_years", _("Three years since the transition to Module 3")
    CONTRACT_END = "contract_end", _("End of the investment contract")


class PoolUpdateState(models.TextChoices):
    """Where the quarterly update of a pool stands (ncip-14-4, ncip-26)."""

    DUE = "due", _("To be updated")
    ON_AGREEMENT = "on_agreement", _("With the sectoral bodies")
    MADE = "made", _("Updated")
