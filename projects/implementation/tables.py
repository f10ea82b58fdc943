"""The columns of the lists of Module 2: said once for the page, the CSV and the XLSX."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ncip.law.colours import Colour
from ncip.ui.badges import badge
from ncip.ui.dates import day_tag
from ncip.ui.numbers import money
from ncip.ui.tables import Column
from projects.implementation.enums import Stage
from projects.implementation.presentation import change as changes
from projects.implementation.presentation.exclusion import state_badge
from projects.implementation.presentation.tones import COLOUR_ICONS, COLOUR_TONES, PROJECT_STATES

LIGHTS = (
    (Colour.RED, gettext_lazy("overdue")),
    (Colour.YELLOW, gettext_lazy("close to the last day")),
    (Colour.GREEN, gettext_lazy("on schedule")),
)


def columns(*, with_cost: bool) -> list[Column]:
    """The columns of the page; the cost only for those to whom finances are shown."""
    shown = [
        Column("title", _("Project"), lambda one: one.title, cell=_title, heading=True, sort="title"),
        Column("region", _("Region"), lambda one: one.region.name),
        Column("state", _("State"), lambda one: one.get_state_display(), cell=_state),
        Column("marks", _("Pool and marks"), lambda one: one.get_pool_display(), cell=_marks),
        Column("tasks", _("Open tasks"), tasks_text, cell=_lights),
    ]
    if with_cost:
        cost = Column("cost", _("Cost, ₸"), lambda one: one.cost_kzt, cell=_cost, numeric=True, sort="cost")
        shown.insert(2, cost)
    return shown


def export_columns(*, with_cost: bool) -> list[Column]:
    """Every field that the list knows, one plain value in each column."""
    shown = [
        Column("code", _("Number"), lambda one: one.code),
        Column("title", _("Project"), lambda one: one.title),
        Column("company", _("Investor company"), lambda one: one.company.name),
        Column("bin", _("BIN"), lambda one: one.bin),
        Column("region", _("Region"), lambda one: one.region.name),
        Column("state", _("State"), lambda one: one.get_state_display()),
        Column("stage", _("Stage of the roadmap"), stage_text),
        Column("pool", _("Pool"), lambda one: one.get_pool_display()),
        Column("corridor", _("Green corridor"), lambda one: _("yes") if one.in_corridor else _("no")),
        Column("task_force", _("Task Force"), lambda one: _("yes") if one.task_force else _("no")),
        Column("jobs", _("Jobs"), lambda one: one.jobs),
        Column("initiator", _("Initiating body"), lambda one: one.initiator.name if one.initiator else ""),
        Column("leb", _("Local executive body"), lambda one: one.leb.name if one.leb else ""),
        Column("formed_on", _("Passport formed"), lambda one: one.formed_on),
        Column("red", _("Overdue tasks"), lambda one: one.red_tasks or 0),
        Column("yellow", _("Tasks with 10 days or fewer"), lambda one: one.yellow_tasks or 0),
        Column("green", _("Tasks on schedule"), lambda one: one.green_tasks or 0),
    ]
    if with_cost:
        shown += [
            Column("cost", _("Cost"), lambda one: one.cost),
            Column("currency", _("Currency"), lambda one: one.currency),
            Column("cost_kzt", _("Cost, ₸"), lambda one: one.cost_kzt),
        ]
    return shown


def stage_text(project: Any) -> str:
    """The stage of the roadmap in words (D41)."""
    return str(Stage(project.stage).label) if project.stage else ""


def tasks_text(project: Any) -> str:
    """«2 overdue, 1 on schedule»."""
    return ", ".join(f"{count} {words}" for _colour, words, count in _counts(project))


def _counts(project: Any) -> list[tuple[Colour, Any, int]]:
    counted = ((colour, words, getattr(project, f"{colour}_tasks") or 0) for colour, words in LIGHTS)
    return [(colour, words, count) for colour, words, count in counted if count]


def _title(project: Any) -> SafeString:
    return format_html(
        '<a class="link" href="{}">{}</a><small>{} · {}</small>',
        project.get_absolute_url(),
        project.title,
        project.code,
        project.company.name,
    )


def _cost(project: Any) -> SafeString:
    return money(project.cost_kzt) if project.cost_kzt else money(project.cost, project.currency)


def _state(project: Any) -> SafeString:
    tone, icon = PROJECT_STATES[project.state]
    stage = format_html("<small>{}</small>", stage_text(project)) if project.stage else ""
    return format_html("{}{}", badge(str(project.get_state_display()), tone, icon, "state"), stage)


def _marks(project: Any) -> SafeString:
    found = [badge(str(project.get_pool_display()), "neutral", "flag", "chip")] if project.pool else []
    if project.in_corridor:
        found.append(badge(_("Green corridor"), "green", "leaf", "chip"))
    if project.task_force:
        found.append(badge(_("Task Force"), "gold", "users-group", "chip"))
    return format_html('<span class="row">{}</span>', format_html_join("", "{}", ((one,) for one in found)))


def _lights(project: Any) -> SafeString:
    shown = [
        badge(f"{count} {words}", COLOUR_TONES[colour], COLOUR_ICONS[colour], "deadline")
        for colour, words, count in _counts(project)
    ]
    return format_html_join(" ", "{}", ((one,) for one in shown))


def _request_link(row: Any) -> SafeString:
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.project.title)


def _sent_on(row: Any) -> Any:
    return day_tag(row.sent_on) if row.sent_on else "—"


def _decided_on(row: Any) -> Any:
    return day_tag(row.decided_on) if row.decided_on else "—"


EXCLUSIONS = (
    Column(
        "project",
        gettext_lazy("Project"),
        value=lambda row: row.project.title,
        cell=_request_link,
        heading=True,
    ),
    Column("code", gettext_lazy("Number"), value=lambda row: row.project.code),
    Column("region", gettext_lazy("Region"), value=lambda row: row.project.region.name),
    Column("effect", gettext_lazy("What is asked for"), value=lambda row: row.get_effect_display()),
    Column("grounds", gettext_lazy("Grounds"), value=lambda row: "; ".join(row.ground_labels)),
    Column(
        "sent_on",
        gettext_lazy("Sent on"),
        value=lambda row: row.sent_on,
        cell=_sent_on,
    ),
    Column(
        "decided_on",
        gettext_lazy("Decided on"),
        value=lambda row: row.decided_on,
        cell=_decided_on,
    ),
    Column("state", gettext_lazy("State"), value=lambda row: row.get_state_display(), cell=state_badge),
)


def _change_link(row: Any) -> SafeString:
    project = row.roadmap.project
    return format_html(
        '<a class="link" href="{}">{}</a><small>{}</small>',
        row.get_absolute_url(),
        project.title,
        project.code,
    )


CHANGES = (
    Column(
        "project",
        gettext_lazy("Project"),
        value=lambda row: row.roadmap.project.title,
        cell=_change_link,
        heading=True,
    ),
    Column("region", gettext_lazy("Region"), value=lambda row: row.roadmap.project.region.name),
    Column("kind", gettext_lazy("Ground of the change"), value=lambda row: row.get_kind_display()),
    Column(
        "asked_by",
        gettext_lazy("Asked by"),
        value=lambda row: str(row.asked_by or row.roadmap.project.company.name),
    ),
    Column(
        "asked_on",
        gettext_lazy("Asked on"),
        value=lambda row: row.asked_on,
        cell=lambda row: day_tag(row.asked_on),
    ),
    Column("sent_on", gettext_lazy("Sent on"), value=lambda row: row.sent_on, cell=_sent_on),
    Column("decided_on", gettext_lazy("Decided on"), value=lambda row: row.decided_on, cell=_decided_on),
    Column("number", gettext_lazy("Version"), value=lambda row: row.number or row.base, numeric=True),
    Column(
        "state", gettext_lazy("State"), value=lambda row: row.get_state_display(), cell=changes.state_badge
    ),
)


def _task_link(row: Any) -> SafeString:
    project = row.task.roadmap.project
    return format_html(
        '<a class="link" href="{}">{}</a><small>{}</small>',
        reverse("project_task", args=[project.code, row.task.public_id]),
        row.task.name,
        project.title,
    )


def _days(row: Any) -> SafeString:
    return badge(changes.days_text(row.days), "red" if row.days > 0 else "green", "calendar-due", "chip")


def _asked_by(row: Any) -> str:
    return str(row.change.asked_by or row.change.get_kind_display())


SHIFTS = (
    Column("task", gettext_lazy("Task"), value=lambda row: row.task.name, cell=_task_link, heading=True),
    Column("code", gettext_lazy("Number"), value=lambda row: row.task.roadmap.project.code),
    Column("region", gettext_lazy("Region"), value=lambda row: row.task.roadmap.project.region.name),
    Column(
        "first",
        gettext_lazy("First approved"),
        value=lambda row: row.task.agreed_due_on,
        cell=lambda row: day_tag(row.task.agreed_due_on),
    ),
    Column(
        "before",
        gettext_lazy("Before"),
        value=lambda row: row.due_before,
        cell=lambda row: day_tag(row.due_before),
    ),
    Column(
        "after",
        gettext_lazy("After"),
        value=lambda row: row.due_after,
        cell=lambda row: day_tag(row.due_after),
    ),
    Column("days", gettext_lazy("Days"), value=lambda row: row.days, cell=_days, numeric=True),
    Column("reason", gettext_lazy("Reason"), value=lambda row: row.reason.name),
    Column("asked_by", gettext_lazy("Asked by"), value=_asked_by),
    Column("agreed_by", gettext_lazy("Agreed by"), value=lambda row: str(row.change.decided_by)),
    Column(
        "agreed_on",
        gettext_lazy("Agreed on"),
        value=lambda row: row.agreed_on,
        cell=lambda row: day_tag(row.agreed_on),
    ),
)
