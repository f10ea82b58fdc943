"""The columns of the rating and of the late tasks: said once for the page, the CSV and the XLSX."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.law.scales import Scale
from ncip.ui.badges import badge
from ncip.ui.dates import day_tag, short_day
from ncip.ui.numbers import number
from ncip.ui.tables import Column
from projects.implementation.presentation.roadmap import responsible_of
from rating.delays.lateness import LateRow
from rating.delays.periods import Period
from rating.delays.presentation import Row, band_name, bands_text, points_text
from rating.delays.results import Result


def rating_columns(scale: Scale, *, compared: bool) -> list[Column]:
    """A region: place, points, what they come from; `compared` with the quarter before."""

    def bands(row: Row) -> str:
        return bands_text(row.line.bands, scale)

    return [
        *_place_columns(compared=compared),
        Column("tasks", _("Late tasks"), lambda row: row.line.tasks, cell=_late, numeric=True),
        Column("bands", _("By days of delay"), bands),
    ]


def export_columns(scale: Scale, *, compared: bool) -> list[Column]:
    """The same with one plain value in each column."""
    return [
        *_place_columns(compared=compared),
        Column("tasks", _("Late tasks"), lambda row: row.line.tasks),
        Column("open", _("Of them still open"), lambda row: row.line.still_open),
        *(_band_column(place, band_name(band, scale)) for place, band in enumerate(scale.bands())),
    ]


def _place_columns(*, compared: bool) -> list[Column]:
    shown = [
        Column("place", _("Place"), lambda row: row.line.place, cell=_place),
        Column("region", _("Region"), lambda row: row.line.region.name, cell=_region, heading=True),
        Column("points", _("Points"), lambda row: row.line.points, cell=_points, numeric=True),
        Column("projects", _("Projects"), lambda row: row.line.projects, numeric=True),
    ]
    if compared:
        shown.insert(3, Column("rise", _("To the quarter before"), lambda row: row.rise, cell=_rise))
    return shown


def task_columns(*, running: bool) -> list[Column]:
    """A late task: whose it is, how late it is, what it costs."""
    shown = [
        Column("task", _("Task"), lambda row: row.task.name, cell=_task, heading=True),
        Column("responsible", _("Who is responsible"), lambda row: responsible_of(row.project, row.task)),
        Column("due", _("Due date"), lambda row: row.due, cell=lambda row: day_tag(row.due)),
        Column("completed", _("Completed on"), lambda row: row.completed, cell=_completed),
        Column("days", _("Days of delay"), lambda row: row.days, numeric=True),
        Column("points", _("Points"), lambda row: row.points, cell=_cost, numeric=True),
    ]
    if running:
        shown.append(Column("step", _("Costs more"), _step))
    return shown


def export_task_columns(*, running: bool) -> list[Column]:
    """The same with the number and title of the project in columns of their own."""
    return [
        Column("code", _("Number"), lambda row: row.project.code),
        Column("project", _("Project"), lambda row: row.project.title),
        *task_columns(running=running),
    ]


def difference_columns() -> list[Column]:
    """A fact of a published rating that reads otherwise today."""
    return [
        Column("row", _("Row"), lambda one: one.name, cell=lambda one: one.cell, heading=True),
        Column("field", _("What differs"), lambda one: one.field),
        Column("before", _("When it was published"), lambda one: one.before),
        Column("after", _("Today"), lambda one: one.after),
    ]


def _band_column(place: int, name: str) -> Column:
    def tasks(row: Row) -> int:
        return row.line.bands[place]

    return Column(f"band-{place}", name, tasks)


def _place(row: Row) -> SafeString:
    return format_html("<b>{}</b>", row.line.place or "—")


def _region(row: Row) -> SafeString:
    note = format_html("<small>{}</small>", _("not rated")) if row.line.place is None else ""
    return format_html('<a class="link" href="{}">{}</a>{}', row.url, row.line.region.name, note)


def _points(row: Row) -> SafeString:
    return format_html("<b>{}</b>", points_text(row.line.points) if row.line.place is not None else "—")


def _late(row: Row) -> SafeString:
    if not row.line.still_open:
        return format_html("{}", number(row.line.tasks))
    words = _("still open: %(number)s") % {"number": number(row.line.still_open)}
    return format_html("{}<small>{}</small>", number(row.line.tasks), words)


def _rise(row: Row) -> SafeString:
    """How the place changed, in words and with an arrow, never by the arrow alone."""
    if row.rise is None:
        return format_html('<span class="muted">{}</span>', "—")
    if row.rise == 0:
        return format_html('<span class="muted">{}</span>', _("same place"))
    words = _("up by %(places)s") if row.rise > 0 else _("down by %(places)s")
    icon, tone = ("arrow-up", "green") if row.rise > 0 else ("arrow-down", "red")
    return badge(words % {"places": number(abs(row.rise))}, tone, icon)


def _task(row: LateRow) -> SafeString:
    url = reverse("project_task", args=[row.project.code, row.task.public_id])
    return format_html(
        '<a class="link" href="{}">{}</a><small>{} · {}</small>',
        url,
        row.task.name,
        row.project.code,
        row.project.title,
    )


def _completed(row: LateRow) -> Any:
    return day_tag(row.completed) if row.completed else badge(_("still open"), "red", "alert-triangle")


def _cost(row: LateRow) -> SafeString:
    return format_html("<b>{}</b>", points_text(row.points))


def _step(row: LateRow) -> str:
    if row.step is None:
        return ""
    return _("%(points)s from %(day)s") % {
        "points": points_text(row.step.points),
        "day": short_day(row.step.day),
    }


def result_columns(period: Period) -> list[Column]:
    """A region in the results of a quarter: task dynamics, deviations, moved dates (ncip-app2-4-1)."""

    def region(row: Result) -> SafeString:
        iso = row.region.iso if row.region else ""
        url = f"{reverse('quarter_results', args=[period.code])}?region={iso}#causes"
        return format_html('<a class="link" href="{}">{}</a>', url, row.region and row.region.name)

    return [
        Column("region", _("Region"), lambda row: row.region.name, cell=region, heading=True),
        Column("due", _("Due in the quarter"), lambda row: row.due, numeric=True),
        Column("in_time", _("Completed in time"), lambda row: row.in_time, numeric=True),
        Column("late", _("Completed late"), lambda row: row.late, numeric=True),
        Column("open_late", _("Open and late"), lambda row: row.open_late, numeric=True),
        Column("unexplained", _("Without a reason"), lambda row: row.unexplained, numeric=True),
        Column("shifts", _("Dates moved"), lambda row: row.shifts, numeric=True),
        Column("days", _("Days in all"), lambda row: row.days, numeric=True),
    ]
