"""What a list of projects may be narrowed by; the page and the REST API offer the same."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from ncip.law.colours import Colour
from ncip.reference.enums import OkedLevel
from ncip.reference.models import DelayReason, Oked
from ncip.ui.widgets import DateInput
from projects.implementation.enums import (
    ChangeKind,
    ChangeState,
    MovementReason,
    Pool,
    PoolUpdateState,
    ProjectState,
    RequestedEffect,
    RequestState,
    Stage,
)
from projects.implementation.lights import BOTH
from projects.implementation.models import (
    DateShift,
    ExclusionRequest,
    PoolMovement,
    PoolUpdate,
    Project,
    RoadmapChange,
)
from projects.implementation.queries import GONE
from regions.atlas.models import Region

YES_NO = (("yes", _("yes")), ("no", _("no")))
COLOURS = (
    (Colour.RED.value, _("overdue tasks")),
    (Colour.YELLOW.value, _("10 days or fewer left")),
    (Colour.GREEN.value, _("on schedule")),
)

POOLS = (*Pool.choices, (BOTH, _("Both pools")))


def bodies_with(relation: str) -> Any:
    """The organisations that stand in a relation to at least one project, as choices of a filter."""

    def found(request: Any) -> QuerySet[Organisation]:
        projects = Project.objects.filter(**{relation: OuterRef("pk")})
        return Organisation.objects.filter(Exists(projects)).order_by("sort_ru", "id")

    return found


ANY = _("any")


class ProjectFilter(django_filters.FilterSet):
    """Search and filters of the list of projects."""

    q = django_filters.CharFilter(label=_("Words, company, BIN, number"), method="find", max_length=200)
    pool = django_filters.ChoiceFilter(empty_label=ANY, label=_("Pool"), choices=POOLS, method="in_pool")
    region = django_filters.ModelChoiceFilter(
        empty_label=ANY, label=_("Region"), queryset=Region.objects.defer("shape"), to_field_name="iso"
    )
    state = django_filters.ChoiceFilter(empty_label=ANY, label=_("State"), choices=ProjectState.choices)
    stage = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Stage of the roadmap"), choices=Stage.choices, method="in_stage"
    )
    colour = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Tasks"), choices=COLOURS, method="with_colour"
    )
    corridor = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Green corridor"), choices=YES_NO, field_name="in_corridor", method="is_yes"
    )
    section = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Industry"),
        queryset=Oked.objects.standing().filter(level=OkedLevel.SECTION).order_by("code"),
        to_field_name="code",
        method="in_section",
    )
    fallen = django_filters.ChoiceFilter(
        empty_label=ANY,
        label=_("Cost below the threshold of the pool"),
        choices=YES_NO,
        field_name="below_threshold",
        method="is_yes",
    )
    task_force = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Task Force"), choices=YES_NO, field_name="task_force", method="is_yes"
    )
    suspended = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Suspended"), choices=YES_NO, method="is_suspended"
    )
    initiator = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Initiating body"),
        queryset=bodies_with("initiator"),
        to_field_name="public_id",
    )
    leb = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Local executive body"),
        queryset=bodies_with("leb"),
        to_field_name="public_id",
    )

    class Meta:
        model = Project
        fields: tuple[str, ...] = ()

    def find(self, projects: Any, name: str, value: str) -> Any:
        """Every word in Russian forms or by its beginning."""
        return projects.matching(value)

    def in_stage(self, projects: Any, name: str, value: str) -> Any:
        """Those whose roadmap has reached the stage (D41)."""
        return projects.in_stage(value)

    def with_colour(self, projects: Any, name: str, value: str) -> Any:
        """Those with a task of the colour today (ncip-55)."""
        return projects.with_light(value, self.request.on)

    def in_pool(self, projects: Any, name: str, value: str) -> Any:
        """Those of a pool, or of either, as the panels count them."""
        found = projects.exclude(state__in=GONE)
        return found.exclude(pool="") if value == BOTH else found.filter(pool=value)

    def is_suspended(self, projects: Any, name: str, value: str) -> Any:
        """Those that stand still by a decision of the authorised body (ncip-35)."""
        return projects.filter(suspended_on__isnull=value == "no")

    def in_section(self, projects: Any, name: str, value: Oked) -> Any:
        """Those whose activity lies in the section."""
        return projects.filter(Q(oked__code=value.code) | Q(oked__parent=value.code))

    def is_yes(self, projects: Any, name: str, value: str) -> Any:
        """A fact that holds or does not."""
        return projects.filter(**{name: value == "yes"})


class ExclusionFilter(django_filters.FilterSet):
    """Requests to suspend or exclude by state, what is asked for, and region (ncip-34)."""

    state = django_filters.ChoiceFilter(empty_label=ANY, label=_("State"), choices=RequestState.choices)
    effect = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("What is asked for"), choices=RequestedEffect.choices
    )
    region = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Region"),
        queryset=Region.objects.defer("shape"),
        to_field_name="iso",
        field_name="project__region",
    )
    project = django_filters.CharFilter(label=_("Number of the project"), field_name="project__code")

    class Meta:
        model = ExclusionRequest
        fields: tuple[str, ...] = ()


class MovementFilter(django_filters.FilterSet):
    """Movements between the pools by day, reason, region and project (D46)."""

    since = django_filters.DateFilter(
        label=_("From the day"), field_name="on", lookup_expr="gte", widget=DateInput()
    )
    until = django_filters.DateFilter(
        label=_("To the day"), field_name="on", lookup_expr="lte", widget=DateInput()
    )
    entered = django_filters.ChoiceFilter(empty_label=ANY, label=_("Pool it entered"), choices=Pool.choices)
    left = django_filters.ChoiceFilter(empty_label=ANY, label=_("Pool it left"), choices=Pool.choices)
    why = django_filters.ChoiceFilter(empty_label=ANY, label=_("Why"), choices=MovementReason.choices)
    region = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Region"),
        queryset=Region.objects.defer("shape"),
        to_field_name="iso",
        field_name="project__region",
    )
    project = django_filters.CharFilter(label=_("Number of the project"), field_name="project__code")

    class Meta:
        model = PoolMovement
        fields: tuple[str, ...] = ()


class PoolUpdateFilter(django_filters.FilterSet):
    """Quarterly updates by quarter, pool, region, state and whether they are late (14(4), 26)."""

    state = django_filters.ChoiceFilter(empty_label=ANY, label=_("State"), choices=PoolUpdateState.choices)
    pool = django_filters.ChoiceFilter(empty_label=ANY, label=_("Pool"), choices=Pool.choices)
    region = django_filters.ModelChoiceFilter(
        empty_label=ANY, label=_("Region"), queryset=Region.objects.defer("shape"), to_field_name="iso"
    )
    year = django_filters.NumberFilter(label=_("Year"))
    quarter = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Quarter"), choices=[(number, number) for number in (1, 2, 3, 4)]
    )
    overdue = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Overdue"), choices=YES_NO, method="is_overdue"
    )

    class Meta:
        model = PoolUpdate
        fields: tuple[str, ...] = ()

    def is_overdue(self, updates: Any, name: str, value: str) -> Any:
        """Those whose last day has passed without an update, or the others."""
        late = Q(made_on=None, last_day__lt=self.request.on)
        return updates.filter(late if value == "yes" else ~late)


class ChangeFilter(django_filters.FilterSet):
    """Changes of roadmaps by state, ground and region (ncip-57)."""

    state = django_filters.ChoiceFilter(empty_label=ANY, label=_("State"), choices=ChangeState.choices)
    kind = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Ground of the change"), choices=ChangeKind.choices
    )
    region = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Region"),
        queryset=Region.objects.defer("shape"),
        to_field_name="iso",
        field_name="roadmap__project__region",
    )
    project = django_filters.CharFilter(label=_("Number of the project"), field_name="roadmap__project__code")

    class Meta:
        model = RoadmapChange
        fields: tuple[str, ...] = ()


class ShiftFilter(django_filters.FilterSet):
    """The ledger of moved due dates by region, reason, project and day of the agreement (ncip-app2-4-1)."""

    region = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Region"),
        queryset=Region.objects.defer("shape"),
        to_field_name="iso",
        field_name="task__roadmap__project__region",
    )
    reason = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Reason"),
        queryset=DelayReason.objects.standing().order_by("side", "code"),
        to_field_name="code",
        method="with_code",
    )
    project = django_filters.CharFilter(
        label=_("Number of the project"), field_name="task__roadmap__project__code"
    )
    since = django_filters.DateFilter(
        label=_("Agreed from"), field_name="agreed_on", lookup_expr="gte", widget=DateInput
    )
    until = django_filters.DateFilter(
        label=_("Agreed until"), field_name="agreed_on", lookup_expr="lte", widget=DateInput
    )

    class Meta:
        model = DateShift
        fields: tuple[str, ...] = ()

    def with_code(self, shifts: Any, name: str, value: DelayReason) -> Any:
        """A reason is the same one under every wording it has had."""
        return shifts.filter(reason__code=value.code)
