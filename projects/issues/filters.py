"""By what the lists of issues, meetings and assignments are narrowed; the same for the pages and the REST API."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from ncip.law.colours import Colour
from projects.attraction.filters.cards import search_box
from projects.implementation.filters import ANY, YES_NO
from projects.issues.enums import (
    AssignmentKind,
    AssignmentState,
    IssueState,
    ItemKind,
    ItemState,
    MeetingState,
    Topic,
)
from projects.issues.models import AgendaItem, Assignment, CouncilMeeting, Issue
from regions.atlas.models import Region

COLOURS = (
    (Colour.RED.value, _("overdue")),
    (Colour.YELLOW.value, _("10 days or fewer left")),
    (Colour.GREEN.value, _("on schedule")),
)
OPEN = (("open", _("waiting for an answer")), ("mine", _("in our hands")), ("late", _("result overdue")))


def _charged(request: Any) -> Any:
    rows = Assignment.objects.filter(responsible=OuterRef("pk"))
    return Organisation.objects.filter(Exists(rows)).order_by("sort_ru", "id")


class IssueFilter(filters.FilterSet):
    """Issues by words, state, subject, region, project and corridor, and whose turn it is (D32)."""

    q = filters.CharFilter(label=_("Words"), method="search", max_length=200, widget=search_box())
    state = filters.ChoiceFilter(empty_label=ANY, label=_("State"), choices=IssueState.choices)
    turn = filters.ChoiceFilter(empty_label=ANY, label=_("Turn"), choices=OPEN, method="of_turn")
    topic = filters.ChoiceFilter(empty_label=ANY, label=_("What it is about"), choices=Topic.choices)
    region = filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Region"),
        queryset=Region.objects.defer("shape"),
        to_field_name="iso",
        field_name="project__region",
    )
    corridor = filters.ChoiceFilter(
        empty_label=ANY, label=_("Green corridor"), choices=YES_NO, method="in_corridor"
    )
    task_force = filters.ChoiceFilter(
        empty_label=ANY, label=_("Task Force"), choices=YES_NO, method="with_task_force"
    )
    project = filters.CharFilter(label=_("Number of the project"), field_name="project__code")

    class Meta:
        model = Issue
        fields: tuple[str, ...] = ()

    def search(self, issues: Any, name: str, value: str) -> Any:
        """Every word of the text."""
        return issues.matching(value)

    def of_turn(self, issues: Any, name: str, value: str) -> Any:
        """Those that are open, those in the hands of the reader's organisation, those that are late."""
        if value == "mine":
            return issues.open().filter(body__in=bodies_of(Actor.of_request(self.request).organisation))
        return issues.open().filter(due_on__lt=self.request.on) if value == "late" else issues.open()

    def in_corridor(self, issues: Any, name: str, value: str) -> Any:
        """Issues of projects in the green corridor (ncip-32-b)."""
        return issues.filter(project__in_corridor=value == "yes")

    def with_task_force(self, issues: Any, name: str, value: str) -> Any:
        """Issues of projects with Task Force (ncip-31)."""
        return issues.filter(project__task_force=value == "yes")


class MeetingFilter(filters.FilterSet):
    """Meetings of the Council by state and year."""

    state = filters.ChoiceFilter(empty_label=ANY, label=_("State"), choices=MeetingState.choices)
    year = filters.NumberFilter(
        label=_("Year"), field_name="planned_on__year", min_value=2000, max_value=2100
    )

    class Meta:
        model = CouncilMeeting
        fields: tuple[str, ...] = ()


class ItemFilter(filters.FilterSet):
    """Items of agendas by meeting, kind and state."""

    meeting = filters.UUIDFilter(field_name="meeting__public_id")
    kind = filters.ChoiceFilter(choices=ItemKind.choices)
    state = filters.ChoiceFilter(choices=ItemState.choices)

    class Meta:
        model = AgendaItem
        fields: tuple[str, ...] = ()


class AssignmentFilter(filters.FilterSet):
    """Assignments by kind, state, colour and who answers."""

    kind = filters.ChoiceFilter(empty_label=ANY, label=_("Kind"), choices=AssignmentKind.choices)
    state = filters.ChoiceFilter(empty_label=ANY, label=_("State"), choices=AssignmentState.choices)
    colour = filters.ChoiceFilter(empty_label=ANY, label=_("Term"), choices=COLOURS, method="with_colour")
    responsible = filters.ModelChoiceFilter(
        empty_label=ANY, label=_("Who answers"), queryset=_charged, to_field_name="public_id"
    )

    class Meta:
        model = Assignment
        fields: tuple[str, ...] = ()

    def with_colour(self, assignments: Any, name: str, value: str) -> Any:
        """Open ones of the colour today (ncip-55)."""
        return assignments.in_colour(value, self.request.on)
