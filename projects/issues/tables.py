"""Columns of the lists of issues, meetings and assignments; the same serve the pages, CSV and XLSX."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ncip.ui.badges import badge, deadline_badge
from ncip.ui.dates import day_tag
from ncip.ui.tables import Column
from projects.issues.presentation.issue import elapsed
from projects.issues.presentation.tones import assignment_badge, state_badge


def issues_on(on: date, target: int) -> tuple[Column, ...]:
    """The columns of the page: what a reader needs at a glance; the files have every field."""
    wanted = ("title", "region", "topic", "days", "body", "due_on", "state")
    return tuple(one for one in every_issue_on(on, target) if one.key in wanted)


def every_issue_on(on: date, target: int) -> tuple[Column, ...]:
    """The columns of issues on a day: how long they are open is computed on it."""
    return (
        Column("title", _("Issue"), value=str, cell=_issue, heading=True),
        Column("project", _("Project"), value=lambda row: row.project.title),
        Column("code", _("Number"), value=lambda row: row.project.code),
        Column("region", _("Region"), value=lambda row: row.project.region.name),
        Column("topic", _("What it is about"), value=lambda row: row.get_topic_display()),
        Column("raised_by", _("Raised by"), value=lambda row: row.raised_by.short_name),
        Column(
            "raised_on",
            _("Raised on"),
            value=lambda row: row.raised_on,
            cell=lambda row: day_tag(row.raised_on),
        ),
        Column(
            "days",
            _("Days"),
            value=lambda row: row.days_open(on),
            cell=lambda row: elapsed(row, on, target),
        ),
        Column("body", _("Works on it now"), value=_body),
        Column("due_on", _("Result due on"), value=lambda row: row.due_on, cell=lambda row: _due(row, on)),
        Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
    )


def short_issues_on(on: date, target: int) -> tuple[Column, ...]:
    """The columns of issues on the card of their project."""
    wanted = ("title", "topic", "days", "due_on", "state")
    return tuple(one for one in issues_on(on, target) if one.key in wanted)


def _issue(row: Any) -> SafeString:
    corridor = badge(str(_("Green corridor")), "green", "leaf", "chip") if row.project.in_corridor else ""
    words = '<a class="link" href="{}">{}</a> {}<small>{} · {}</small>'
    return format_html(words, row.get_absolute_url(), row, corridor, row.project.title, row.project.code)


def _body(row: Any) -> str:
    return row.body.short_name if row.body else ""


def _due(row: Any, on: date) -> Any:
    return deadline_badge(row.due_on, on) if row.due_on else "—"


def _linked(row: Any) -> SafeString:
    return format_html('<a class="link" href="{}">{}</a>', row.get_absolute_url(), row)


MEETINGS = (
    Column("meeting", _("Meeting of the Council"), value=str, cell=_linked, heading=True),
    Column(
        "planned_on", _("Day"), value=lambda row: row.planned_on, cell=lambda row: day_tag(row.planned_on)
    ),
    Column("mode", _("How the Council meets"), value=lambda row: row.get_mode_display()),
    Column("place", _("Place or link"), value=lambda row: row.place),
    Column("questions", _("Questions"), value=lambda row: row.questions, numeric=True),
    Column("number", _("Number of the minutes"), value=lambda row: row.number),
    Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
)


def assignments_on(on: date) -> tuple[Column, ...]:
    """The columns of assignments on a day: lateness is computed on it."""
    return (
        Column("text", _("What is to be done"), value=lambda row: row.text, cell=_linked, heading=True),
        Column("kind", _("Kind"), value=lambda row: row.get_kind_display()),
        Column("project", _("Project"), value=lambda row: row.project.code if row.project else ""),
        Column("responsible", _("Who answers"), value=_who),
        Column("due_on", _("To be done by"), value=lambda row: row.due_on, cell=_day),
        Column(
            "term",
            _("Term"),
            value=lambda row: (on - row.due_on).days if row.is_late(on) else "",
            cell=lambda row: assignment_badge(row, on),
        ),
        Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
    )


def short_assignments_on(on: date) -> tuple[Column, ...]:
    """The columns of assignments on a card."""
    return tuple(one for one in assignments_on(on) if one.key in ("text", "responsible", "due_on", "term"))


def _day(row: Any) -> Any:
    return day_tag(row.due_on) if row.due_on else "—"


def _who(row: Any) -> str:
    official = row.official
    return f"{row.responsible.short_name}, {official.short_name}" if official else row.responsible.short_name
