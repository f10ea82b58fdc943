"""Who is shown which project, how projects are found, and the lists with more than one reader."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from frontoffices.registry.enums import Kind
from ncip.casework.models import Deadline
from ncip.law.colours import Colour
from ncip.law.kazakh import fold
from ncip.law.parameters import YELLOW_DAYS
from ncip.reference.parameters import parameter
from projects.implementation import permissions
from projects.implementation.enums import LIVE_ROADMAPS, Pool, ProjectState, Stage, TaskState

if TYPE_CHECKING:
    from ncip.casework.actor import Actor

MOST_WORDS = 8
WORD = re.compile(r"\w+")
OPEN_TASKS = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS)
# Projects that are on no road: not yet, or not any more. Their tasks have no colours, and no figure counts them.
GONE = (ProjectState.DRAFT, ProjectState.EXCLUDED, ProjectState.ARCHIVED)
# Long texts and shapes that no list shows.
UNSHOWN = (
    *("description", "goals", "expected_results", "needs", "search_text"),
    *("region__shape", "company__search_text", "company__trigrams"),
)
# The vectors must read exactly as in the indexes of the table, or PostgreSQL does not use them.
RUSSIAN = SearchVector("search_text", config="russian")
SIMPLE = SearchVector("search_text", config="simple")


class ProjectQuerySet(models.QuerySet[Any]):
    """Projects."""

    def visible_to(self, actor: Actor) -> Self:
        """Those shown to the actor (architecture §7)."""
        participants = self.model._meta.get_field("participants").related_model._default_manager
        return permissions.visible_projects(self, actor, participants.all())  # type: ignore[return-value]

    def matching(self, text: str) -> Self:
        """Those in which every word is found: Russian words in any form, any word by its beginning."""
        found = self.annotate(russian_words=RUSSIAN, plain_words=SIMPLE)
        for word in WORD.findall(fold(text))[:MOST_WORDS]:
            found = found.filter(
                Q(russian_words=SearchQuery(word, config="russian"))
                | Q(plain_words=SearchQuery(f"{word}:*", config="simple", search_type="raw"))
            )
        return found

    def with_stage(self) -> Self:
        """Each with `stage`: the first stage with an open task of its approved roadmap, or None (D41)."""
        first = self._tasks().filter(state__in=OPEN_TASKS).order_by("position", "id").values("stage")[:1]
        return self.annotate(stage=Subquery(first))

    def in_stage(self, stage: str) -> Self:
        """Those whose roadmap has reached a stage and not finished it (D41)."""
        before = list(Stage)[: list(Stage).index(Stage(stage))]
        open_tasks = self._tasks().filter(state__in=OPEN_TASKS)
        return self.filter(
            Exists(open_tasks.filter(stage=stage)), ~Exists(open_tasks.filter(stage__in=before))
        )

    def with_lights(self, on: date) -> Self:
        """Each with the numbers of its red, yellow and green tasks on a day (ncip-55)."""
        counted = self._moving_tasks().order_by().values("roadmap__project")
        shades = {
            colour: Subquery(counted.filter(condition).annotate(number=Count("pk")).values("number")[:1])
            for colour, condition in lights_on(on).items()
        }
        return self.annotate(**{f"{colour}_tasks": number for colour, number in shades.items()})

    def with_light(self, colour: str, on: date) -> Self:
        """Those with at least one task of a colour on a day (ncip-55)."""
        return self.filter(Exists(self._moving_tasks().filter(lights_on(on)[colour])))

    def for_list(self) -> Self:
        """What a row of the list shows, in one query of four joins."""
        found = self.select_related("company", "region", "leb", "initiator").defer(*UNSHOWN)
        return found.with_stage()

    def _moving_tasks(self) -> Any:
        """The open tasks that have colours: those of a suspended project have none (D25), nor those of a gone one."""
        moving = self._tasks().filter(state__in=OPEN_TASKS, roadmap__project__suspended_on=None)
        return moving.exclude(roadmap__project__state__in=GONE)

    def _tasks(self) -> Any:
        roadmaps = self.model._meta.get_field("roadmaps").related_model
        tasks = roadmaps._meta.get_field("tasks").related_model._default_manager
        return tasks.filter(
            roadmap__project=OuterRef("pk"), roadmap__is_current=True, roadmap__state__in=LIVE_ROADMAPS
        )


def lights_on(on: date) -> dict[str, Q]:
    """ncip-55-red, ncip-55-yellow, ncip-55-green: the due dates of each colour on a day (D19)."""
    last_yellow = on + timedelta(days=parameter(YELLOW_DAYS).on(on))
    return {
        Colour.RED.value: Q(due_on__lt=on),
        Colour.YELLOW.value: Q(due_on__gte=on, due_on__lte=last_yellow),
        Colour.GREEN.value: Q(due_on__gt=last_yellow),
    }


class OfProjectQuerySet(models.QuerySet[Any]):
    """What belongs to a project and is shown with it; a mission is shown the project's state only (§7)."""

    project_path = "project"

    def visible_to(self, actor: Actor) -> Self:
        """Those of the projects shown to the actor."""
        if actor.sees_all:
            return self
        projects = self._projects().visible_to(actor)
        if actor.is_kind(*permissions.SENDING_KINDS):
            projects = projects.filter(participants__organisation=actor.organisation)
        return self.filter(Exists(projects.filter(pk=OuterRef(f"{self.project_path}_id"))))

    def _projects(self) -> Any:
        model: Any = self.model
        for step in self.project_path.split("__"):
            model = model._meta.get_field(step).related_model
        return model._default_manager.all()


class ExclusionQuerySet(OfProjectQuerySet):
    """Requests to suspend or exclude a project (33-35)."""

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("project__region", "project__company", "applicant")


class ChangeQuerySet(OfProjectQuerySet):
    """Changes of roadmaps (57)."""

    project_path = "roadmap__project"

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related(
            "roadmap__project__region", "roadmap__project__company", "roadmap__project__leb", "asked_by"
        )


class ShiftQuerySet(OfProjectQuerySet):
    """Moved due dates (57; Annex 2, 4(1))."""

    project_path = "task__roadmap__project"

    def for_list(self) -> Self:
        """What a row of the ledger shows, in one query."""
        return self.select_related(
            "task__roadmap__project__region", "change__asked_by", "change__decided_by", "reason"
        )


class VersionQuerySet(OfProjectQuerySet):
    """Approved versions of roadmaps (57)."""

    project_path = "roadmap__project"


class DelayQuerySet(OfProjectQuerySet):
    """Reasons of delays (Annex 2, 4(1))."""

    project_path = "task__roadmap__project"


class TaskQuerySet(OfProjectQuerySet):
    """Tasks of roadmaps."""

    project_path = "roadmap__project"

    def open(self) -> Self:
        """Those still to be done."""
        return self.filter(state__in=OPEN_TASKS)

    def live(self) -> Self:
        """Those of current roadmaps under way, which alone have colours and reminders; a suspended project
        stands still (D25), an excluded one has left its road (ncip-35).
        """
        return self.filter(
            roadmap__is_current=True,
            roadmap__state__in=LIVE_ROADMAPS,
            roadmap__project__suspended_on=None,
        ).exclude(roadmap__project__state__in=GONE)

    def with_colour(self, on: date) -> Self:
        """Each with `colour` on a day (ncip-55)."""
        cases = [When(condition, then=Value(colour)) for colour, condition in lights_on(on).items()]
        still = Q(roadmap__project__suspended_on__isnull=False)
        colourless = When(~Q(state__in=OPEN_TASKS) | still, then=Value(Colour.NONE.value))
        return self.annotate(colour=Case(colourless, *cases, default=Value(Colour.NONE.value)))


class MovementQuerySet(OfProjectQuerySet):
    """Movements between the pools."""

    def for_list(self) -> Self:
        """What a row of the list shows, in one query."""
        return self.select_related("project__region")

    def with_changes(self) -> Self:
        """Each with the instant of its last change: that of its project."""
        return self.annotate(changed_at=F("project__changed_at"))


class PoolUpdateQuerySet(models.QuerySet[Any]):
    """Quarterly updates of the pools (14(4), 26)."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own region, those one is asked about, all for who gathers them."""
        organisation = actor.organisation
        if actor.sees_all or actor.is_kind(*permissions.POOL_READERS):
            return self
        if organisation is None:
            return self.none()
        own = self.filter(region_id=organisation.region_id)
        if actor.is_kind(*permissions.REGIONAL_KINDS):
            return own
        if actor.is_kind(Kind.SUPPORT_ORGANISATION):
            return own.filter(pool=Pool.NATIONAL)
        asked = self.model._meta.get_field("marks").related_model._default_manager
        return self.filter(Exists(asked.filter(update=OuterRef("pk"), body=organisation)))

    def for_list(self) -> Self:
        """What a row of the list shows, in one query: how far it is, and its last day."""
        lines = self.model._meta.get_field("lines").related_model._default_manager
        projects = self.model._meta.get_field("region").related_model._meta.get_field("projects")
        own = projects.related_model._default_manager.filter(region=OuterRef("region"), pool=OuterRef("pool"))
        terms = Deadline.objects.filter(subject_label="pool-update", subject_id=OuterRef("public_id"))
        return self.select_related("region", "organisation").annotate(
            confirmed=_number(lines.filter(update=OuterRef("pk"))),
            in_pool=_number(own),
            last_day=Subquery(terms.order_by("-id").values("last_day")[:1]),
        )


def _number(rows: Any) -> Coalesce:
    """How many rows a subquery has."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")[:1]), 0)
