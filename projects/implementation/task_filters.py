"""What the list of tasks may be narrowed by, today or as the tasks stood on a past day (55)."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from ncip.ui.fields import DayField
from projects.implementation import lights
from projects.implementation.enums import Stage
from projects.implementation.filters import ANY, COLOURS, POOLS, YES_NO
from projects.implementation.models import Task
from regions.atlas.models import Region

PROJECT = "roadmap__project__"
RESPONSIBLE = (
    ("office", _("an organisation of the register")),
    ("outside", _("an investor or another body")),
)


class DayFilter(django_filters.DateFilter):
    """A day as people write it."""

    field_class = DayField


class StandingTaskFilter(django_filters.FilterSet):
    """The tasks that were to be done on a day, today when none is named, by colour, place and responsible."""

    colour = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Colour"), choices=COLOURS, method="of_colour"
    )
    region = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Region"),
        queryset=Region.objects.defer("shape"),
        to_field_name="iso",
        field_name=f"{PROJECT}region",
    )
    pool = django_filters.ChoiceFilter(empty_label=ANY, label=_("Pool"), choices=POOLS, method="in_pool")
    stage = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Stage of the roadmap"), choices=Stage.choices
    )
    responsible = django_filters.ModelChoiceFilter(
        empty_label=ANY,
        label=_("Responsible"),
        queryset=lambda request: (
            Organisation.objects.filter(tasks__isnull=False).distinct().order_by("sort_ru")
        ),
        to_field_name="public_id",
    )
    kept_by = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Who answers"), choices=RESPONSIBLE, method="by_keeper"
    )
    corridor = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Green corridor"), choices=YES_NO, method="in_corridor"
    )
    task_force = django_filters.ChoiceFilter(
        empty_label=ANY, label=_("Task Force"), choices=YES_NO, method="with_task_force"
    )
    on = DayFilter(label=_("As it stood on"), method="as_it_is")

    class Meta:
        model = Task
        fields: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day that is looked at: the named one, never a day to come."""
        named: date | None = self.form.cleaned_data.get("on") if self.form.is_valid() else None
        today: date = self.request.on
        return min(named, today) if named else today

    def filter_queryset(self, queryset: Any) -> Any:
        """Only what was to be done on the day (ncip-55)."""
        return super().filter_queryset(lights.standing(queryset, self.day))

    def of_colour(self, tasks: Any, name: str, value: str) -> Any:
        """Those of a colour on the day (ncip-55-red, ncip-55-yellow, ncip-55-green)."""
        return lights.of_colour(tasks, value, self.day)

    def in_pool(self, tasks: Any, name: str, value: str) -> Any:
        """Those whose project was in the pool on the day."""
        return lights.in_pool(tasks, value, self.day)

    def by_keeper(self, tasks: Any, name: str, value: str) -> Any:
        """Those for which an organisation of the register answers, or somebody else (ncip-48-5)."""
        return tasks.filter(responsible__isnull=value == "outside")

    def in_corridor(self, tasks: Any, name: str, value: str) -> Any:
        """Those of projects of the green corridor."""
        return tasks.filter(roadmap__project__in_corridor=value == "yes")

    def with_task_force(self, tasks: Any, name: str, value: str) -> Any:
        """Those of projects with Task Force."""
        return tasks.filter(roadmap__project__task_force=value == "yes")

    def as_it_is(self, tasks: Any, name: str, value: date) -> Any:
        """The day itself narrows nothing: it says which tasks were to be done at all."""
        return tasks
