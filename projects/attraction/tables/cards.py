"""Columns of the lists of Module 1; the same serve the pages, CSV and XLSX."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ncip.ui.dates import day_tag
from ncip.ui.tables import Column
from projects.attraction.presentation.cards import state_badge


def linked(subject: Any, text: str = "") -> SafeString:
    """The name of a subject, or other words for it, leading to its card."""
    return format_html('<a href="{}">{}</a>', subject.get_absolute_url(), text or subject)


def day_cell(value: Any) -> Any:
    """A day, or a dash when there is none."""
    return day_tag(value) if value else "—"


COMPANIES = (
    Column("name", _("Company"), value=str, cell=linked, heading=True),
    Column("country", _("Country"), value=lambda row: row.country_name),
    Column("oked", _("Field of activity"), value=lambda row: row.oked.name),
    Column("size", _("Size"), value=lambda row: row.get_size_display()),
    Column("bin", _("BIN"), value=lambda row: row.bin or "", cell=lambda row: row.bin or "—"),
    Column("met", _("Last meeting"), value=lambda row: row.last_met, cell=lambda row: day_cell(row.last_met)),
    Column("owner", _("Kept by"), value=lambda row: row.owner.short_name),
)

MEETINGS = (
    Column("held_on", _("Date"), value=lambda row: row.held_on, cell=linked, heading=True),
    Column("subject", _("Subject of interest"), value=lambda row: row.subject_of_interest),
    Column("owner", _("Kept by"), value=lambda row: row.owner.short_name),
    Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
)

CONTACTS = (
    Column("name", _("Full name"), value=str, cell=linked, heading=True),
    Column("position", _("Position"), value=lambda row: row.position or "—"),
    Column("phone", _("Telephone"), value=lambda row: row.phone or "—"),
    Column("email", _("E-mail"), value=lambda row: row.email or "—"),
)
