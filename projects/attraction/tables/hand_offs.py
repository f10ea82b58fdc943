"""Columns of the receipts of hand-offs and of the tempo of akimats; the same serve the pages, CSV and XLSX."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ncip.ui.dates import moment_tag
from ncip.ui.numbers import number
from ncip.ui.tables import Column
from projects.attraction.receipts import Tempo
from projects.attraction.tables.cards import linked


def body_cell(tempo: Tempo) -> Any:
    """The akimat, leading to its receipts."""
    return format_html(
        '<a class="link" href="{}">{}</a>', reverse("hand_offs_of", args=[tempo.leb.public_id]), tempo.leb
    )


def days_cell(value: float | None) -> Any:
    """Working days with one decimal at most, or a dash."""
    if value is None:
        return "—"
    return number(value, 0 if value == int(value) else 1)


TEMPOS = (
    Column("leb", _("Akimat"), value=lambda row: str(row.leb), cell=body_cell, heading=True),
    Column("sent", _("Initiatives received"), value=lambda row: row.sent, numeric=True),
    Column("named", _("Official named"), value=lambda row: len(row.days), numeric=True),
    Column("waiting", _("Waiting now"), value=lambda row: row.waiting, numeric=True),
    Column(
        "median",
        _("Median, working days"),
        value=lambda row: row.median,
        cell=lambda row: days_cell(row.median),
        numeric=True,
    ),
    Column(
        "longest",
        _("Longest, working days"),
        value=lambda row: row.longest,
        cell=lambda row: days_cell(row.longest),
        numeric=True,
    ),
)


def instant_cell(at: Any) -> Any:
    """An instant, or a dash."""
    return moment_tag(at) if at else "—"


def receipts(days: Callable[[Any], int | None]) -> tuple[Column, ...]:
    """One row for each hand-off; `days(leg)` gives the working days from sending to naming."""
    return (
        Column(
            "initiative",
            _("Initiative"),
            value=lambda leg: str(leg.initiative),
            cell=lambda leg: linked(leg.initiative),
            heading=True,
        ),
        Column("from", _("From"), value=lambda leg: leg.sent_from.short_name),
        Column(
            "sent",
            _("Sent to the akimat"),
            value=lambda leg: leg.sent_at,
            cell=lambda leg: moment_tag(leg.sent_at),
        ),
        Column(
            "accepted",
            _("Accepted"),
            value=lambda leg: leg.accepted_at,
            cell=lambda leg: instant_cell(leg.accepted_at),
        ),
        Column(
            "named",
            _("Official named"),
            value=lambda leg: leg.named_at,
            cell=lambda leg: instant_cell(leg.named_at),
        ),
        Column("official", _("Official"), value=lambda leg: leg.official.short_name if leg.official else "—"),
        Column("days", _("Working days"), value=days, cell=lambda leg: days_cell(days(leg)), numeric=True),
    )
