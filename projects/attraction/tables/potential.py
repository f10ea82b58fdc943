"""Columns of the lists of potential investors."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.ui.badges import badge
from ncip.ui.tables import Column
from projects.attraction.enums import PotentialState
from projects.attraction.tables.cards import day_cell, linked

TONES = {PotentialState.LISTED: ("green", "check"), PotentialState.DROPPED: ("neutral", "x")}


def state_badge(row: Any) -> Any:
    """Whether the company is still on the list."""
    return badge(row.get_state_display(), *TONES[PotentialState(row.state)])


POTENTIAL = (
    Column(
        "company",
        _("Company"),
        value=lambda row: row.company.name,
        cell=lambda row: linked(row, row.company.name),
        heading=True,
    ),
    Column("country", _("Country"), value=lambda row: row.company.country_name),
    Column("sector", _("Sector of interest"), value=lambda row: row.sector.name),
    Column("source", _("How it was found"), value=lambda row: row.get_source_display()),
    Column(
        "listed", _("Listed on"), value=lambda row: row.listed_on, cell=lambda row: day_cell(row.listed_on)
    ),
    Column("owner", _("External front office"), value=lambda row: row.owner.short_name),
    Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
)

LISTS = (
    Column("title", _("List"), value=str, cell=linked, heading=True),
    Column("given", _("Given on"), value=lambda row: row.given_on, cell=lambda row: day_cell(row.given_on)),
    Column("owner", _("Given by"), value=lambda row: row.owner.short_name),
    Column("size", _("Companies"), value=lambda row: row.size, numeric=True),
)

POTENTIAL_OF_COMPANY = (
    Column(
        "sector",
        _("Sector of interest"),
        value=str,
        cell=lambda row: linked(row, row.sector.name),
        heading=True,
    ),
    *(column for column in POTENTIAL if column.key in ("source", "listed", "owner", "state")),
)
