"""Who is shown which issue, agenda and assignment, and the lists with more than one reader."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from frontoffices.registry.queries import bodies_of
from projects.attraction.names import wanted_words
from projects.implementation import permissions
from projects.implementation.queries import OfProjectQuerySet, lights_on
from projects.issues.enums import AssignmentState, IssueState, ItemKind, ItemState, MeetingState
from projects.issues.permissions import COUNCIL_KINDS

if TYPE_CHECKING:
    from ncip.casework.actor import Actor

MOST_WORDS = 8
# An issue that still waits for its answer.
OPEN_ISSUES = (
    IssueState.SUBMITTED,
    IssueState.UNDER_REVIEW,
    IssueState.FORWARDED,
    IssueState.WORKING_GROUP,
    IssueState.COUNCIL_AGENDA,
    IssueState.LAW_PROPOSAL,
)


class ProblemIssueQuerySet(OfProjectQuerySet):
    """Problem issues: whoever sees the project sees its issues; a body that is asked takes part in it."""

    def open(self) -> Self:
        """Those that wait for an answer."""
        return self.filter(state__in=OPEN_ISSUES)

    def matching(self, text: str) -> Self:
        """Those that contain every word of the text."""
        found = self
        for word in wanted_words(text)[:MOST_WORDS]:
            found = found.filter(search_text__contains=word)
        return found

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("project__region", "project__company", "raised_by", "body")

    def undecided(self) -> Self:
        """Open ones on which the Council has not decided since they were raised or opened again (ncip-32-b)."""
        items = self.model._meta.get_field("agenda_items").related_model._default_manager
        decided = items.filter(issue=OuterRef("pk"), state=ItemState.DECIDED)
        since = decided.filter(Q(decided_at__gte=OuterRef("reopened_at")) | Q(issue__reopened_at=None))
        return self.open().filter(~Exists(since))


class CouncilMeetingQuerySet(models.QuerySet[Any]):
    """Meetings of the Council."""

    def visible_to(self, actor: Actor) -> Self:
        """All for those who prepare them; else those to which one is invited or where one's projects are heard."""
        if actor.sees_all or actor.is_kind(*COUNCIL_KINDS):
            return self
        if actor.organisation is None:
            return self.none()
        items = self.model._meta.get_field("items").related_model._default_manager.all()
        heard = Exists(items.of_projects_seen_by(actor).filter(meeting=OuterRef("pk")))
        return self.filter(Q(heard) | Q(self._invited(actor)))

    def inviting(self, actor: Actor) -> Self:
        """Those to which the actor's organisation is invited."""
        return self.filter(self._invited(actor))

    def _invited(self, actor: Actor) -> Exists:
        through: Any = self.model._meta.get_field("invited").remote_field.through
        rows = through._default_manager.filter(
            councilmeeting=OuterRef("pk"), organisation__in=bodies_of(actor.organisation)
        )
        return Exists(rows)

    def ahead(self, on: date) -> Self:
        """Those that are planned for a day or later, the nearest first."""
        return self.filter(state=MeetingState.PLANNED, planned_on__gte=on).order_by("planned_on", "id")

    def nearest(self, on: date) -> Any:
        """The nearest scheduled meeting, or None (ncip-32-b)."""
        return self.ahead(on).first()


class ItemQuerySet(models.QuerySet[Any]):
    """Items of agendas."""

    def visible_to(self, actor: Actor) -> Self:
        """All for those who prepare the meetings and those invited to them; else those about projects one sees."""
        if actor.sees_all or actor.is_kind(*COUNCIL_KINDS):
            return self
        if actor.organisation is None:
            return self.none()
        meetings = self.model._meta.get_field("meeting").related_model._default_manager.all()
        own = meetings.inviting(actor).filter(pk=OuterRef("meeting_id"))
        return self.filter(Q(Exists(own)) | Q(Exists(self._projects_of(actor))))

    def of_projects_seen_by(self, actor: Actor) -> Self:
        """Those about a project that the actor sees."""
        return self.filter(Exists(self._projects_of(actor)))

    def _projects_of(self, actor: Actor) -> Any:
        projects = self.model._meta.get_field("project").related_model._default_manager.visible_to(actor)
        if actor.is_kind(*permissions.SENDING_KINDS):
            projects = projects.filter(participants__organisation=actor.organisation)
        return projects.filter(pk=OuterRef("project_id"))

    def waiting(self) -> Self:
        """Those that wait for their meeting."""
        return self.filter(state=ItemState.WAITING)

    def in_order(self) -> Self:
        """Automatic ones first (ncip-32-b), then issues, projects and the climate, each in the order of entry."""
        kinds = [When(kind=kind, then=Value(place)) for place, kind in enumerate(ItemKind, start=1)]
        place = Case(When(automatic=True, then=Value(0)), *kinds, output_field=IntegerField())
        return self.annotate(place=place).order_by("place", "id")

    def for_list(self) -> Self:
        """What a line of an agenda shows, in one query."""
        return self.select_related("meeting", "issue", "project__region", "project__company")


class AssignmentQuerySet(models.QuerySet[Any]):
    """Assignments."""

    def visible_to(self, actor: Actor) -> Self:
        """Those who prepare the meetings, who gave it, who answers for it, and who sees the project it is about."""
        if actor.sees_all or actor.is_kind(*COUNCIL_KINDS):
            return self
        if actor.organisation is None:
            return self.none()
        projects = self.model._meta.get_field("project").related_model._default_manager.visible_to(actor)
        if actor.is_kind(*permissions.SENDING_KINDS):
            projects = projects.filter(participants__organisation=actor.organisation)
        about = Exists(projects.filter(pk=OuterRef("project_id")))
        own = Q(responsible__in=bodies_of(actor.organisation)) | Q(given_by__in=bodies_of(actor.organisation))
        return self.filter(own | Q(about))

    def open(self) -> Self:
        """Those still to be done."""
        return self.filter(state=AssignmentState.OPEN)

    def in_colour(self, colour: str, on: date) -> Self:
        """Open ones of a colour on a day, as tasks have them (ncip-55, D19)."""
        return self.open().filter(lights_on(on)[colour])

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("responsible", "given_by", "official", "project", "item__meeting")
