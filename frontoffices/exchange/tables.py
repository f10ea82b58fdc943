"""Columns of the lists of the exchange; the same serve the pages, CSV and XLSX."""

from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import MeasureState, UpdateState
from frontoffices.exchange.presentation import days, state_badge
from ncip.ui.badges import deadline_badge
from ncip.ui.dates import day_tag, local
from ncip.ui.numbers import money
from ncip.ui.tables import Column
from projects.attraction.tables.cards import linked

STATE = Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge)
KEEPER = Column("owner", _("Kept by"), value=lambda row: row.owner.short_name)


def day_column(name: str, label: Any) -> Column:
    """A day of the row, in exports as a date."""
    return Column(
        name, label, value=lambda row: getattr(row, name), cell=lambda row: day_tag(getattr(row, name))
    )


EVENTS = (
    Column("theme", _("Theme of the event"), value=str, cell=linked, heading=True),
    Column("kind", _("Kind"), value=lambda row: row.get_kind_display()),
    Column("starts_on", _("Days"), value=lambda row: days(row.starts_on, row.ends_on)),
    Column("place", _("Place"), value=lambda row: f"{row.place}, {row.country_name}"),
    KEEPER,
    STATE,
)
PROGRAMMES = (
    Column("country", _("Country"), value=lambda row: row.country_name, cell=linked, heading=True),
    Column("year", _("Year"), value=lambda row: row.year, cell=lambda row: str(row.year), numeric=True),
    Column("owner", _("Formed by"), value=lambda row: row.owner.short_name),
    Column(
        "agreed_on",
        _("Agreed on"),
        value=lambda row: row.agreed_on,
        cell=lambda row: day_tag(row.agreed_on) if row.agreed_on else "—",
    ),
    STATE,
)
GUESTS = (
    Column("name", _("Who"), value=str, heading=True),
    Column("means", _("How told"), value=lambda row: row.get_means_display() or "—"),
    Column("told_on", _("Told on"), value=lambda row: row.told_on, cell=lambda row: _day(row.told_on)),
    Column("status", _("Participation"), value=lambda row: row.get_status_display()),
)
MEETINGS = (
    Column("held_on", _("Date"), value=lambda row: row.held_on, cell=linked, heading=True),
    Column("company", _("Company"), value=lambda row: row.company.name, cell=lambda row: linked(row.company)),
    Column("subject", _("Subject of interest"), value=lambda row: row.subject_of_interest),
    KEEPER,
)

MATERIALS = (
    Column("title", _("Material"), value=str, cell=linked, heading=True),
    Column("about", _("About"), value=lambda row: str(row.subject_name)),
    Column("language", _("Language"), value=lambda row: row.get_language_display()),
    Column(
        "approved_on",
        _("Approved on"),
        value=lambda row: row.approved_on,
        cell=lambda row: _day(row.approved_on),
    ),
    KEEPER,
    STATE,
)
REQUESTS = (
    Column("title", _("Request"), value=str, cell=linked, heading=True),
    Column("kind", _("Kind"), value=lambda row: row.get_kind_display()),
    Column("owner", _("Sender"), value=lambda row: row.owner.short_name),
    Column("addressee", _("Addressee"), value=lambda row: row.addressee.short_name),
    Column(
        "sent",
        _("Sent on"),
        value=lambda row: local(row.sent_at).date(),
        cell=lambda row: day_tag(local(row.sent_at).date()),
    ),
    Column(
        "wanted_on", _("Wanted by"), value=lambda row: row.wanted_on, cell=lambda row: _day(row.wanted_on)
    ),
    STATE,
)
NICHES = (
    Column("title", _("Niche"), value=str, cell=linked, heading=True),
    Column("region", _("Region"), value=lambda row: str(row.region)),
    Column("oked", _("Industry"), value=lambda row: row.oked.name),
    Column(
        "cost",
        _("Estimated investment"),
        value=lambda row: row.cost,
        cell=lambda row: money(row.cost, row.currency) if row.cost is not None else "—",
        numeric=True,
    ),
    Column("owner", _("Given by"), value=lambda row: row.owner.short_name),
    STATE,
)
PUBLICATIONS = (
    Column("title", _("Publication"), value=str, cell=linked, heading=True),
    Column("project", _("Project"), value=lambda row: str(row.project), cell=lambda row: linked(row.project)),
    Column("outlet", _("Media"), value=lambda row: row.outlet),
    day_column("published_on", _("Published on")),
    KEEPER,
    Column("partner", _("Jointly with"), value=lambda row: row.partner.short_name),
)


def updates(on: date) -> tuple[Column, ...]:
    """The updates of a programme with the state of their terms on a day."""
    return (
        Column("period", _("Period"), value=lambda row: row.period, cell=_update_link, heading=True),
        Column("kind", _("Kind"), value=lambda row: row.get_kind_display()),
        Column("due", _("Due on"), value=lambda row: row.due_on, cell=lambda row: _day(row.due_on)),
        Column(
            "state",
            _("State"),
            value=lambda row: row.get_state_display(),
            cell=lambda row: deadline_badge(
                row.due_on, on, row.made_on if row.state == UpdateState.MADE else None
            ),
        ),
    )


def measure_state(measure: Any, on: date) -> Any:
    """How a measure stands on a day: its term while planned, else what became of it."""
    if measure.state == MeasureState.DROPPED:
        return state_badge(measure)
    return deadline_badge(measure.due_on, on, measure.done_on)


def _update_link(update: Any) -> Any:
    return format_html('<a href="{}">{}</a>', update.get_absolute_url(), update.period)


def _day(value: date | None) -> Any:
    return day_tag(value) if value else "—"
