"""The columns of the list of tasks: said once for the page, the CSV and the XLSX."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ncip.law.colours import Colour, colour_of
from ncip.law.delays import delay_days
from ncip.law.parameters import YELLOW_DAYS
from ncip.reference.parameters import parameter
from ncip.ui.badges import badge, deadline_badge
from ncip.ui.dates import day_tag
from ncip.ui.tables import Column
from projects.implementation.lights import intervals_of


def shades(on: date) -> Callable[[Any], Colour]:
    """What tells the colour of a standing task on the day of the list; the law is asked once for all rows (ncip-55)."""
    yellow = parameter(YELLOW_DAYS)
    return lambda task: colour_of(task.due_on, on, yellow_days=yellow).colour


def days_in_red(task: Any, on: date) -> int:
    """Calendar days that the task has been red by the day, days of suspension left out (D22)."""
    return delay_days(task.due_on, on, intervals_of(task.roadmap.project))


def row_css(on: date) -> Callable[[Any], str]:
    """What tells the mark of a red or yellow row."""
    shade = shades(on)
    marks = {Colour.RED: "row-red", Colour.YELLOW: "row-amber"}
    return lambda task: marks.get(shade(task), "")


def red_words(days: int) -> str:
    """«8 days in red»."""
    return ngettext("%(days)d day in red", "%(days)d days in red", days) % {"days": days}


def columns(on: date) -> list[Column]:
    """The columns of the page, as things stood on a day."""
    return [
        Column("task", _("Task"), lambda one: one.name, cell=_task, heading=True),
        Column("region", _("Region"), lambda one: one.roadmap.project.region.name),
        Column("responsible", _("Responsible"), lambda one: one.responsible_label, cell=_responsible),
        Column("due", _("Due date"), lambda one: one.due_on, cell=lambda one: _due(one, on)),
        Column("red", _("Time in red"), lambda one: days_in_red(one, on), cell=lambda one: _red(one, on)),
    ]


def export_columns(on: date) -> list[Column]:
    """Every field that the list knows, one plain value in each column."""
    shade = shades(on)
    return [
        Column("project", _("Number"), lambda one: one.roadmap.project.code),
        Column("title", _("Project"), lambda one: one.roadmap.project.title),
        Column("task", _("Task"), lambda one: one.name),
        Column("stage", _("Stage of the roadmap"), lambda one: one.get_stage_display()),
        Column("region", _("Region"), lambda one: one.roadmap.project.region.name),
        Column("responsible", _("Responsible"), lambda one: one.responsible_label),
        Column("due", _("Due date"), lambda one: one.due_on),
        Column("colour", _("Colour"), lambda one: shade(one).value),
        Column("left", _("Days left"), lambda one: (one.due_on - on).days),
        Column("red", _("Days in red"), lambda one: days_in_red(one, on)),
    ]


def _task(task: Any) -> SafeString:
    project = task.roadmap.project
    marks = badge(_("Green corridor"), "green", "leaf", "chip") if project.in_corridor else ""
    return format_html(
        '<a class="link" href="{}">{}</a><small>{} · {}</small>{}',
        reverse("project_task", args=[project.code, task.public_id]),
        task.name,
        project.title,
        project.code,
        marks,
    )


def _responsible(task: Any) -> Any:
    return task.responsible_label or format_html('<span class="muted">{}</span>', _("not stated"))


def _due(task: Any, on: date) -> SafeString:
    return format_html("{} <small>{}</small>", deadline_badge(task.due_on, on), day_tag(task.due_on))


def _red(task: Any, on: date) -> Any:
    days = days_in_red(task, on)
    return red_words(days) if days else "—"
