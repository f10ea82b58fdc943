"""Columns of the lists of initiatives; the same serve the pages, CSV and XLSX."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.ui.badges import deadline_badge, deadline_tone
from ncip.ui.numbers import money
from ncip.ui.tables import Column
from projects.attraction.presentation.initiatives import state_badge
from projects.attraction.tables.cards import linked

INITIATIVES = (
    Column("title", _("Initiative"), value=str, cell=linked, heading=True),
    Column("company", _("Company"), value=lambda row: row.company.name, cell=lambda row: linked(row.company)),
    Column("country", _("Country"), value=lambda row: row.country_name),
    Column("sender", _("Sender"), value=lambda row: row.sender.short_name),
    Column("leb", _("Akimat"), value=lambda row: row.leb.short_name if row.leb else "—"),
    Column("official", _("Official"), value=lambda row: row.official.short_name if row.official else "—"),
    Column(
        "cost",
        _("Cost"),
        value=lambda row: row.cost,
        cell=lambda row: money(row.cost, row.currency),
        numeric=True,
    ),
    Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
)


def columns(on: date) -> tuple[Column, ...]:
    """The columns of the list with the last day of the term, as it stands on a day."""
    last_day = Column(
        "last_day",
        _("Last day"),
        value=lambda row: row.last_day,
        cell=lambda row: deadline_badge(row.last_day, on) if row.last_day else "—",
    )
    return (*INITIATIVES[:-1], last_day, INITIATIVES[-1])


def tone(on: date) -> Any:
    """The colour of a row: how near its last day is (D19)."""
    return lambda row: f"row-{deadline_tone(row.last_day, on)}" if row.last_day else ""


INITIATIVES_OF_COMPANY = tuple(one for one in INITIATIVES if one.key in ("title", "leb", "cost", "state"))
